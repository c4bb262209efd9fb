import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp, type TestOrder } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { listBooks } from '#platform/stripe-books.ts'
import { stripe } from '#platform/stripe.ts'
import { sweep } from './jobs.ts'
import { settle } from './session/settle.ts'
import { resolveReview } from './staff/mutations/resolve-review.ts'

let shop: TestShop
let goods: { id: number; unitAmount: number }
/** Sessions that no order knows: the books say so until a person has found out. */
const strays: string[] = []

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
})
afterEach(() => shop.lever('DELETE', '/ctl/faults'))
afterAll(() => shop.close())

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 20_000 })
const lines = () => [{ ...goods, quantity: 1 }]
const find = (id: string) =>
  database().order.findUniqueOrThrow({
    where: { id },
    include: { payments: true, refunds: true, secondPayments: true, mails: true },
  })
const alertsOf = async (orderId: string) =>
  (await database().staffAlert.findMany({ where: { orderId } })).map(({ kind }) => kind).toSorted()

/** A payment page of the same order that is not the one it knows, as from another day or another hand. */
async function foreignPage({ id }: TestOrder): Promise<string> {
  const { sessionParameters } = await find(id)
  const session = await stripe().checkout.sessions.create(sessionParameters as object, {
    idempotencyKey: crypto.randomUUID(),
  })
  return session.id
}

async function pay(sessionId: string): Promise<string> {
  const answer = await shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })
  await quiesce()
  return (answer as { payment_intent: string }).payment_intent
}

async function refundsOf(paymentIntentId: string) {
  const dump = (await shop.lever('GET', '/ctl/dump')) as {
    refunds: { id: string; payment_intent: string; amount: number; status: string }[]
  }
  return dump.refunds.filter((refund) => refund.payment_intent === paymentIntentId)
}

/** Heard of again and again, from everybody at once, it is one second payment. */
async function settleOften(sessionId: string): Promise<void> {
  await Promise.all(['stripe', 'sweeper', 'stripe'].map((actor) => settle(sessionId, actor)))
  await Promise.all([sweep(), sweep()])
  await quiesce()
}

test('an order that is paid and then paid once more through another page keeps its own; the second goes back', async () => {
  const order = await placeTestOrder(lines())
  const foreign = await foreignPage(order)
  await pay(order.sessionId)
  const before = await find(order.id)
  const second = await pay(foreign)
  await settleOften(foreign)
  const after = await find(order.id)
  expect(after).toMatchObject({
    ...{ payment: 'paid', hold: 'committed', fulfilment: 'open', refund: 'none' },
    ...{ sessionId: order.sessionId, paymentIntentId: before.paymentIntentId, refunds: [] },
    payments: [{ amount: order.totalAmount }],
    secondPayments: [{ paymentIntentId: second, amount: order.totalAmount, status: 'succeeded' }],
  })
  expect(after.mails.map(({ kind }) => kind)).toEqual(['order-confirmed'])
  expect(await refundsOf(second)).toMatchObject([{ amount: order.totalAmount, status: 'succeeded' }])
  expect(await refundsOf(before.paymentIntentId ?? '')).toEqual([])
  expect(await alertsOf(order.id)).toEqual(['second-payment'])
})

test('the other page is paid first: that money waits for an owner, and the own page’s goes back by itself', async () => {
  const order = await placeTestOrder(lines())
  const foreign = await foreignPage(order)
  const first = await pay(foreign)
  expect(await find(order.id)).toMatchObject({ payment: 'review', hold: 'held' })
  const second = await pay(order.sessionId)
  await settleOften(order.sessionId)
  await settleOften(foreign)
  expect(await find(order.id)).toMatchObject({
    payment: 'review',
    payments: [{ paymentIntentId: first }],
    secondPayments: [{ paymentIntentId: second, status: 'succeeded' }],
  })
  expect(await alertsOf(order.id)).toEqual(['second-payment', 'unknown-reference'])
  const decision = { orderId: order.id, decision: 'pay-back' as const }
  expect(await resolveReview(await staffMember('owner'), decision)).toMatchObject({ ok: true })
  await sweep()
  await quiesce()
  expect(await find(order.id)).toMatchObject({ refund: 'full', fulfilment: 'cancelled', hold: 'released' })
  for (const payment of [first, second])
    expect(await refundsOf(payment)).toMatchObject([{ amount: order.totalAmount, status: 'succeeded' }])
})

test('both at once: one of them counts, the other goes back or waits, none is lost', async () => {
  for (let round = 0; round < 3; round++) {
    const order = await placeTestOrder(lines())
    const foreign = await foreignPage(order)
    const intents = await Promise.all([order.sessionId, foreign].map(pay))
    await settleOften(foreign)
    const { payments, secondPayments } = await find(order.id)
    const known = [...payments, ...secondPayments].map(({ paymentIntentId }) => paymentIntentId)
    expect(known.toSorted()).toEqual(intents.toSorted())
    expect(secondPayments).toMatchObject([{ status: 'succeeded' }])
    const decision = { orderId: order.id, decision: 'pay-back' as const }
    await resolveReview(await staffMember('owner'), decision)
  }
})

test('an order that is over is paid through another page: the money goes back', async () => {
  const order = await placeTestOrder(lines())
  const foreign = await foreignPage(order)
  await shop.lever('POST', `/ctl/sessions/${order.sessionId}/expire`)
  await quiesce()
  const second = await pay(foreign)
  await settleOften(foreign)
  expect(await find(order.id)).toMatchObject({ payment: 'expired', hold: 'released', payments: [] })
  expect(await refundsOf(second)).toMatchObject([{ amount: order.totalAmount, status: 'succeeded' }])
  expect(await alertsOf(order.id)).toEqual(['second-payment'])
})

test('money that says so itself, through a payment link, is for people: no link pays itself back', async () => {
  const order = await payTestOrder(shop, lines())
  const { sessionParameters } = await find(order.id)
  const session = await stripe().checkout.sessions.create({ ...(sessionParameters as object), metadata: {} })
  await pay(session.id)
  await settleOften(session.id)
  expect((await find(order.id)).secondPayments).toEqual([])
  expect(await alertsOf(order.id)).toEqual(['payment-without-order'])
  strays.push(session.id)
})

test('answers of Stripe that are lost pay it back once all the same', async () => {
  const order = await payTestOrder(shop, lines())
  const foreign = await foreignPage(order)
  const fault = { method: 'POST', path: '/v1/refunds', when: 'after', action: 'reset', times: 4 }
  await shop.lever('POST', '/ctl/faults', fault)
  const second = await pay(foreign)
  await sweep()
  await shop.lever('DELETE', '/ctl/faults')
  await settleOften(foreign)
  expect(await refundsOf(second)).toHaveLength(1)
  expect((await find(order.id)).secondPayments).toMatchObject([{ status: 'succeeded' }])
})

test('a refund of it that fails days later is told to staff', async () => {
  const order = await payTestOrder(shop, lines())
  await shop.lever('POST', '/ctl/refunds/next', { status: 'pending', times: 1 })
  const foreign = await foreignPage(order)
  const second = await pay(foreign)
  await sweep()
  expect((await find(order.id)).secondPayments).toMatchObject([{ status: 'pending' }])
  const [refund] = await refundsOf(second)
  await shop.lever('POST', `/ctl/refunds/${refund?.id}/settle`, { outcome: 'failed' })
  await quiesce()
  expect((await find(order.id)).secondPayments).toMatchObject([
    { status: 'failed', failure: 'expired_or_canceled_card' },
  ])
  expect(await alertsOf(order.id)).toEqual(['refund-failed', 'second-payment'])
  // What is owed still is owed: the hourly look at the books says so until somebody has paid it back.
  expect((await violations()).map(({ invariant, key }) => `${invariant} ${key}`).toSorted()).toEqual(
    [...strays, foreign].map((key) => `I12a ${key}`).toSorted(),
  )
  await shop.lever('POST', '/ctl/refunds', { payment_intent: second, amount: order.totalAmount })
  await quiesce()
  await sweep()
  expect((await find(order.id)).secondPayments).toMatchObject([{ status: 'succeeded' }])
})

async function violations() {
  await database().mail.updateMany({ data: { status: 'sent', sentAt: new Date() } })
  const since = new Date(Date.now() - 86_400_000)
  const account = { secretKey: environment().stripeSecretKey, apiBase: environment().stripeApiBase }
  return findViolations(environment().databaseUrl, {
    graceMinutes: 0,
    retentionGraceDays: 0,
    outside: { since, ask: () => listBooks(account, since) },
  })
}

test('an answer that was lost a day ago, key and all: what Stripe has paid back is found', async () => {
  const order = await payTestOrder(shop, lines())
  const second = await pay(await foreignPage(order))
  await sweep()
  await database().secondPayment.update({
    where: { paymentIntentId: second },
    data: { status: 'requested', stripeRefundId: null },
  })
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  await shop.lever('POST', '/ctl/clock', { advanceSeconds: 25 * 3600 })
  await sweep()
  expect(await refundsOf(second)).toHaveLength(1)
  expect((await find(order.id)).secondPayments).toMatchObject([{ status: 'succeeded' }])
  expect(await alertsOf(order.id)).toEqual(['second-payment'])
})

test('after all this the books add up', async () => {
  const left = await violations()
  expect(left.map(({ invariant, key }) => `${invariant} ${key}`)).toEqual(strays.map((key) => `I12a ${key}`))
})
