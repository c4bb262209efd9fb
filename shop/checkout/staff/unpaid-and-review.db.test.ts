import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { moveStock } from '#shop/inventory/mutations.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { sweep } from '../jobs.ts'
import { expireWithoutSession } from '../mutations/settle-order.ts'
import { settle } from '../session/settle.ts'
import { refundOrder } from './mutations/refund-order.ts'
import { resolveReview } from './mutations/resolve-review.ts'
import { cancelUnpaidOrder } from './session/cancel-unpaid-order.ts'

let shop: TestShop
let owner: StaffMember
let clerk: StaffMember
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  owner = await staffMember('owner')
  clerk = await staffMember('clerk')
  goods = await stockUp()
})
afterEach(() => shop.lever('DELETE', '/ctl/faults'))
afterAll(() => shop.close())

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
const placed = () => placeTestOrder([{ ...goods, quantity: 1 }])
const level = () => database().stockItem.findUniqueOrThrow({ where: { variantId: goods.id } })
const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: { refunds: true, mails: true, events: { orderBy: { id: 'asc' } } },
  })
const pay = (sessionId: string) => shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })

describe('an unpaid order', () => {
  test('is given up once however often it is pressed: closed at Stripe, goods free, shopper told', async () => {
    const order = await placed()
    const { reserved } = await level()
    const answers = await Promise.all([1, 2, 3].map(() => cancelUnpaidOrder(clerk, order.id)))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true])
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    const after = await find(order.id)
    expect(after).toMatchObject({ payment: 'expired', hold: 'released', fulfilment: 'cancelled' })
    expect((await level()).reserved).toBe(reserved - 1)
    expect(after.mails.map(({ kind }) => kind)).toEqual(['order-cancelled'])
    const trail = await database().auditEntry.findMany({
      where: { entityId: order.id },
      orderBy: { id: 'asc' },
    })
    expect(trail.map(({ action }) => action)).toEqual(['order.cancellation-begun', 'order.cancelled'])
    await expect(pay(order.sessionId)).rejects.toThrow()
  })

  test('money that came at that very moment counts', async () => {
    const order = await placed()
    await shop.lever('POST', '/ctl/deliveries', { hold: true })
    await pay(order.sessionId)
    expect(await cancelUnpaidOrder(clerk, order.id)).toEqual({
      ok: false,
      reason: 'not-open',
      payment: 'paid',
    })
    await shop.lever('POST', '/ctl/deliveries', { hold: false })
    await shop.lever('POST', '/ctl/deliveries/release', {})
    await quiesce()
    expect(await find(order.id)).toMatchObject({ payment: 'paid', fulfilment: 'open' })
  })

  test('while Stripe is away nothing is given up; pressed again it goes on', async () => {
    const order = await placed()
    const fault = { method: 'POST', path: '/v1/checkout/sessions/*', when: 'before', status: 500, times: 100 }
    await shop.lever('POST', '/ctl/faults', fault)
    await expect(cancelUnpaidOrder(clerk, order.id)).rejects.toThrow()
    expect(await find(order.id)).toMatchObject({ payment: 'pending', fulfilment: 'open' })
    await shop.lever('DELETE', '/ctl/faults')
    expect(await cancelUnpaidOrder(clerk, order.id)).toEqual({ ok: true, isRepeat: false })
  })

  test('is given up whoever hears first that its page is closed; after a crash in between, by pressing again', async () => {
    const order = await placed()
    const fault = { method: 'GET', path: '/v1/checkout/sessions/*', when: 'before', status: 500, times: 100 }
    await shop.lever('POST', '/ctl/deliveries', { hold: true })
    await shop.lever('POST', '/ctl/faults', fault)
    await expect(cancelUnpaidOrder(clerk, order.id)).rejects.toThrow()
    await shop.lever('DELETE', '/ctl/faults')
    await shop.lever('POST', '/ctl/deliveries', { hold: false })
    await shop.lever('POST', '/ctl/deliveries/release', {})
    await quiesce()
    expect(await find(order.id)).toMatchObject({ payment: 'expired', fulfilment: 'open' })
    expect(await cancelUnpaidOrder(clerk, order.id)).toEqual({ ok: true, isRepeat: false })
    expect((await find(order.id)).mails.map(({ kind }) => kind)).toEqual(['order-cancelled'])
  })

  test('one that ended by itself is not given up once more, and editors give up nothing', async () => {
    const order = await placed()
    expect(await cancelUnpaidOrder(await staffMember('editor'), order.id)).toEqual({
      ok: false,
      reason: 'role',
    })
    await shop.lever('POST', `/ctl/sessions/${order.sessionId}/expire`)
    await quiesce()
    expect(await cancelUnpaidOrder(clerk, order.id)).toEqual({
      ok: false,
      reason: 'not-open',
      payment: 'expired',
    })
    expect((await find(order.id)).mails).toEqual([])
  })
})

describe('money in review', () => {
  /** Paid, but not what the order costs. */
  async function mismatched() {
    const order = await placed()
    await shop.lever('POST', `/ctl/sessions/${order.sessionId}/tamper`, { amount_total: 500 })
    await pay(order.sessionId)
    await quiesce()
    expect(await find(order.id)).toMatchObject({ payment: 'review', hold: 'held' })
    return order
  }

  test('of another amount can only go back: the hold ends, nothing is sent, the alert is closed', async () => {
    const order = await mismatched()
    const { reserved } = await level()
    const accept = { orderId: order.id, decision: 'accept' as const }
    expect(await resolveReview(owner, accept)).toEqual({ ok: false, reason: 'not-its-money' })
    const back = { orderId: order.id, decision: 'pay-back' as const }
    const answers = await Promise.all([resolveReview(owner, back), resolveReview(owner, back)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    await sweep()
    await quiesce()
    expect(await find(order.id)).toMatchObject({
      ...{ payment: 'review', hold: 'released', fulfilment: 'cancelled', refund: 'full' },
      refunds: [{ amount: 500, status: 'succeeded' }],
    })
    expect((await level()).reserved).toBe(reserved - 1)
    expect(await database().staffAlert.count({ where: { orderId: order.id, resolvedAt: null } })).toBe(0)
    expect(await resolveReview(owner, back)).toEqual({ ok: false, reason: 'not-in-review' })
  })

  test('of another currency goes back in the one it came in', async () => {
    const order = await placed()
    await shop.lever('POST', `/ctl/sessions/${order.sessionId}/tamper`, { currency: 'eur' })
    await pay(order.sessionId)
    await quiesce()
    expect(await find(order.id)).toMatchObject({ payment: 'review', hold: 'held' })
    const back = { orderId: order.id, decision: 'pay-back' as const }
    expect(await resolveReview(owner, back)).toMatchObject({ ok: true })
    await sweep()
    await quiesce()
    expect(await find(order.id)).toMatchObject({
      ...{ hold: 'released', fulfilment: 'cancelled', refund: 'full' },
      refunds: [{ amount: order.totalAmount, currency: 'EUR', status: 'succeeded' }],
    })
  })

  test('is decided by an owner alone, and no clerk pays it back before', async () => {
    const order = await mismatched()
    const back = { orderId: order.id, decision: 'pay-back' as const }
    expect(await resolveReview(clerk, back)).toEqual({ ok: false, reason: 'role' })
    expect(await resolveReview({ ...owner, freshUntil: null }, back)).toEqual({ ok: false, reason: 'stale' })
    const refund = { orderId: order.id, actionId: 'x', reason: 'other' as const, restock: [] }
    const asked = { ...refund, wish: { kind: 'rest' as const }, seenLeftAmount: 500 }
    expect(await refundOrder(owner, asked)).toEqual({ ok: false, reason: 'in-review' })
    expect(await resolveReview(owner, back)).toMatchObject({ ok: true })
  })

  /** What Stripe said was not the order's money turns out to be: as if the figure had been corrected. */
  async function reviewedInFull() {
    const order = await mismatched()
    await shop.lever('POST', `/ctl/sessions/${order.sessionId}/tamper`, { amount_total: order.totalAmount })
    const client = new pg.Client({ connectionString: environment().databaseUrl })
    await client.connect()
    await client.query('UPDATE payment SET amount = $2 WHERE order_id = $1', [order.id, order.totalAmount])
    await client.end()
    return order
  }

  test('that is the order’s after all is accepted once: sold, confirmed, with a receipt', async () => {
    const order = await reviewedInFull()
    const accept = { orderId: order.id, decision: 'accept' as const }
    const answers = await Promise.all([resolveReview(owner, accept), resolveReview(owner, accept)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const after = await find(order.id)
    expect(after).toMatchObject({ payment: 'paid', hold: 'committed', fulfilment: 'open' })
    expect(after.mails.map(({ kind }) => kind)).toEqual(['order-confirmed'])
    expect(after.events.map(({ fact, to }) => `${fact} ${to}`)).toEqual([
      ...['payment pending', 'payment review', 'payment paid'],
    ])
    expect(await database().invoice.count({ where: { orderId: order.id } })).toBe(1)
  })

  test('that came late for goods that are gone went back by itself; nothing is left to decide', async () => {
    const order = await placed()
    await shop.lever('POST', '/ctl/deliveries', { hold: true })
    await pay(order.sessionId)
    await database().order.update({ where: { id: order.id }, data: { sessionId: null } })
    await expireWithoutSession(order.id, 'test')
    await database().order.update({ where: { id: order.id }, data: { sessionId: order.sessionId } })
    const { onHand, reserved } = await level()
    const move = (quantity: number) =>
      database().$transaction((transaction) =>
        moveStock(transaction, 'adjust', { variantId: goods.id, quantity, reason: 'test', actor: 'test' }),
      )
    await move(reserved - onHand)
    await settle(order.sessionId, 'test')
    await move(onHand - reserved)
    await shop.lever('POST', '/ctl/deliveries', { hold: false })
    await shop.lever('POST', '/ctl/deliveries/release', {})
    await quiesce()
    await sweep()
    expect(await find(order.id)).toMatchObject({ payment: 'review', refund: 'full', fulfilment: 'cancelled' })
    for (const decision of ['accept', 'pay-back'] as const)
      expect(await resolveReview(owner, { orderId: order.id, decision })).toEqual({
        ...{ ok: false, reason: 'not-in-review' },
      })
  })

  test('a paid order is not in review', async () => {
    const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
    for (const decision of ['accept', 'pay-back'] as const)
      expect(await resolveReview(owner, { orderId: order.id, decision })).toMatchObject({ ok: false })
    expect(await find(order.id)).toMatchObject({ payment: 'paid', refunds: [] })
  })
})

test('after all this the books add up', async () => {
  await quiesce()
  await sweep()
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
  const atRest = { graceMinutes: 0, retentionGraceDays: 0 }
  expect(await findViolations(environment().databaseUrl, atRest)).toEqual([])
})
