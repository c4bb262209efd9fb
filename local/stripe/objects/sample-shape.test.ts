import { expect, it } from 'vitest'
import samples from '../samples.json' with { type: 'json' }
import { euroSession, openMerchant, type Merchant } from '../test-merchant.ts'

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }
type Sample = keyof typeof samples

// In stripe-node's types, and not yet in Stripe's sample objects; the compiler knows that they exist.
const newerKeys: Partial<Record<Sample, readonly string[]>> = {
  'checkout.session': ['allowed_payment_method_types', 'line_items', 'branding_settings'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
  dispute: ['intended_submission_method'],
  refund: ['pending_reason', 'failure_reason'],
}
const newerInner = new Set([
  'dispute.evidence_details.submission_method',
  'charge.payment_method_details.card.electronic_commerce_indicator',
  'charge.outcome.risk_level',
  'checkout.session.custom_text.submit',
])
// What these hold depends on the method or the case: only the keys that both have are compared.
const shifting = new Set([
  'charge.payment_method_details',
  'refund.destination_details',
  'event.data.object',
  'payment_intent.next_action',
  'payment_intent.last_payment_error',
  'account.capabilities',
  'dispute.payment_method_details',
])

function differences(value: Json, sample: Json, path: string, allowed: readonly string[] = []): string[] {
  if (value === null || sample === null) return []
  if (kind(value) !== kind(sample)) return [`${path}: ${kind(value)}, Stripe has ${kind(sample)}`]
  if (Array.isArray(value) && Array.isArray(sample)) {
    const [first] = sample
    return first === undefined ? [] : value.flatMap((item) => differences(item, first, `${path}[]`))
  }
  if (
    typeof value !== 'object' ||
    typeof sample !== 'object' ||
    Array.isArray(value) ||
    Array.isArray(sample)
  )
    return []
  // An empty object in the samples is a free map: metadata, options.
  if (Object.keys(sample).length === 0) return []
  const isShifting = shifting.has(path)
  const missing = isShifting ? [] : Object.keys(sample).filter((key) => !(key in value))
  const extra = isShifting
    ? []
    : Object.keys(value).filter(
        (key) => !(key in sample) && !allowed.includes(key) && !newerInner.has(`${path}.${key}`),
      )
  return [
    ...missing.map((key) => `${path}.${key} is missing`),
    ...extra.map((key) => `${path}.${key} is not Stripe's`),
    ...Object.entries(value).flatMap(([key, inner]) => {
      const other = sample[key]
      return other === undefined ? [] : differences(inner, other, `${path}.${key}`)
    }),
  ]
}

function kind(value: Json): string {
  if (Array.isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}

async function read(merchant: Merchant, path: string): Promise<Json> {
  const response = await fetch(`${merchant.running.url}${path}`, {
    headers: { authorization: 'Bearer sk_test_local' },
  })
  return (await response.json()) as Json
}

function expectShape(value: Json, sample: Sample): void {
  expect(differences(value, samples[sample] as Json, sample, newerKeys[sample])).toEqual([])
}

async function everyKindOfObject(merchant: Merchant): Promise<void> {
  const { openSession, control, stripe } = merchant
  await openSession({
    branding_settings: { display_name: 'Zelvanta' },
    custom_text: { submit: { message: 'Hej' } },
  })
  const declined = await openSession()
  await control(`sessions/${declined.id}/pay`, { method: 'card', outcome: 'declined' })
  const waiting = await openSession()
  await control(`sessions/${waiting.id}/abandon`, { method: 'card' })
  const delayed = await openSession(euroSession())
  await control(`sessions/${delayed.id}/pay`, { outcome: 'processing' })
  for (const method of ['card', 'blik', 'p24']) {
    const { id } = await openSession()
    await control(`sessions/${id}/pay`, { method })
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id)
    await stripe.refunds.create({ payment_intent: String(intent), amount: 100 })
    await control('disputes', { payment_intent: intent })
  }
  await control('refunds/next', { status: 'pending' })
  const paid = await merchant.paidSession()
  const refund = await stripe.refunds.create({ payment_intent: String(paid.payment_intent) })
  await control(`refunds/${refund.id}/settle`, { outcome: 'failed' })
  await stripe.checkout.sessions.expire(waiting.id)
}

it.each([
  ['/v1/checkout/sessions', 'checkout.session'],
  ['/v1/payment_intents', 'payment_intent'],
  ['/v1/charges', 'charge'],
  ['/v1/refunds', 'refund'],
  ['/v1/disputes', 'dispute'],
  ['/v1/events', 'event'],
] as const)('every object of %s has the keys and types of Stripe’s own sample', async (path, sample) => {
  const merchant = await openMerchant()
  await everyKindOfObject(merchant)
  const list = await read(merchant, `${path}?limit=100`)
  expectShape(list, 'list')
  const { data } = list as { data: Json[] }
  expect(data.length).toBeGreaterThan(2)
  for (const object of data) expectShape(object, sample)
})

it('so have the objects inside events, lines and prices, shipping rates, account and balance', async () => {
  const merchant = await openMerchant({ webhookUrl: 'http://127.0.0.1:9/' })
  await everyKindOfObject(merchant)
  const { data: events } = (await read(merchant, '/v1/events?limit=100')) as {
    data: { data: { object: Json } }[]
  }
  for (const { data } of events) {
    const { object } = data.object as { object: Sample }
    expectShape(data.object, object)
  }
  const [session] = merchant.running.state.sessions.values()
  const lines = (await read(merchant, `/v1/checkout/sessions/${session?.session.id}/line_items`)) as {
    data: Json[]
  }
  for (const line of lines.data) {
    expectShape(line, 'item')
    expectShape((line as { price: Json }).price, 'price')
  }
  expectShape(JSON.parse(JSON.stringify(session?.shippingRates[0])) as Json, 'shipping_rate')
  expectShape(await read(merchant, '/v1/account'), 'account')
  expectShape(await read(merchant, '/v1/balance'), 'balance')
  const endpoints = (await read(merchant, '/v1/webhook_endpoints')) as { data: Json[] }
  for (const endpoint of endpoints.data) expectShape(endpoint, 'webhook_endpoint')
  expect(lines.data).toHaveLength(2)
})

it('finds a missing key, a strange key and a wrong type', () => {
  const sample = { id: 'x', amount: 1, details: { a: 'b' } }
  expect(differences({ id: 'x', amount: '1', details: { c: 1 } }, sample, 'thing')).toEqual([
    'thing.amount: string, Stripe has number',
    'thing.details.a is missing',
    "thing.details.c is not Stripe's",
  ])
})
