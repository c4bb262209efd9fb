import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTheSameMoment } from '#prisma/fixtures/same-moment.ts'
import {
  leaveInStock,
  payTestOrder,
  placeTestOrder,
  stockUp,
  type TestGoods,
  type TestOrder,
} from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database, inTransaction } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { reserveStock } from '#shop/inventory/mutations.ts'
import { recordDispute } from './mutations/record-dispute.ts'
import { recordRefunds } from './mutations/record-refund.ts'
import { applySession } from './mutations/settle-order.ts'
import type { RefundFacts } from './payment/refunds.ts'
import { retrieveSession } from './payment/sessions.ts'
import { takeOverDisputesOf } from './session/reconcile.ts'
import type { SessionFacts } from './settlement.ts'
import { refundOrder } from './staff/mutations/refund-order.ts'

let shop: TestShop
let goods: TestGoods

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
})
afterAll(() => shop.close())

const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: {
      movements: { orderBy: { id: 'asc' } },
      events: { orderBy: { id: 'asc' } },
      mails: true,
      refunds: true,
    },
  })

/** Whoever works on the order in this moment has its row. */
const atWorkOn = (id: string, deeds: readonly (() => Promise<unknown>)[]) =>
  inTheSameMoment((owner) => owner.query('SELECT id FROM orders WHERE id = $1 FOR UPDATE', [id]), deeds)

/** An order whose money has come, and nobody here has heard of it. */
async function paidUnheard(): Promise<{ order: TestOrder; paid: SessionFacts }> {
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  const order = await placeTestOrder([{ ...goods, quantity: 1 }])
  await shop.lever('POST', `/ctl/sessions/${order.sessionId}/pay`, { method: 'card' })
  return { order, paid: await retrieveSession(order.sessionId) }
}

async function paidOrder(): Promise<{ id: string; paymentIntentId: string }> {
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 0 })
  const { id } = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  return { id, paymentIntentId: (await find(id)).paymentIntentId ?? '' }
}

const unpaid = { status: 'expired', paymentStatus: 'unpaid', paymentIntentId: null, method: null } as const

test('T3: four who hear of the same payment pay the order once, and nobody is refused', async () => {
  const { order, paid } = await paidUnheard()
  const hear = () => applySession(paid, 'test')
  await atWorkOn(order.id, [hear, hear, hear, hear])
  const after = await find(order.id)
  expect(after).toMatchObject({ payment: 'paid', hold: 'committed', holdAttempt: 1 })
  expect(after.movements.map(({ kind }) => kind)).toEqual(['reserve', 'commit'])
  expect(after.events.map(({ to }) => to)).toEqual(['pending', 'paid'])
  expect(after.mails.map(({ kind }) => kind)).toEqual(['order-confirmed'])
})

test('T5: who gives up and who pays wait for each other: the goods are given back and held anew, or never given back', async () => {
  for (const [order, kinds] of [
    ['given up first', ['reserve', 'release', 'reserve', 'commit']],
    ['paid first', ['reserve', 'commit']],
  ] as const) {
    const { order: placed, paid } = await paidUnheard()
    const pay = () => applySession(paid, 'test')
    const giveUp = () => applySession({ ...paid, ...unpaid }, 'test')
    await atWorkOn(placed.id, order === 'paid first' ? [pay, giveUp] : [giveUp, pay])
    const after = await find(placed.id)
    expect(after, order).toMatchObject({ payment: 'paid', hold: 'committed' })
    expect(
      after.movements.map(({ kind }) => kind),
      order,
    ).toEqual(kinds)
  }
})

test('T8: a refund that three hear of at once is one refund with one credit note, and nobody is refused', async () => {
  const { id, paymentIntentId } = await paidOrder()
  const facts: RefundFacts = {
    ...{ id: `re_${id}`, amount: 500, currency: 'PLN', paymentIntentId, metadataRefund: null, failure: null },
    status: 'succeeded',
  }
  const hear = () => recordRefunds(paymentIntentId, [facts], 'test')
  await atWorkOn(id, [hear, hear, hear])
  expect(await find(id)).toMatchObject({ refund: 'partial', refunds: [{ amount: 500, status: 'succeeded' }] })
  expect(await database().invoice.count({ where: { orderId: id, kind: 'credit' } })).toBe(1)
  expect((await find(id)).events.filter(({ fact }) => fact === 'refund')).toHaveLength(1)
})

test('T8: two clerks who pay back all of it in the same moment: one does, the other is shown that nothing is left', async () => {
  const { id } = await paidOrder()
  const { totalAmount: seenLeftAmount } = await find(id)
  const clerk = await staffMember('clerk')
  const press = () =>
    refundOrder(clerk, {
      ...{ orderId: id, actionId: crypto.randomUUID(), restock: [], seenLeftAmount },
      reason: 'goodwill',
      wish: { kind: 'rest' },
    })
  expect(await atWorkOn(id, [press, press])).toMatchObject([
    { ok: true, isRepeat: false },
    { ok: false, reason: 'changed', leftAmount: 0 },
  ])
  expect((await find(id)).refunds).toHaveLength(1)
})

test('a dispute that three hear of at once is one step of the order’s history, told once', async () => {
  const { id, paymentIntentId } = await paidOrder()
  const hear = () => recordDispute(paymentIntentId, 'open', 'test')
  await atWorkOn(id, [hear, hear, hear])
  expect((await find(id)).events.filter(({ fact }) => fact === 'dispute')).toHaveLength(1)
  expect(await database().staffAlert.count({ where: { orderId: id, kind: 'dispute' } })).toBe(1)
})

test('a dispute that ends while its beginning is being written is an ended one', async () => {
  const { id, paymentIntentId } = await paidOrder()
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  const dispute = (await shop.lever('POST', '/ctl/disputes', { payment_intent: paymentIntentId })) as {
    id: string
  }
  await atWorkOn(id, [
    () => takeOverDisputesOf(paymentIntentId, 'test'),
    async () => {
      await shop.lever('POST', `/ctl/disputes/${dispute.id}`, { status: 'won' })
      return database().$queryRaw`SELECT id FROM orders WHERE id = ${id} FOR UPDATE`
    },
  ])
  expect(await find(id)).toMatchObject({ dispute: 'won' })
})

test('T1: who wants the last piece while another one takes it hears that it is gone', async () => {
  await leaveInStock(goods.id, 1)
  const level = () => database().stockItem.findUniqueOrThrow({ where: { variantId: goods.id } })
  const before = await level()
  const hold = { orderId: '', attempt: 1, lines: [{ variantId: goods.id, quantity: 1 }], actor: 'test' }
  const [answer] = await inTheSameMoment(
    (owner) => owner.query('UPDATE stock_item SET reserved = reserved + 1 WHERE variant_id = $1', [goods.id]),
    [() => inTransaction((transaction) => reserveStock(transaction, hold))],
  )
  expect(answer).toEqual({
    ...{ ok: false, reason: 'sold-out', shortages: [{ variantId: goods.id, wanted: 1, available: 0 }] },
  })
  expect(await level()).toMatchObject({ onHand: before.onHand, reserved: before.reserved + 1 })
})
