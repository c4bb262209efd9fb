import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { payTestOrder, placeTestOrder, stockUp } from '#prisma/fixtures/test-orders.ts'
import { nextWebhookSecret, openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { stripe } from '#platform/stripe.ts'
import { sweep } from './jobs.ts'
import { receiveStripeEvent } from './webhook.ts'

let shop: TestShop
let goods: { id: number; unitAmount: number }

beforeAll(async () => {
  shop = await openTestShop()
  logger.level = 'silent'
  goods = await stockUp()
  await shop.lever('POST', '/ctl/deliveries', { retryBaseMs: 40 })
})
afterEach(() => shop.lever('DELETE', '/ctl/faults'))
afterAll(() => shop.close())

const quiesce = () => shop.lever('POST', '/ctl/quiesce', { timeoutMs: 30_000 })
const events = () => database().stripeEvent.findMany({ where: { type: 'checkout.session.completed' } })
const find = (id: string) => database().order.findUniqueOrThrow({ where: { id }, include: { mails: true } })

test('T4: an event that cannot be worked off is not taken: Stripe repeats it until it is', async () => {
  const order = await placeTestOrder([{ ...goods, quantity: 1 }])
  const trouble = { method: 'GET', path: '/v1/checkout/sessions/*', when: 'before', status: 500 }
  await shop.lever('POST', '/ctl/faults', { ...trouble, times: 1000 })
  await shop.lever('POST', `/ctl/sessions/${order.sessionId}/pay`, { method: 'card' })
  await expect
    .poll(events, { timeout: 20_000 })
    .toMatchObject([{ processedAt: null, error: expect.any(String) }])
  expect(await find(order.id)).toMatchObject({ payment: 'pending' })
  await shop.lever('DELETE', '/ctl/faults')
  await quiesce()
  expect(await find(order.id)).toMatchObject({ payment: 'paid', hold: 'committed' })
  expect(await events()).toMatchObject([{ processedAt: expect.any(Date), error: null }])
  expect(await database().stripeEvent.count({ where: { processedAt: null } })).toBe(0)
})

test('I09: an event that Stripe does not repeat any more is worked off by the sweep', async () => {
  const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const { paymentIntentId } = await find(order.id)
  const trouble = { method: 'GET', path: '/v1/refunds', when: 'before', status: 500, times: 1000 }
  await shop.lever('POST', '/ctl/faults', trouble)
  await shop.lever('POST', '/ctl/refunds', { payment_intent: paymentIntentId, amount: 100 })
  const left = () => database().stripeEvent.count({ where: { processedAt: null, error: { not: null } } })
  await expect.poll(left, { timeout: 20_000 }).toBe(2)
  await shop.lever('POST', '/ctl/deliveries', { paused: true })
  await shop.lever('DELETE', '/ctl/faults')
  await sweep(new Date(Date.now() + 3 * 60_000))
  expect(await database().stripeEvent.count({ where: { processedAt: null } })).toBe(0)
  expect(await find(order.id)).toMatchObject({ refund: 'partial' })
  await shop.lever('POST', '/ctl/deliveries', { paused: false })
  await quiesce()
})

test('the event only says where to look: what it tells of money counts for nothing', async () => {
  const order = await placeTestOrder([{ ...goods, quantity: 1 }])
  await shop.lever('POST', `/ctl/sessions/${order.sessionId}/pay`, { method: 'p24', outcome: 'processing' })
  await quiesce()
  expect(await find(order.id)).toMatchObject({ payment: 'processing', mails: [] })
})

test('an event that was worked off is not worked off again', async () => {
  const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
  const before = await find(order.id)
  const dump = (await shop.lever('GET', '/ctl/dump')) as { events: { id: string; type: string }[] }
  // Stripe is not asked either: it would say nothing.
  await shop.lever('POST', '/ctl/faults', { path: '/v1/*', when: 'before', status: 500, times: 1000 })
  for (const { id } of dump.events) await shop.lever('POST', `/ctl/events/${id}/resend`)
  expect(await quiesce()).toMatchObject({ quiet: true })
  expect(await find(order.id)).toEqual(before)
})

test.each(['wrong-secret', 'old-timestamp'])(
  'T4: a signature with %s is refused, and nothing is noted',
  async (signature) => {
    const known = await database().stripeEvent.count()
    await shop.lever('POST', '/ctl/deliveries', { signature })
    const order = await placeTestOrder([{ ...goods, quantity: 1 }])
    await shop.lever('POST', `/ctl/sessions/${order.sessionId}/pay`, { method: 'card' })
    const deliveries = async () =>
      ((await shop.lever('GET', '/ctl/dump')) as { deliveries: { lastStatus?: number }[] }).deliveries
    await expect
      .poll(async () => JSON.stringify((await deliveries()).at(-1)), { timeout: 20_000 })
      .toContain('400')
    expect(await database().stripeEvent.count()).toBe(known)
    expect(await find(order.id)).toMatchObject({ payment: 'pending' })
    await shop.lever('POST', '/ctl/deliveries', { signature: 'right' })
    await quiesce()
    expect(await find(order.id)).toMatchObject({ payment: 'paid' })
  },
)

test('S-SEC: while the secret is being rolled, what is signed with the next one counts too', async () => {
  const body = JSON.stringify({
    ...{ id: 'evt_rolled', object: 'event', type: 'customer.created', data: { object: {} } },
  })
  const answer = async (secret: string) => {
    const signature = stripe().webhooks.generateTestHeaderString({ payload: body, secret })
    const headers = { 'stripe-signature': signature }
    const request = new Request('http://localhost:3000/api/stripe/webhook', { method: 'POST', headers, body })
    return (await receiveStripeEvent(request)).status
  }
  expect(await answer('whsec_of_somebody_else_0123')).toBe(400)
  expect(await answer(nextWebhookSecret)).toBe(200)
})

test('what overtakes the word of its payment is not lost: a refund, and a dispute', async () => {
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 1 })
  const placed = await Promise.all([0, 1].map(() => placeTestOrder([{ ...goods, quantity: 1 }])))
  const paid = await Promise.all(
    placed.map(({ sessionId }) => shop.lever('POST', `/ctl/sessions/${sessionId}/pay`, { method: 'card' })),
  )
  const [refunded, disputed] = paid as { payment_intent: string }[]
  await shop.lever('POST', '/ctl/refunds', { payment_intent: refunded?.payment_intent, amount: 100 })
  await shop.lever('POST', '/ctl/disputes', { payment_intent: disputed?.payment_intent })
  await shop.lever('POST', '/ctl/deliveries', { dropRate: 0 })
  const dump = (await shop.lever('GET', '/ctl/dump')) as { events: { id: string; type: string }[] }
  for (const type of ['refund.created', 'charge.dispute.created'])
    await shop.lever('POST', `/ctl/events/${dump.events.findLast((event) => event.type === type)?.id}/resend`)
  await quiesce()
  expect(await find(placed[0]?.id ?? '')).toMatchObject({ payment: 'paid', refund: 'partial' })
  expect(await find(placed[1]?.id ?? '')).toMatchObject({ payment: 'paid', dispute: 'open' })
})

test('a body that is no event, or is not signed, is refused', async () => {
  for (const body of ['', '{}', 'null', '[]', '{"id":"evt_1"}']) {
    const request = new Request('http://localhost:3000/api/stripe/webhook', { method: 'POST', body })
    expect((await receiveStripeEvent(request)).status).toBe(400)
  }
})

describe('disputes', () => {
  const stand = async (id: string, status: string) => {
    await shop.lever('POST', `/ctl/disputes/${id}`, { status })
    await quiesce()
  }
  const alerts = (orderId: string) => database().staffAlert.count({ where: { kind: 'dispute', orderId } })

  async function disputed() {
    const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
    const { paymentIntentId: payment_intent } = await find(order.id)
    const dispute = (await shop.lever('POST', '/ctl/disputes', { payment_intent })) as { id: string }
    await quiesce()
    return { orderId: order.id, dispute }
  }

  test('one that was lost, and is won after an appeal, is won; staff are told of the appeal', async () => {
    const { orderId, dispute } = await disputed()
    expect(await find(orderId)).toMatchObject({ dispute: 'open' })
    await stand(dispute.id, 'lost')
    expect(await find(orderId)).toMatchObject({ dispute: 'lost' })
    expect(await alerts(orderId)).toBe(1)
    await stand(dispute.id, 'appeal_under_review')
    expect(await find(orderId)).toMatchObject({ dispute: 'open' })
    expect(await alerts(orderId)).toBe(2)
    await stand(dispute.id, 'won')
    expect(await find(orderId)).toMatchObject({ dispute: 'won' })
  })

  test('the event only says where to look: one of before the end that comes late changes nothing', async () => {
    const { orderId, dispute } = await disputed()
    await stand(dispute.id, 'won')
    const dump = (await shop.lever('GET', '/ctl/dump')) as { events: { id: string; type: string }[] }
    await database().stripeEvent.deleteMany()
    for (const { id, type } of dump.events.filter(({ type }) => type.startsWith('charge.dispute')))
      expect(await shop.lever('POST', `/ctl/events/${id}/resend`), type).toBeDefined()
    await quiesce()
    expect(await find(orderId)).toMatchObject({ dispute: 'won' })
    expect(await alerts(orderId)).toBe(1)
    await sweep()
    expect(await find(orderId)).toMatchObject({ dispute: 'won' })
  })

  test('of money that came besides an order’s own is told to staff', async () => {
    const order = await payTestOrder(shop, [{ ...goods, quantity: 1 }])
    const { sessionParameters } = await find(order.id)
    const { id } = await stripe().checkout.sessions.create(sessionParameters as object, {
      idempotencyKey: crypto.randomUUID(),
    })
    const paid = (await shop.lever('POST', `/ctl/sessions/${id}/pay`, { method: 'card' })) as {
      payment_intent: string
    }
    await quiesce()
    await shop.lever('POST', '/ctl/disputes', { payment_intent: paid.payment_intent })
    await quiesce()
    await sweep()
    expect(await alerts(order.id)).toBe(1)
    expect(await find(order.id)).toMatchObject({ dispute: 'none' })
  })
})
