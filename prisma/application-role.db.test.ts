import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '#local/test-database.ts'

/** What has happened may be read and added to; some of it only the owner writes at all. */
const readOnly = ['_prisma_migrations', 'product_listing']
const appendOnly = [
  ...[
    'audit_entry',
    'claim_wording_confirmation',
    'invoice',
    'order_event',
    'pairing_decision',
    'payment',
    'price_change',
  ],
  ...['kept_file', 'label_document', 'product_decision', 'restore_drill', 'stock_movement'],
]

test('S-DB: the application’s role writes what the shop is now, and never what has happened', async () => {
  const { url, drop } = await createTestDatabase()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const ask = async (question: string) =>
    (await client.query<{ name: string }>(question)).rows.map(({ name }) => name)
  const tablesWithout = (right: string) =>
    ask(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND NOT has_table_privilege('shop_app', oid, '${right}') ORDER BY 1`)
  expect(await tablesWithout('SELECT')).toEqual([])
  expect(await tablesWithout('INSERT')).toEqual(readOnly)
  expect(await tablesWithout('UPDATE')).toEqual([...readOnly, ...appendOnly].toSorted())
  expect(await tablesWithout('DELETE')).toEqual([...readOnly, ...appendOnly, 'invoice_series'].toSorted())
  expect(
    await ask(`SELECT rolname AS name FROM pg_roles WHERE rolname = 'shop_app' AND NOT (rolsuper OR rolcreatedb
      OR rolcreaterole OR rolreplication OR rolbypassrls OR rolcanlogin)`),
  ).toEqual(['shop_app'])
  expect(
    await ask(
      `SELECT nspname AS name FROM pg_namespace WHERE has_schema_privilege('shop_app', oid, 'CREATE')`,
    ),
  ).toEqual([])
  expect(
    await ask(`SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef
      AND NOT 'search_path=public, pg_temp' = ANY (coalesce(proconfig, '{}'))`),
    'functions with the owner’s rights that look up names where anybody may put them',
  ).toEqual([])
  await client.end()
  await drop()
})
