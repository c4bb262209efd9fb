import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { payTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { invoiceRetentionJob } from './jobs.ts'
import { forgetInvoices } from './mutations/forget-invoices.ts'

let shop: TestShop
/** Orders with their documents, by what becomes of them. */
const orders: Record<string, string> = {}

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  const goods = [{ ...(await stockUp()), quantity: 1 }]
  for (const name of ['over', 'over, with a credit note', 'credited later', 'disputed', 'kept'])
    orders[name] = (await payTestOrder(shop, goods)).id
  for (const name of ['over, with a credit note', 'credited later']) {
    const { paymentIntentId } = await database().order.findUniqueOrThrow({
      where: { id: orders[name] ?? '' },
    })
    await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount: 500 })
  }
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  await letTimePass()
})
afterAll(() => shop.close())

/** As if the years of the law had gone by: nothing but that is changed, and the database is asked not to mind. */
async function letTimePass(): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  await owner.query(`SET session_replication_role = replica`)
  await owner.query(
    `UPDATE invoice SET keep_until = now() AT TIME ZONE 'UTC' - interval '5 days'
     WHERE order_id <> $1 AND NOT (order_id = $2 AND kind = 'credit')`,
    [orders.kept, orders['credited later']],
  )
  await owner.query(`UPDATE orders SET dispute = 'open' WHERE id = $1`, [orders.disputed])
  await owner.end()
}

async function documents(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, orderId] of Object.entries(orders))
    counts[name] = await database().invoice.count({ where: { orderId } })
  return counts
}

const keptTooLong = async () => {
  const question = { graceMinutes: 0, retentionGraceDays: 0 }
  const found = await findViolations(process.env.DATABASE_URL ?? '', question)
  return found.filter(({ key }) => key.startsWith('invoice ')).length
}

test('GDPR-02: documents go, in portions, when tax law wants none of their order any more', async () => {
  const all = { over: 1, 'over, with a credit note': 2, 'credited later': 2, disputed: 1, kept: 1 }
  expect(await documents()).toEqual(all)
  expect(await keptTooLong()).toBe(3)
  expect(await forgetInvoices(1)).toBeGreaterThan(0)
  await invoiceRetentionJob.work(undefined as never)
  expect(await documents()).toEqual({ ...all, over: 0, 'over, with a credit note': 0 })
  expect(await keptTooLong()).toBe(0)
  expect(await forgetInvoices()).toBe(0)
})

test('the audit trail says how many went', async () => {
  const rows = await database().auditEntry.findMany({ where: { action: 'invoice.forgotten' } })
  const counts = rows.map(({ after }) => (after as { count: number }).count)
  expect(counts.toSorted()).toEqual([1, 2])
})

test('a database that wants to keep one keeps it, whatever a job asks for', async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  const asked = owner.query('DELETE FROM invoice WHERE order_id = $1', [orders.kept])
  await expect(asked).rejects.toThrow(/neither changed nor removed/)
  await owner.end()
})
