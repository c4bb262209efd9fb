import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseMeter, statementsOf } from '#prisma/fixtures/database-cost.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { orderLists } from '../order-list.ts'
import { countWork, listOrders, type OrderListWish } from './queries/list-orders.ts'

const orders = 100_000

let shop: TestShop
let meter: DatabaseMeter
let clerk: StaffMember

/** A few years of a shop: most parcels have come, a fifth was never paid, a hundred wait for work. */
const manyOrders = `
  INSERT INTO orders (id, number, locale, market, currency, email, phone, name, country, delivery_method, delivery_kind,
    delivery_name, subtotal_amount, shipping_amount, total_amount, vat_amount, shipping_vat, payment, fulfilment, hold,
    refund, fingerprint, session_parameters, session_expires_at, terms_version, placed_at, paid_at)
  SELECT 'ord_' || lpad(n::text, 26, '0'), 'N' || lpad(n::text, 7, '0'), 'pl-PL', CASE n % 5 WHEN 0 THEN 'NL' ELSE 'PL' END,
    'PLN', 'person' || n || '@example.org', '600', given.name || ' ' || family.name || n % 1000, 'PL', 'courier', 'courier',
    'Kurier', 1000, 0, 1000, 74, '[]',
    (CASE WHEN n % 20000 = 7 THEN 'review' WHEN n > 99980 THEN 'pending' WHEN n % 5 = 1 THEN 'expired' ELSE 'paid' END)::payment_state,
    (CASE WHEN n > 99900 THEN 'open' WHEN n > 99850 THEN 'packed' WHEN n > 99000 AND n % 5 <> 1 THEN 'shipped'
      WHEN n % 5 = 1 THEN 'open' ELSE 'delivered' END)::fulfilment_state,
    'committed', (CASE WHEN n % 50 = 2 THEN 'partial' ELSE 'none' END)::refund_state, '', '{}', now(), '1',
    now() - (${orders} - n) * interval '15 minutes', now()
  FROM generate_series(1, ${orders}) n,
    LATERAL (SELECT (ARRAY['Anna', 'Jan', 'Maria', 'Piotr', 'Ewa'])[1 + n % 5] AS name) given,
    LATERAL (SELECT (ARRAY['Nowak', 'Kowalska', 'de Vries', 'Jansen'])[1 + n % 4] AS name) family;
  INSERT INTO order_line (order_id, variant_id, position, sku, name, variant_label, designation, unit_amount, quantity,
    total_amount, vat_rate_basis_points, vat_amount, label_snapshot)
  SELECT 'ord_' || lpad(n::text, 26, '0'), v.id, 0, 'S', 'N', 'V', 'D', 1000, 1, 1000, 800, 74, '{}'
  FROM generate_series(1, ${orders}) n, (SELECT min(id) AS id FROM product_variant) v;
  ANALYZE orders; ANALYZE order_line;`

beforeAll(async () => {
  shop = await openTestShop()
  clerk = await staffMember('clerk')
  const client = new pg.Client({ connectionString: environment().databaseUrl })
  await client.connect()
  // What each order is made of is tested elsewhere; here they only have to be many.
  await client.query('SET session_replication_role = replica')
  await client.query(manyOrders)
  await client.end()
  meter = await DatabaseMeter.open(environment().databaseUrl)
}, 300_000)
afterAll(async () => {
  await meter.close()
  await shop.close()
})

/** What the database works for it, in milliseconds of its own. */
const costOf = async (work: () => Promise<unknown>) => meter.cost(await statementsOf(work))

const deep = { placedAt: new Date(Date.now() - 500 * 86_400_000), id: 'ord_00000000000000000000000000' }
const wishes: [string, OrderListWish][] = [
  ...orderLists.map((list): [string, OrderListWish] => [list, { list }]),
  ['all, a thousand pages on', { list: 'all', after: deep }],
  ['delivered, a thousand pages on', { list: 'delivered', after: deep }],
  ['not paid, of one market', { list: 'not-paid', market: 'NL' }],
  ['a number', { list: 'all', search: 'N005-0000' }],
  ['the beginning of an address', { list: 'all', search: 'person5000' }],
  ['a rare part of a name', { list: 'all', search: 'kowalska77' }],
  ['a common part of a name', { list: 'all', search: 'nowak' }],
  ['two letters', { list: 'all', search: 'an' }],
  ['what nobody is called', { list: 'all', search: 'zzzzzz' }],
]

test.each(wishes)('a page of 100,000 orders: %s', async (_, wish) => {
  expect(await costOf(() => listOrders(database(), clerk, wish))).toBeLessThan(500)
})

test('what waits is counted', async () => {
  expect(await costOf(() => countWork(database(), clerk))).toBeLessThan(500)
  expect(await countWork(database(), clerk)).toMatchObject({ 'to-pack': 64, 'in-review': 5 })
})
