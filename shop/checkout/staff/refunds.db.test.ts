import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  payTestOrder,
  placeTestOrder,
  stockUp,
  violationsAtRest,
  type TestOrder,
} from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { markShipped } from '#shop/orders/staff/mutations/fulfil-order.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { sweep } from '../jobs.ts'
import { requestRefund } from '../mutations/request-refund.ts'
import type { RefundWish } from '../refund.ts'
import { findRefundable, findRefundForm } from './queries.ts'
import { refundOrder, type StaffRefund } from './mutations/refund-order.ts'

let shop: TestShop
let owner: StaffMember
let clerk: StaffMember
let one: { id: number; unitAmount: number }
let other: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  owner = await staffMember('owner')
  clerk = await staffMember('clerk')
  one = await stockUp()
  other = await stockUp('ZV-001-60')
})
afterEach(async () => {
  await shop.lever('DELETE', '/ctl/faults')
  await shop.lever('POST', '/ctl/refunds/next', { status: 'pending', times: 0 })
})
afterAll(() => shop.close())

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: { refunds: { include: { lines: true }, orderBy: { at: 'asc' } }, mails: true, events: true },
  })
const two = () => payTestOrder(shop, [{ ...one, quantity: 2 }])
const rest: RefundWish = { kind: 'rest' }
const amount = (figure: number): RefundWish => ({ kind: 'amount', amount: figure })

/** A refund as the form would send it, seen just now. */
async function form(
  order: TestOrder,
  wish: RefundWish,
  more: Partial<StaffRefund> = {},
): Promise<StaffRefund> {
  const left = await findRefundable(database(), order.id)
  return {
    orderId: order.id,
    actionId: crypto.randomUUID(),
    reason: 'goodwill',
    wish,
    restock: [],
    seenLeftAmount: (left?.paidAmount ?? 0) - (left?.refundedAmount ?? 0),
    ...more,
  }
}

const atStripe = async (orderId: string) => {
  const { paymentIntentId } = await find(orderId)
  const dump = (await shop.lever('GET', '/ctl/dump')) as {
    refunds: { id: string; payment_intent: string; amount: number; status: string }[]
  }
  return dump.refunds.filter((refund) => refund.payment_intent === paymentIntentId)
}
const amountsAtStripe = async (orderId: string) => (await atStripe(orderId)).map((refund) => refund.amount)

describe('paying back', () => {
  test('all of it: once at Stripe, the order says so, what has not left is not sent, one letter', async () => {
    const order = await two()
    const answer = await refundOrder(clerk, await form(order, rest, { reason: 'cancelled' }))
    expect(answer).toMatchObject({ ok: true, isRepeat: false, amount: { amount: order.totalAmount } })
    expect(await find(order.id)).toMatchObject({ refund: 'none', fulfilment: 'cancelled' })
    await sweep()
    await sweep()
    await quiesce()
    const after = await find(order.id)
    expect(after).toMatchObject({ refund: 'full', payment: 'paid' })
    expect(after.refunds).toMatchObject([{ status: 'succeeded', shippingAmount: 1599, reason: 'cancelled' }])
    expect(after.refunds[0]?.lines).toMatchObject([
      { variantId: one.id, quantity: 2, amount: one.unitAmount * 2 },
    ])
    expect(await amountsAtStripe(order.id)).toEqual([order.totalAmount])
    expect(after.mails.map(({ kind }) => kind).toSorted()).toEqual(['order-confirmed', 'refund-issued'])
    expect(after.events.map(({ fact, to, actor }) => `${fact} ${to} ${actor}`)).toContain(
      `fulfilment cancelled staff:${clerk.id}`,
    )
  })

  test('a part, another part, then the rest: none, partial, full', async () => {
    const order = await two()
    const states: string[] = []
    for (const wish of [amount(500), amount(700), rest]) {
      expect(await refundOrder(clerk, await form(order, wish))).toMatchObject({ ok: true })
      await sweep()
      await quiesce()
      states.push((await find(order.id)).refund)
    }
    expect(states).toEqual(['partial', 'partial', 'full'])
    expect(await amountsAtStripe(order.id)).toHaveLength(3)
    expect(await refundOrder(clerk, await form(order, rest))).toEqual({ ok: false, reason: 'nothing' })
    expect((await find(order.id)).mails.filter(({ kind }) => kind === 'refund-issued')).toHaveLength(3)
  })

  test('by pieces: their price, the delivery if it is meant, and no piece twice', async () => {
    const order = await payTestOrder(shop, [
      { ...one, quantity: 2 },
      { ...other, quantity: 1 },
    ])
    const shippingAmount = order.totalAmount - order.goodsAmount
    const pieces = (quantity: number, shipping = 0): RefundWish => ({
      kind: 'pieces',
      pieces: [{ variantId: one.id, quantity }],
      shippingAmount: shipping,
    })
    const answer = await refundOrder(owner, await form(order, pieces(1, shippingAmount)))
    expect(answer).toMatchObject({ ok: true, amount: { amount: one.unitAmount + shippingAmount } })
    expect(await refundOrder(owner, await form(order, pieces(2)))).toEqual({
      ...{ ok: false, reason: 'more-pieces-than-left', variantId: one.id, left: 1 },
    })
    expect(await refundOrder(owner, await form(order, pieces(1, 1)))).toEqual({
      ...{ ok: false, reason: 'more-shipping-than-left', leftAmount: 0 },
    })
    expect(await refundOrder(owner, await form(order, pieces(1)))).toMatchObject({ ok: true })
    await sweep()
    expect(await find(order.id)).toMatchObject({ refund: 'partial', fulfilment: 'open' })
  })

  test('pieces come back to the shelf when they are there, never more than went out', async () => {
    const order = await two()
    const level = () => database().stockItem.findUniqueOrThrow({ where: { variantId: one.id } })
    const before = await level()
    const restock = (quantity: number) => ({ restock: [{ variantId: one.id, quantity }] })
    expect(await refundOrder(clerk, await form(order, amount(100), restock(3)))).toEqual({
      ...{ ok: false, reason: 'more-to-restock-than-went-out', variantId: one.id, left: 2 },
    })
    for (const figure of [100, 200])
      expect(await refundOrder(clerk, await form(order, amount(figure), restock(1)))).toMatchObject({
        ok: true,
      })
    expect(await refundOrder(clerk, await form(order, amount(300), restock(1)))).toMatchObject({ ok: false })
    expect((await level()).onHand).toBe(before.onHand + 2)
    const moves = { where: { orderId: order.id, kind: 'restock' as const } }
    expect(await database().stockMovement.count(moves)).toBe(2)
  })

  test('what is written down: who, how much, of what; nothing of the person', async () => {
    const order = await two()
    await refundOrder(clerk, await form(order, amount(321)))
    const [entry, ...more] = await database().auditEntry.findMany({ where: { entityId: order.id } })
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      actor: `staff:${clerk.id}`,
      action: 'order.refunded',
      before: { leftAmount: order.totalAmount },
      after: { amount: 321, currency: 'PLN', reason: 'goodwill' },
    })
    expect(JSON.stringify(entry?.after)).not.toContain('@')
  })
})

describe('at once', () => {
  test('T8: a double click, ten times at once and once more a day later, is one refund', async () => {
    const order = await two()
    const press = await form(order, amount(1000))
    const answers = await Promise.all(Array.from({ length: 10 }, () => refundOrder(clerk, press)))
    await Promise.all([sweep(), sweep(), sweep()])
    await sweep()
    answers.push(await refundOrder(clerk, press))
    expect(new Set(answers.map((answer) => answer.ok && answer.refundId)).size).toBe(1)
    expect(answers.filter((answer) => answer.ok && !answer.isRepeat)).toHaveLength(1)
    expect(await amountsAtStripe(order.id)).toEqual([1000])
  })

  test('T8: two clerks at once never pay back more than came; who is second is shown what is left', async () => {
    for (let round = 0; round < 5; round++) {
      const order = await two()
      const share = order.totalAmount - 1000
      const presses = [
        await form(order, amount(share)),
        await form(order, amount(share)),
        await form(order, rest),
      ]
      const answers = await Promise.all(
        presses.map((press, index) => refundOrder(index ? owner : clerk, press)),
      )
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe('changed')
      await sweep()
      const paidBack = (await amountsAtStripe(order.id)).reduce((total, figure) => total + figure, 0)
      expect(paidBack).toBeLessThanOrEqual(order.totalAmount)
    }
  })

  test('T8: paid back in full while somebody ships it: it has left before, or it does not leave', async () => {
    for (let round = 0; round < 4; round++) {
      const order = await two()
      const { version } = await find(order.id)
      const parcel = { carrier: 'inpost', trackingNumber: '12345678' }
      const [refund, shipping] = await Promise.all([
        form(order, rest).then((press) => refundOrder(clerk, press)),
        markShipped(owner, { orderId: order.id, seenVersion: version, parcel }),
      ])
      expect(refund.ok).toBe(true)
      expect((await find(order.id)).fulfilment).toBe(shipping.ok ? 'shipped' : 'cancelled')
    }
  })

  test('whoever asks is told what is left before anything is written', async () => {
    const order = await two()
    const more = { orderId: order.id, amount: order.totalAmount + 1, currency: 'PLN', reason: 'test' }
    const answer = await database().$transaction((transaction) =>
      requestRefund(transaction, { ...more, actor: 'test', actionId: 'more' }),
    )
    expect(answer).toEqual({ ok: false, reason: 'more-than-paid', refundable: order.totalAmount })
    expect((await find(order.id)).refunds).toEqual([])
  })

  test('the database itself refuses more than was paid, whoever writes it', async () => {
    const order = await two()
    const row = (id: string, figure: number, currency = 'PLN') => ({
      ...{ id, orderId: order.id, actionId: id, amount: figure, currency, reason: 'test', actor: 'test' },
    })
    await database().refund.create({ data: row('rf_most', order.totalAmount - 1) })
    await expect(database().refund.create({ data: row('rf_more', 2) })).rejects.toThrow(/more than is left/)
    await expect(database().refund.create({ data: row('rf_euro', 1, 'EUR') })).rejects.toThrow(
      /more than is left/,
    )
    const raise = { where: { id: 'rf_most' }, data: { amount: order.totalAmount + 1 } }
    await expect(database().refund.update(raise)).rejects.toThrow(/more than is left/)
    const twice = ['rf_a', 'rf_b'].map((id) => database().refund.create({ data: row(id, 1) }))
    const outcomes = await Promise.allSettled(twice)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await database().refund.deleteMany({ where: { orderId: order.id } })
  })
})

describe('who may', () => {
  test('a clerk up to the limit of one order, however it is divided; an owner above', async () => {
    await database().setting.create({ data: { key: 'refundLimits', value: { PLN: 2000, EUR: 500 } } })
    const order = await two()
    const tooMuch = { ok: false, reason: 'above-limit', limit: { amount: 2000, currency: 'PLN' } }
    expect(await refundOrder(clerk, await form(order, amount(2001)))).toEqual(tooMuch)
    expect(await refundOrder(clerk, await form(order, amount(2000)))).toMatchObject({ ok: true })
    expect(await refundOrder(clerk, await form(order, amount(1)))).toEqual(tooMuch)
    expect(await findRefundForm(database(), clerk, order.id)).toMatchObject({ ownLimit: { amount: 0 } })
    expect(await findRefundForm(database(), owner, order.id)).toMatchObject({ ownLimit: null })
    expect(await refundOrder(owner, await form(order, amount(1)))).toMatchObject({ ok: true })
    await database().setting.delete({ where: { key: 'refundLimits' } })
  })

  test('nobody else, and nobody whose authentication is old; nothing is written then', async () => {
    const order = await two()
    const press = await form(order, amount(1))
    const people: [StaffMember, string][] = [
      [await staffMember('editor'), 'role'],
      [await staffMember('moderator'), 'role'],
      [{ ...clerk, freshUntil: null }, 'stale'],
      [{ ...owner, freshUntil: new Date(0) }, 'stale'],
    ]
    for (const [person, reason] of people)
      expect(await refundOrder(person, press)).toEqual({ ok: false, reason })
    expect((await find(order.id)).refunds).toEqual([])
    expect(await database().auditEntry.count({ where: { entityId: order.id } })).toBe(0)
  })

  test('nothing of what was not paid, is unknown, is disputed, or is no amount', async () => {
    const unpaid = await placeTestOrder([{ ...one, quantity: 1 }])
    expect(await refundOrder(clerk, await form(unpaid, rest))).toEqual({ ok: false, reason: 'not-paid' })
    const order = await two()
    const unknown = { ...(await form(order, rest)), orderId: 'ord_00000000000000000000000000' }
    expect(await refundOrder(clerk, unknown)).toEqual({ ok: false, reason: 'unknown-order' })
    for (const figure of [0, -1, 1.5, Number.NaN, 2 ** 60])
      expect(await refundOrder(owner, await form(order, amount(figure)))).toMatchObject({ ok: false })
    const tooMuch = await refundOrder(owner, await form(order, amount(order.totalAmount + 1)))
    expect(tooMuch).toEqual({ ok: false, reason: 'more-than-paid', leftAmount: order.totalAmount })
    const seenLeftAmount = order.totalAmount - 1
    expect(await refundOrder(owner, await form(order, rest, { seenLeftAmount }))).toMatchObject({
      reason: 'changed',
      leftAmount: order.totalAmount,
    })
    const { paymentIntentId } = await find(order.id)
    await shop.lever('POST', '/ctl/disputes', { payment_intent: paymentIntentId })
    await quiesce()
    expect(await refundOrder(owner, await form(order, rest))).toEqual({ ok: false, reason: 'disputed' })
    await shop.lever('POST', `/ctl/sessions/${unpaid.sessionId}/expire`)
    await quiesce()
  })
})

describe('Stripe in trouble', () => {
  const fault = (body: object) =>
    shop.lever('POST', '/ctl/faults', { method: 'POST', path: '/v1/refunds', ...body })

  test.each([
    ['the answer is lost', { when: 'after', action: 'reset', times: 4 }],
    ['500 after the work, remembered by the key', { when: 'after', status: 500 }],
    ['500 before the work, remembered by the key', { when: 'before', status: 500, keep: false, times: 3 }],
    ['429', { when: 'before', status: 429, times: 3 }],
  ])('T8: %s: the sweep goes on, and it is paid once', async (_, trouble) => {
    const order = await two()
    expect(await refundOrder(clerk, await form(order, amount(1000)))).toMatchObject({ ok: true })
    await fault(trouble)
    await sweep()
    await sweep()
    await shop.lever('DELETE', '/ctl/faults')
    await sweep()
    expect(await amountsAtStripe(order.id)).toEqual([1000])
    expect(await find(order.id)).toMatchObject({ refund: 'partial', refunds: [{ status: 'succeeded' }] })
  })

  test('T8: pending, then failed: the order owes again, staff are told, and it can be paid once more', async () => {
    const order = await two()
    await shop.lever('POST', '/ctl/refunds/next', { status: 'pending', times: 1 })
    await refundOrder(clerk, await form(order, rest))
    await sweep()
    expect(await find(order.id)).toMatchObject({ refund: 'full', refunds: [{ status: 'pending' }] })
    expect((await find(order.id)).mails.map(({ kind }) => kind)).not.toContain('refund-issued')
    expect(await refundOrder(clerk, await form(order, rest))).toEqual({ ok: false, reason: 'nothing' })
    const [refund] = await atStripe(order.id)
    await shop.lever('POST', `/ctl/refunds/${refund?.id}/settle`, { outcome: 'failed' })
    await quiesce()
    expect(await find(order.id)).toMatchObject({ refund: 'none', refunds: [{ status: 'failed' }] })
    const alerts = () =>
      database().staffAlert.findMany({ where: { orderId: order.id, kind: 'refund-failed' } })
    expect(await alerts()).toMatchObject([
      { resolvedAt: null, facts: { amount: order.totalAmount, cause: 'expired_or_canceled_card' } },
    ])
    expect(await refundOrder(clerk, await form(order, rest))).toMatchObject({ ok: true, isRepeat: false })
    await sweep()
    expect(await find(order.id)).toMatchObject({ refund: 'full' })
    expect(await alerts()).toMatchObject([{ resolvedAt: expect.any(Date) }])
    expect((await find(order.id)).mails.filter(({ kind }) => kind === 'refund-issued')).toHaveLength(1)
  })

  test('somebody pays back in the dashboard what a clerk has just asked for: once, and staff are told', async () => {
    const order = await two()
    await refundOrder(clerk, await form(order, amount(order.totalAmount - 100)))
    const { paymentIntentId } = await find(order.id)
    await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount: 500 })
    await quiesce()
    await sweep()
    await quiesce()
    const after = await find(order.id)
    expect(await amountsAtStripe(order.id)).toEqual([500])
    expect(after.refunds.map(({ status, failure }) => `${status} ${failure}`).toSorted()).toEqual([
      'failed overtaken',
      'succeeded null',
    ])
    expect(await database().staffAlert.count({ where: { orderId: order.id, kind: 'refund-failed' } })).toBe(1)
  })
})

test('after all this the books add up', async () => {
  await quiesce()
  await sweep()
  expect(await violationsAtRest()).toEqual([])
})
