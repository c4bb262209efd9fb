import { afterAll, beforeAll, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp, type TestGoods } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { sweep } from './jobs.ts'
import { refundOrder } from './staff/mutations/refund-order.ts'

let shop: TestShop
let goods: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
})
afterAll(() => shop.close())

/** Rows by what they are; each question is asked with the order as `$1`. */
type Rows = Record<string, string>

const order = 'orders WHERE id = $1'
const step = (fact: string, to: string) =>
  `order_event WHERE order_id = $1 AND fact = '${fact}' AND "to" = '${to}'`
const movement = (kind: string) => `stock_movement WHERE order_id = $1 AND kind = '${kind}'`
const letter = (kind: string): Rows => ({
  [`letter ${kind}`]: `mail WHERE order_id = $1 AND kind = '${kind}'`,
  [`job of the letter ${kind}`]: `pgboss.job WHERE data ->> 'mailId' IN
    (SELECT id FROM mail WHERE order_id = $1 AND kind = '${kind}')`,
})
const refundJob = `pgboss.job WHERE data ->> 'refundId' IN (SELECT id FROM refund WHERE order_id = $1)`

/**
 * What a crash in the middle would leave behind: a row that another transaction wrote than the others did. PostgreSQL
 * says of every row which transaction wrote it last.
 */
async function expectOneTransaction(orderId: string, rows: Rows): Promise<void> {
  const writers: Record<string, string[]> = {}
  for (const [what, from] of Object.entries(rows)) {
    const found = await database().$queryRawUnsafe<{ writer: string }[]>(
      `SELECT xmin::text AS writer FROM ${from}`,
      orderId,
    )
    writers[what] = [...new Set(found.map(({ writer }) => writer))]
  }
  const [writer = ['nobody']] = Object.values(writers)
  expect(writers).toEqual(Object.fromEntries(Object.keys(rows).map((what) => [what, writer])))
  expect(writer).toHaveLength(1)
}

const lines = (quantity = 1) => [{ ...goods, quantity }]
const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })

test('an order is there with its lines, its hold and its history, or not at all', async () => {
  const { id } = await placeTestOrder(lines())
  await expectOneTransaction(id, {
    lines: 'order_line WHERE order_id = $1',
    hold: movement('reserve'),
    step: step('payment', 'pending'),
  })
})

test('I10, I19: a payment is there with goods, history, receipt, its number and one letter, or not at all', async () => {
  const { id } = await payTestOrder(shop, lines())
  await expectOneTransaction(id, {
    order,
    payment: 'payment WHERE order_id = $1',
    goods: movement('commit'),
    step: step('payment', 'paid'),
    receipt: 'invoice WHERE order_id = $1',
    number: 'invoice_series WHERE series = (SELECT series FROM invoice WHERE order_id = $1)',
    ...letter('order-confirmed'),
  })
})

test('goods are given back with the order, or not at all', async () => {
  const { id, sessionId } = await placeTestOrder(lines())
  await shop.lever('POST', `/ctl/sessions/${sessionId}/expire`)
  await quiesce()
  await expectOneTransaction(id, { order, goods: movement('release'), step: step('payment', 'expired') })
})

test('the duty to pay back is there with its job, the goods, the audit trail, and what is not sent, or not at all', async () => {
  const { id, totalAmount } = await payTestOrder(shop, lines(2))
  const press = { orderId: id, actionId: crypto.randomUUID(), reason: 'cancelled' as const }
  const restock = [{ variantId: goods.id, quantity: 2 }]
  const wish = { kind: 'rest' as const }
  const clerk = await staffMember('clerk')
  expect(await refundOrder(clerk, { ...press, wish, restock, seenLeftAmount: totalAmount })).toMatchObject({
    ok: true,
  })
  await expectOneTransaction(id, {
    order,
    refund: 'refund WHERE order_id = $1',
    pieces: 'refund_line WHERE refund_id IN (SELECT id FROM refund WHERE order_id = $1)',
    job: refundJob,
    goods: movement('restock'),
    step: step('fulfilment', 'cancelled'),
    audit: `audit_entry WHERE entity_id = $1`,
  })
  await sweep()
  await quiesce()
  await expectOneTransaction(id, {
    refund: 'refund WHERE order_id = $1',
    order,
    step: step('refund', 'full'),
    note: `invoice WHERE order_id = $1 AND kind = 'credit'`,
    ...letter('refund-issued'),
  })
})

test('late money for goods that are gone is there with the duty to pay it back and the apology, or not at all', async () => {
  const { id, sessionId } = await placeTestOrder(lines())
  await database().order.update({ where: { id }, data: { sessionId: null } })
  const { expireWithoutSession } = await import('./mutations/settle-order.ts')
  await expireWithoutSession(id, 'test')
  await database().order.update({ where: { id }, data: { sessionId, fulfilment: 'cancelled' } })
  await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await quiesce()
  await expectOneTransaction(id, {
    order,
    payment: 'payment WHERE order_id = $1',
    step: step('payment', 'review'),
    alert: 'staff_alert WHERE order_id = $1',
    refund: 'refund WHERE order_id = $1',
    job: refundJob,
    ...letter('order-refunded-sold-out'),
  })
})
