import { parseArgs } from 'node:util'
import { Client } from 'pg'

const usage = `node scripts/fill-shop.ts --database URL [--products 10000] [--orders 100000]
Fills a local database that holds the demo shop with many copies of its products and with orders for them, so that lists
can be measured as they are in a large shop. Nothing is taken away again: use a database made for it. The books do not add
up afterwards beyond stock and payments (no mails, no invoices). Refuses a database that is not on this machine.`

const ownMachine = ['localhost', '127.0.0.1', '[::1]', '']

class BadInput extends Error {}

/** The address, if it leads to this machine; test data must never come near a shop. */
export function localDatabase(address: string): string {
  const url = URL.parse(address)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new BadInput(`Not a database: ${address}\n\n${usage}`)
  const elsewhere = url.searchParams.get('host')
  const isLocal = ownMachine.includes(url.hostname) && (elsewhere === null || elsewhere.startsWith('/'))
  if (!isLocal) throw new BadInput(`${elsewhere ?? url.hostname} is not this machine: nothing was done.`)
  return address
}

interface Copy {
  table: string
  /** The mapping table with `template_id`, `id` and `i`, and the column of the table that it maps. */
  by: { mapping: 'new_product' | 'new_variant'; column: string }
  /** Columns that differ from the template's, as SQL over `t` (the template) and `m` (the mapping). */
  but?: Record<string, string>
  /** Columns the database fills in. */
  without?: readonly string[]
}

/** Copies the rows of the templates, whatever columns the table has by now. */
async function copyRows(client: Client, { table, by, but = {}, without = [] }: Copy): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => name).filter((name) => !without.includes(name))
  const changed: Record<string, string> = { [by.column]: 'm.id', ...but }
  const values = names.map((name) => changed[name] ?? `t.${name}`)
  await client.query(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')}
     FROM ${by.mapping} AS m JOIN ${table} AS t ON t.${by.column} = m.template_id`,
  )
}

/** Another selection for each copy, as products of a large shop differ in what they are and are without. */
function someOf(values: string, shift: number): string {
  return `ARRAY(SELECT value FROM unnest(${values}) WITH ORDINALITY AS own (value, place)
    WHERE (m.i >> (place::int + ${shift})) & 1 = 0)`
}

const listedTables = [
  ...['product', 'product_translation', 'product_market', 'product_nutrient', 'product_variant'],
  'price_change',
]

async function fillProducts(client: Client, count: number): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE new_product AS
    SELECT template.id AS template_id, i, nextval(pg_get_serial_sequence('product', 'id'))::int AS id
    FROM generate_series(1, ${count}) AS i
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS all_of_them
      FROM product WHERE key !~ '-copy-') AS template ON template.place = i % template.all_of_them`)
  await client.query(`
    CREATE TEMP TABLE new_variant AS
    SELECT pack.id AS template_id, m.i, m.id AS product_id,
      nextval(pg_get_serial_sequence('product_variant', 'id'))::int AS id
    FROM new_product AS m JOIN product_variant AS pack ON pack.product_id = m.template_id`)
  await client.query(`
    CREATE INDEX ON new_variant (product_id, template_id);
    CREATE INDEX ON new_variant (template_id);
    CREATE INDEX ON new_product (template_id);
    ANALYZE new_product, new_variant`)
  const ofProduct = { mapping: 'new_product', column: 'product_id' } as const
  const ofVariant = { mapping: 'new_variant', column: 'variant_id' } as const
  const copies: Copy[] = [
    {
      table: 'product',
      by: { mapping: 'new_product', column: 'id' },
      but: {
        key: `t.key || '-copy-' || m.i`,
        position: '1000 + m.i',
        diets: someOf('t.diets', 0),
        free_from: someOf('t.free_from', 3),
      },
    },
    {
      table: 'product_translation',
      by: ofProduct,
      but: { slug: `t.slug || '-' || m.i`, name: `t.name || ' ' || m.i` },
    },
    { table: 'product_market', by: ofProduct },
    {
      table: 'product_nutrient',
      by: ofProduct,
      but: { amount: 'round(t.amount * (20 + m.i % 80) / 60, 4)' },
    },
    { table: 'product_claim', by: ofProduct },
    {
      table: 'product_variant',
      by: { mapping: 'new_variant', column: 'id' },
      but: { product_id: 'm.product_id', sku: `t.sku || '-' || m.i`, gtin: 'NULL' },
    },
    { table: 'product_variant_translation', by: ofVariant },
    { table: 'stock_item', by: ofVariant, but: { on_hand: '1000000', reserved: '0' } },
    { table: 'price_change', by: ofVariant, but: { amount: 't.amount + m.i % 500' }, without: ['id'] },
    {
      table: 'product_picture',
      by: ofProduct,
      but: {
        variant_id: `(SELECT id FROM new_variant WHERE template_id = t.variant_id AND product_id = m.id)`,
      },
      without: ['id'],
    },
  ]
  // The rows that lists are read from once at the end, not after every table anew.
  const listing = (deed: 'DISABLE' | 'ENABLE') =>
    client.query(
      listedTables.map((table) => `ALTER TABLE ${table} ${deed} TRIGGER ${table}_listed_new`).join(';'),
    )
  await listing('DISABLE')
  for (const copy of copies) await copyRows(client, copy)
  await listing('ENABLE')
  await client.query('SELECT keep_product_listing(ARRAY(SELECT id FROM new_product))')
  await client.query(`
    INSERT INTO stock_movement (variant_id, kind, quantity, reason, actor)
    SELECT id, 'receive', 1000000, 'fill', 'fill' FROM new_variant`)
  await client.query(`
    INSERT INTO search_document (kind, key, language, title, folded, weight)
    SELECT t.kind, t.key || '-copy-' || m.i, t.language, t.title || ' ' || m.i,
      regexp_replace(t.folded, E'\\n', ' ' || m.i || E'\\n'), 1000 + m.i
    FROM new_product AS m JOIN product ON product.id = m.template_id
    JOIN search_document AS t ON t.kind = 'product' AND t.key = product.key`)
}

/** Orders of one line each over the last two years; most are delivered, some wait at every step. */
async function fillOrders(client: Client, count: number): Promise<void> {
  await client.query(
    'ANALYZE product_variant, product_translation, product_variant_translation, price_change',
  )
  await client.query(`
    CREATE TEMP TABLE goods AS
      SELECT pack.id AS variant_id, pack.sku, text.name, words.label, text.legal_name, market.locale, market.name AS market,
        price.amount, price.currency, row_number() OVER () - 1 AS place
      FROM (VALUES ('PL', 'pl-PL', 'pl'), ('NL', 'nl-NL', 'nl')) AS market (name, locale, language)
      JOIN product_variant AS pack ON pack.archived_at IS NULL
      JOIN product_translation AS text ON text.product_id = pack.product_id AND text.language = market.language
      JOIN product_variant_translation AS words ON words.variant_id = pack.id AND words.language = market.language
      CROSS JOIN LATERAL (SELECT amount, currency FROM price_change WHERE variant_id = pack.id
        AND price_change.market = market.name AND valid_from <= now() ORDER BY valid_from DESC, id DESC LIMIT 1) AS price
      WHERE price.amount IS NOT NULL`)
  await client.query('ANALYZE goods')
  const { rows } = await client.query<{ count: number }>('SELECT count(*)::int FROM goods')
  await client.query(`
    CREATE TEMP TABLE new_order AS
    SELECT goods.*, 'ord_fill_' || lpad(i::text, 9, '0') AS id, 1 + i % 3 AS quantity, i,
      now() AT TIME ZONE 'UTC' - make_interval(mins => (i::bigint * 7919 % 1051200)::int) AS placed_at,
      CASE WHEN i % 50 = 0 THEN 'expired' WHEN i % 97 = 0 THEN 'failed' ELSE 'paid' END AS payment,
      CASE WHEN i % 50 = 0 OR i % 97 = 0 THEN 'open' WHEN i % 40 = 1 THEN 'open' WHEN i % 60 = 1 THEN 'packed'
        WHEN i % 30 = 2 THEN 'shipped' ELSE 'delivered' END AS fulfilment
    FROM generate_series(1, ${count}) AS i JOIN goods ON goods.place = i::bigint * 31 % ${rows[0]?.count ?? 1}`)
  await client.query(`
    INSERT INTO orders (id, number, locale, market, currency, email, phone, name, street, postal_code, town, country,
      delivery_method, delivery_kind, delivery_name, subtotal_amount, shipping_amount, total_amount, vat_amount,
      shipping_vat, payment, fulfilment, hold, fingerprint, session_parameters, session_expires_at, session_id,
      payment_intent_id, terms_version, placed_at, paid_at, shipped_at, delivered_at)
    SELECT id, 'F' || lpad(i::text, 8, '0'), locale, market, currency, 'shopper' || i % 40000 || '@example.org',
      '+48600100200', (ARRAY['Anna Nowak', 'Jan de Vries', 'Ewa Zielińska', 'Piet Jansen'])[1 + i % 4], 'ul. Lipowa 4',
      '00-316', 'Warszawa', market, 'courier', 'courier', 'Kurier', amount * quantity, 0, amount * quantity,
      round(amount * quantity * 8 / 108.0), '[]', payment::payment_state, fulfilment::fulfilment_state,
      (CASE payment WHEN 'paid' THEN 'committed' ELSE 'released' END)::hold_state, id, '{}', placed_at,
      'cs_fill_' || i, CASE payment WHEN 'paid' THEN 'pi_fill_' || i END, 'fill', placed_at,
      CASE payment WHEN 'paid' THEN placed_at END,
      CASE WHEN fulfilment IN ('shipped', 'delivered') THEN placed_at + interval '1 day' END,
      CASE fulfilment WHEN 'delivered' THEN placed_at + interval '3 days' END
    FROM new_order`)
  await client.query(`
    INSERT INTO order_line (order_id, variant_id, position, sku, name, variant_label, designation, unit_amount, quantity,
      total_amount, vat_rate_basis_points, vat_amount, label_snapshot)
    SELECT id, variant_id, 0, sku, name, label, legal_name, amount, quantity, amount * quantity, 800,
      round(amount * quantity * 8 / 108.0), '{}' FROM new_order`)
  await client.query(`
    INSERT INTO payment (payment_intent_id, order_id, amount, currency, outcome, method, at)
    SELECT 'pi_fill_' || i, id, amount * quantity, currency, 'succeeded', 'card', placed_at FROM new_order
    WHERE payment = 'paid'`)
  await client.query(`
    INSERT INTO order_event (order_id, fact, "from", "to", cause, actor, at)
    SELECT id, 'payment'::order_fact, 'pending', payment, 'fill', 'fill', placed_at FROM new_order
    UNION ALL SELECT id, 'fulfilment'::order_fact, 'open', fulfilment, 'fill', 'fill', placed_at FROM new_order
      WHERE fulfilment <> 'open'`)
  await client.query(`
    INSERT INTO stock_movement (variant_id, order_id, kind, quantity, reason, actor, at)
    SELECT variant_id, id, kind::stock_movement_kind, quantity, 'fill', 'fill', placed_at
    FROM new_order CROSS JOIN LATERAL (VALUES ('reserve'),
      (CASE payment WHEN 'paid' THEN 'commit' ELSE 'release' END)) AS moves (kind)`)
}

async function main(commandLine: string[]): Promise<void> {
  const { values } = parseArgs({
    args: commandLine,
    options: {
      database: { type: 'string' },
      products: { type: 'string', default: '10000' },
      orders: { type: 'string', default: '100000' },
    },
  })
  const [products, orders] = [values.products, values.orders].map((text) => {
    if (!/^\d{1,7}$/.test(text)) throw new BadInput(`Not a number: ${text}\n\n${usage}`)
    return Number(text)
  })
  const client = new Client({ connectionString: localDatabase(values.database ?? '') })
  await client.connect()
  try {
    await client.query('BEGIN')
    // Triggers keep the plans of their first rows, when the tables were small: by index they stay right.
    await client.query('SET LOCAL enable_seqscan = off')
    await fillProducts(client, products ?? 0)
    await fillOrders(client, orders ?? 0)
    await client.query('COMMIT')
    await client.query('ANALYZE')
    console.log(`${products} products, ${orders} orders`)
  } finally {
    await client.end()
  }
}

if (import.meta.main) {
  try {
    await main(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof BadInput ? error.message : error)
    process.exitCode = 2
  }
}
