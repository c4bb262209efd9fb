import { expect, it } from 'vitest'
import { openMerchant, openReceiver, webhookSecret } from '../test-merchant.ts'

it('signs events as stripe-node expects', async () => {
  const receiver = await openReceiver()
  const { stripe, paidSession, control } = await openMerchant({ webhookUrl: receiver.url })
  const session = await paidSession()
  expect(await control('quiesce')).toEqual({ quiet: true, pending: 0 })
  const events = receiver.received.map(({ body, signature }) =>
    stripe.webhooks.constructEvent(body, signature, webhookSecret),
  )
  const completed = events.find((event) => event.type === 'checkout.session.completed')
  expect(completed).toMatchObject({
    object: 'event',
    api_version: '2026-10-28.endive',
    pending_webhooks: 1,
    data: { object: { id: session.id, payment_status: 'paid' } },
  })
  const [first] = receiver.received
  expect(() =>
    stripe.webhooks.constructEvent(`${first?.body} `, first?.signature ?? '', webhookSecret),
  ).toThrow()
  expect((await stripe.events.retrieve(events[0]?.id ?? '')).pending_webhooks).toBe(0)
})

it('names the request that caused an event', async () => {
  const { stripe, openSession } = await openMerchant()
  const { id } = await openSession()
  const expired = await stripe.checkout.sessions.expire(id, {}, { idempotencyKey: 'ex_1' })
  const { data } = await stripe.events.list({ type: 'checkout.session.*' })
  expect(data[0]?.request).toEqual({ id: expired.lastResponse.requestId, idempotency_key: 'ex_1' })
})

it('sends again, later and later, until the shop answers 2xx', async () => {
  const receiver = await openReceiver()
  const { openSession, control, stripe } = await openMerchant({ webhookUrl: receiver.url })
  await control('deliveries', { retryBaseMs: 5 })
  const answers = [500, 307, 404, 200]
  receiver.answer = (_received, count) => answers[count - 1] ?? 200
  const { id } = await openSession()
  await control(`sessions/${id}/expire`)
  expect(await control('quiesce')).toMatchObject({ quiet: true })
  expect(receiver.received).toHaveLength(4)
  expect(new Set(receiver.eventIds()).size).toBe(1)
  const { deliveries } = (await control('GET dump')) as { deliveries: { attempts: { status: number }[] }[] }
  expect(deliveries[0]?.attempts.map((attempt) => attempt.status)).toEqual(answers)
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([])
})

it('repeats when time is advanced, gives up after three days, and still lists the event', async () => {
  const receiver = await openReceiver()
  receiver.answer = () => 500
  const { openSession, control, stripe } = await openMerchant({ webhookUrl: receiver.url })
  const { id } = await openSession()
  await control(`sessions/${id}/expire`)
  await expect.poll(() => receiver.received.length).toBe(1)
  expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1)
  await control('clock', { advanceSeconds: 3600 })
  await expect.poll(() => receiver.received.length).toBe(2)
  await control('clock', { advanceSeconds: 72 * 3600 })
  expect(await control('quiesce', { timeoutMs: 5000 })).toMatchObject({ quiet: true })
  expect(receiver.received).toHaveLength(3)
  const undelivered = await stripe.events.list({ delivery_success: false })
  expect(undelivered.data.map((event) => event.type)).toEqual(['checkout.session.expired'])
  receiver.answer = () => 200
  await control(`events/${undelivered.data[0]?.id}/resend`)
  await control('quiesce')
  expect((await stripe.events.list({ delivery_success: false })).data).toEqual([])
})

it('sends an event several times when told to', async () => {
  const receiver = await openReceiver()
  const { openSession, control } = await openMerchant({ webhookUrl: receiver.url })
  await control('deliveries', { duplicate: 3 })
  const { id } = await openSession()
  await control(`sessions/${id}/expire`)
  await control('quiesce')
  expect(receiver.received).toHaveLength(3)
  expect(new Set(receiver.eventIds()).size).toBe(1)
})

it('holds events and releases them in an order that its seed decides', async () => {
  const order = async (seed: number): Promise<string[]> => {
    const receiver = await openReceiver()
    const { paidSession, control } = await openMerchant({ webhookUrl: receiver.url })
    await control('deliveries', { hold: true, parallel: 1 })
    for (let count = 0; count < 3; count += 1) await paidSession()
    expect(await control('quiesce')).toMatchObject({ quiet: true })
    expect(receiver.received).toEqual([])
    expect(await control('deliveries/release', { seed })).toEqual({ released: 12 })
    await control('quiesce')
    return receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  }
  const first = await order(7)
  expect(first).toHaveLength(12)
  expect(await order(7)).toEqual(first)
  expect(await order(8)).not.toEqual(first)
})

it('loses attempts and tries again, drops events for good, and waits while paused', async () => {
  const receiver = await openReceiver()
  const { paidSession, control, stripe } = await openMerchant({ webhookUrl: receiver.url })
  await control('deliveries', { lossRate: 0.5, retryBaseMs: 2, spreadMs: 5, seed: 3 })
  await paidSession()
  await control('quiesce')
  expect(new Set(receiver.eventIds()).size).toBe(4)
  await control('deliveries', { lossRate: 0, dropRate: 1, types: ['checkout.session.completed'] })
  await paidSession()
  await control('quiesce')
  expect(new Set(receiver.eventIds()).size).toBe(7)
  expect((await stripe.events.list({ delivery_success: false })).data.map((event) => event.type)).toEqual([
    'checkout.session.completed',
  ])
  await control('deliveries', { dropRate: 0, types: null, paused: true })
  await paidSession()
  expect(await control('quiesce', { timeoutMs: 20 })).toEqual({ quiet: false, pending: 4 })
  await control('deliveries', { paused: false })
  expect(await control('quiesce')).toMatchObject({ quiet: true })
})

it.each([
  ['wrong-secret', false],
  ['old-timestamp', false],
  ['two-signatures', true],
  ['right', true],
] as const)('signature %s: accepted %s', async (signature, accepted) => {
  const receiver = await openReceiver()
  const { stripe, openSession, control } = await openMerchant({ webhookUrl: receiver.url })
  await control('deliveries', { signature })
  const { id } = await openSession()
  await control(`sessions/${id}/expire`)
  await control('quiesce')
  const [first] = receiver.received
  const construct = () =>
    stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', webhookSecret)
  if (accepted) expect(construct().type).toBe('checkout.session.expired')
  else expect(construct).toThrow()
})

it('can be pointed to the shop later', async () => {
  const receiver = await openReceiver()
  const { openSession, running, control } = await openMerchant()
  const early = await openSession()
  await control(`sessions/${early.id}/expire`)
  running.setWebhookUrl(receiver.url)
  const later = await openSession()
  await control(`sessions/${later.id}/expire`)
  await control('quiesce')
  expect(receiver.received).toHaveLength(1)
  await control('webhook', { secret: 'whsec_rolled_0123456' })
  await control(`sessions/${(await openSession()).id}/expire`)
  await control('quiesce')
  expect(receiver.received[1]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
})
