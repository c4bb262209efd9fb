import { expect, it } from 'vitest'
import { clientOf, openMerchant, refusal, sessionParameters } from '../test-merchant.ts'

const key = { idempotencyKey: 'co_1' }

it('replays the first answer for the same key and parameters', async () => {
  const { stripe } = await openMerchant()
  const first = await stripe.checkout.sessions.create(sessionParameters(), key)
  const again = await stripe.checkout.sessions.create(sessionParameters(), key)
  expect(again).toEqual(first)
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(again.lastResponse.headers['original-request']).toBe(first.lastResponse.requestId)
  expect(again.lastResponse.idempotencyKey).toBe('co_1')
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

it('refuses the key with other parameters, or for another endpoint', async () => {
  const { stripe } = await openMerchant()
  await stripe.checkout.sessions.create(sessionParameters(), key)
  const other = { ...sessionParameters(), client_reference_id: 'order-2' }
  expect(await refusal(stripe.checkout.sessions.create(other, key))).toMatchObject({
    type: 'StripeIdempotencyError',
    statusCode: 400,
    rawType: 'idempotency_error',
  })
  const elsewhere = await refusal(stripe.refunds.create({ charge: 'ch_1' }, key))
  expect(elsewhere.message).toContain('same endpoint')
})

it('does not keep a refused parameter: the corrected request may use the key', async () => {
  const { stripe } = await openMerchant()
  await refusal(stripe.checkout.sessions.create({ ...sessionParameters(), locale: 'xx' }, key))
  expect((await stripe.checkout.sessions.create(sessionParameters(), key)).status).toBe('open')
})

it('keeps a refusal that came from the work itself', async () => {
  const { stripe, paidSession, control } = await openMerchant()
  const { payment_intent: intent } = await paidSession()
  const call = () => stripe.refunds.create({ payment_intent: String(intent), amount: 30_000 }, key)
  await refusal(call())
  const again = await refusal(call())
  expect(again.headers?.['idempotent-replayed']).toBe('true')
  await control('clock', { advanceSeconds: 86_400 })
  expect((await refusal(call())).headers?.['idempotent-replayed']).toBeUndefined()
})

it('keeps a 500 that came after the effect, and shows the effect in the list', async () => {
  const { stripe, control } = await openMerchant()
  await control('faults', {
    method: 'POST',
    path: '/v1/checkout/sessions',
    when: 'after',
    status: 500,
    headers: { 'Stripe-Should-Retry': 'false' },
  })
  const create = () => stripe.checkout.sessions.create(sessionParameters(), { ...key, maxNetworkRetries: 0 })
  expect(await refusal(create())).toMatchObject({ statusCode: 500, type: 'StripeAPIError' })
  const again = await refusal(create())
  expect(again).toMatchObject({ statusCode: 500 })
  expect(again.headers?.['idempotent-replayed']).toBe('true')
  expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
})

it('forgets a key after 24 hours of its clock', async () => {
  const { stripe, control } = await openMerchant()
  const first = await stripe.checkout.sessions.create(sessionParameters(), key)
  await control('clock', { advanceSeconds: 86_399 })
  expect((await stripe.checkout.sessions.create(sessionParameters(), key)).id).toBe(first.id)
  await control('clock', { advanceSeconds: 1 })
  expect((await stripe.checkout.sessions.create(sessionParameters(), key)).id).not.toBe(first.id)
})

it('answers 409 while the first request with the key is under way', async () => {
  const { stripe, control } = await openMerchant()
  await control('faults', { path: '/v1/checkout/sessions', when: 'after', delayMs: 800 })
  const first = stripe.checkout.sessions.create(sessionParameters(), key)
  await expect.poll(async () => (await stripe.checkout.sessions.list()).data.length).toBe(1)
  const second = await refusal(stripe.checkout.sessions.create(sessionParameters(), key))
  expect(second).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  const { id } = await first
  expect((await stripe.checkout.sessions.create(sessionParameters(), key)).id).toBe(id)
})

it('lets stripe-node wait for the answer of a double click by itself', async () => {
  const { running, control } = await openMerchant()
  const patient = clientOf(running, { maxNetworkRetries: 2 })
  await control('faults', { path: '/v1/checkout/sessions', when: 'after', delayMs: 200 })
  const [one, other] = await Promise.all([
    patient.checkout.sessions.create(sessionParameters(), key),
    patient.checkout.sessions.create(sessionParameters(), key),
  ])
  expect(one.id).toBe(other.id)
})
