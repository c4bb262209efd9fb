import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logger } from '#platform/logger.ts'
import { payTestOrder, placeTestOrder, stockUp } from './fixtures/test-orders.ts'
import { openTestShop, type TestShop } from './fixtures/test-shop.ts'

let shop: TestShop
/** What the statements below speak of. */
let names: Record<string, string>

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  const goods = await stockUp()
  const { id: paid } = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const { id: pending } = await placeTestOrder([{ ...goods, quantity: 1 }])
  names = { paid, pending, variant: String(goods.id) }
})
afterAll(() => shop.close())

/** The guarantee that refuses a statement of the database's owner, who may do more than the shop. */
async function refusalOf(statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(statement.replaceAll(/<(\w+)>/g, (_, name: string) => `'${names[name]}'`))
    return 'nothing'
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error)
  } finally {
    await client.end()
  }
}

const movement = (columns: string, from = `order_id = <paid> AND kind = 'reserve'`) =>
  `INSERT INTO stock_movement (variant_id, order_id, kind, quantity, attempt, reason, actor) SELECT ${columns} FROM stock_movement WHERE ${from}`
const payment = (id: string, amount: string) =>
  `INSERT INTO payment (payment_intent_id, order_id, amount, currency, outcome, method, at) SELECT '${id}', order_id, ${amount}, currency, outcome, method, at FROM payment WHERE order_id = <paid>`
const letter = (kind: string, dedupeKey: string) =>
  `INSERT INTO mail (id, dedupe_key, kind, order_id, locale, facts) SELECT gen_random_uuid()::text, ${dedupeKey}, '${kind}', order_id, locale, facts FROM mail WHERE order_id = <paid>`

test.each([
  [
    'I01 more promised than there is',
    'UPDATE stock_item SET reserved = on_hand + 1',
    'stock_item_no_oversell',
  ],
  [
    'I01 less than nothing on the shelf',
    'UPDATE stock_item SET on_hand = -1, reserved = -1',
    'stock_item_on_hand_not_negative',
  ],
  [
    'I01 less than nothing promised',
    'UPDATE stock_item SET reserved = -1 WHERE variant_id = <variant>',
    'stock_item_reserved_not_negative',
  ],
  [
    'I02 a movement of nothing',
    movement(`variant_id, order_id, kind, 0, 9, reason, actor`),
    'stock_movement_quantity',
  ],
  [
    'I02 goods of no order taken off the shelf',
    movement(`variant_id, NULL, 'commit', 1, 9, reason, actor`),
    'stock_movement_order',
  ],
  [
    'I03 the same hold twice',
    movement('variant_id, order_id, kind, quantity, attempt, reason, actor'),
    'stock_movement_order_id_variant_id_kind_attempt_key',
  ],
  [
    'I03 the same goods taken off the shelf twice',
    movement(
      'variant_id, order_id, kind, quantity, attempt, reason, actor',
      `order_id = <paid> AND kind = 'commit'`,
    ),
    'stock_movement_order_id_variant_id_kind_attempt_key',
  ],
  ['I05 a total that is no sum', 'UPDATE orders SET total_amount = total_amount + 1', 'orders_amounts'],
  [
    'I05 a line that is no product',
    'UPDATE order_line SET total_amount = total_amount + 1',
    'order_line_arithmetic',
  ],
  ['I06 paid at no time', 'UPDATE orders SET paid_at = NULL WHERE id = <paid>', 'orders_paid_at'],
  ['I06 paid twice', payment('pi_other', 'amount'), 'payment_one_success_per_order'],
  ['I06 paid with nothing', payment('pi_nothing', '0'), 'payment_amount'],
  [
    'I07 two open orders of one cart',
    `INSERT INTO orders SELECT (jsonb_populate_record(o, '{"id": "twice", "number": "twice", "session_id": null}')).*
      FROM orders o WHERE id = <pending>`,
    'orders_one_open_per_cart',
  ],
  [
    'I07 two orders of one payment page',
    'UPDATE orders SET session_id = (SELECT session_id FROM orders WHERE id = <paid>) WHERE id = <pending>',
    'orders_session_id_key',
  ],
  [
    'I07 two orders of one payment',
    'UPDATE orders SET payment_intent_id = (SELECT payment_intent_id FROM orders WHERE id = <paid>) WHERE id = <pending>',
    'orders_payment_intent_id_key',
  ],
  ['I10 a letter twice', letter('test', 'dedupe_key'), 'mail_dedupe_key_key'],
  [
    'I10 a second confirmation',
    letter('order-confirmed', `dedupe_key || ':again'`),
    'mail_one_of_a_kind_per_order',
  ],
])('%s is refused by the database, whoever writes it', async (_, statement, guarantee) => {
  expect(await refusalOf(statement)).toBe(guarantee)
})
