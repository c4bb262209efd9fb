import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { listBooks } from '#platform/stripe-books.ts'
import { sweep } from './jobs.ts'
import { refundOrder } from './staff/mutations/refund-order.ts'

let shop: TestShop
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
})
afterAll(() => shop.close())

const minutes = (count: number) => new Date(Date.now() + count * 60_000)
const hours = (count: number) => minutes(count * 60)
const deaf = () => shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
const pay = (sessionId: string, how: object = { method: 'card' }) =>
  shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, how) as Promise<{ payment_intent: string }>
const placed = () => placeTestOrder([{ ...goods, quantity: 1 }])
const find = (id: string) =>
  database().order.findUniqueOrThrow({ where: { id }, include: { refunds: true, mails: true } })

/** Stripe's own lists against the shop's, with nothing left to wait for. */
async function violations() {
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
  const since = hours(-24 * 10)
  const account = { secretKey: environment().stripeSecretKey, apiBase: environment().stripeApiBase }
  return findViolations(environment().databaseUrl, {
    graceMinutes: 0,
    retentionGraceDays: 0,
    outside: { since, ask: () => listBooks(account, since) },
  })
}

describe('T4: no event arrives', () => {
  beforeEach(deaf)

  test('everything that shoppers, the dashboard and banks do is right after one sweep', async () => {
    const [paid, expired, failed, refunded, disputed, won] = await Promise.all(
      Array.from({ length: 6 }, () => placed()),
    )
    if (!paid || !expired || !failed || !refunded || !disputed || !won)
      throw new Error('six orders were placed')
    await pay(paid.sessionId)
    await shop.lever('POST', `/ctl/sessions/${expired.sessionId}/expire`)
    await pay(failed.sessionId, { method: 'p24', outcome: 'processing' })
    await sweep(minutes(1))
    expect(await find(failed.id)).toMatchObject({ payment: 'processing' })
    await shop.lever('POST', `/ctl/sessions/${failed.sessionId}/settle`, { outcome: 'failed' })
    const back = await pay(refunded.sessionId)
    await shop.lever('POST', '/ctl/refunds', { payment_intent: back.payment_intent, amount: 700 })
    for (const { sessionId } of [disputed, won]) {
      const { payment_intent } = await pay(sessionId)
      await shop.lever('POST', '/ctl/disputes', { payment_intent })
    }
    await sweep(minutes(1))
    expect(await find(paid.id)).toMatchObject({ payment: 'paid' })
    expect(await find(expired.id)).toMatchObject({ payment: 'expired', hold: 'released' })
    expect(await find(failed.id)).toMatchObject({ payment: 'failed', hold: 'released' })
    expect(await find(refunded.id)).toMatchObject({
      ...{ payment: 'paid', refund: 'partial' },
      refunds: [{ amount: 700, status: 'succeeded', reason: 'begun-at-stripe' }],
    })
    expect((await find(refunded.id)).mails.map(({ kind }) => kind)).toContain('refund-issued')
    expect(await find(disputed.id)).toMatchObject({ payment: 'paid', dispute: 'open' })
    expect(await database().staffAlert.count({ where: { kind: 'dispute', orderId: disputed.id } })).toBe(1)

    const dump = (await shop.lever('GET', '/ctl/dump')) as {
      disputes: { id: string; payment_intent: string }[]
    }
    const { paymentIntentId } = await find(won.id)
    const dispute = dump.disputes.find(({ payment_intent }) => payment_intent === paymentIntentId)
    await shop.lever('POST', `/ctl/disputes/${dispute?.id}`, { status: 'won' })
    await sweep(minutes(1))
    expect(await find(won.id)).toMatchObject({ dispute: 'won' })
    expect(await find(disputed.id)).toMatchObject({ dispute: 'open' })
    expect(await violations()).toEqual([])
    expect(await database().stripeEvent.count()).toBe(0)
  })

  test('a refund that fails days after it had succeeded is owed again', async () => {
    const order = await placed()
    const { payment_intent } = await pay(order.sessionId)
    await sweep(minutes(1))
    const refund = (await shop.lever('POST', '/ctl/refunds', { payment_intent, amount: 900 })) as {
      id: string
    }
    await sweep(minutes(1))
    expect(await find(order.id)).toMatchObject({ refund: 'partial' })
    await shop.lever('POST', `/ctl/refunds/${refund.id}/settle`, { outcome: 'failed' })
    await sweep(minutes(1))
    expect(await find(order.id)).toMatchObject({ refund: 'none', refunds: [{ status: 'failed' }] })
    expect(await database().staffAlert.count({ where: { kind: 'refund-failed', orderId: order.id } })).toBe(1)
    expect(await violations()).toEqual([])
  })

  test('staff hear of the silence within a quarter of an hour, once a day, and not while events come', async () => {
    const alerts = () => database().staffAlert.findMany({ where: { kind: 'stripe-silent' } })
    await database().staffAlert.deleteMany()
    await database().order.updateMany({ where: { payment: 'paid' }, data: { paidAt: hours(-48) } })
    await sweep(minutes(15))
    expect(await alerts()).toEqual([])
    const order = await placed()
    await pay(order.sessionId)
    await sweep(minutes(1))
    await sweep(minutes(9))
    expect(await alerts()).toEqual([])
    await sweep(minutes(12))
    await sweep(minutes(13))
    expect(await alerts()).toMatchObject([{ facts: { lastEventAt: null, paidOrders: 1 } }])
    await database().staffAlert.deleteMany()
    await database().stripeEvent.create({
      data: { id: 'evt_1', type: 'x', receivedAt: new Date(), processedAt: new Date() },
    })
    await sweep(minutes(14))
    expect(await alerts()).toEqual([])
    await database().stripeEvent.deleteMany()
  })
})

test('events alone are enough: without a sweep refunds and disputes are as Stripe says', async () => {
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 0 })
  const clerk = await staffMember('clerk')
  const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const { paymentIntentId } = await find(order.id)
  await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount: 300 })
  const disputed = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const intent = (await find(disputed.id)).paymentIntentId
  await shop.lever('POST', '/ctl/disputes', { payment_intent: intent })
  await shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
  expect(await find(order.id)).toMatchObject({ refund: 'partial' })
  expect(await find(disputed.id)).toMatchObject({ dispute: 'open' })
  const wish = { kind: 'amount' as const, amount: 1 }
  const refund = { orderId: order.id, actionId: 'x', reason: 'goodwill' as const, wish, restock: [] }
  expect(await refundOrder(clerk, { ...refund, seenLeftAmount: order.totalAmount - 300 })).toMatchObject({
    ok: true,
  })
})

// The last one: after it Stripe's clock is three days ahead.
test('T4: events are lost for 72 hours: two rounds after it everything is as Stripe says', async () => {
  await deaf()
  const orders = await Promise.all(Array.from({ length: 8 }, () => placed()))
  for (const [index, { sessionId }] of orders.entries()) if (index % 2 === 0) await pay(sessionId)
  await shop.lever('POST', '/ctl/clock', { advanceSeconds: 72 * 3600 })
  await sweep(hours(72))
  await sweep(hours(72))
  const states = await Promise.all(orders.map(async ({ id }) => (await find(id)).payment))
  expect(states).toEqual(['paid', 'expired', 'paid', 'expired', 'paid', 'expired', 'paid', 'expired'])
  expect(await violations()).toEqual([])
})
