import { describe, expect, it } from 'vitest'
import { clientOf, openMerchant, refusal, sessionParameters } from '../test-merchant.ts'
import { createFaults, fault } from './faults.ts'
import { createRateLimit } from './rate-limit.ts'

const path = '/v1/checkout/sessions'

describe('a fault before the work', () => {
  it.each([
    [429, 'StripeRateLimitError'],
    [409, 'StripeAPIError'],
    [500, 'StripeAPIError'],
    [503, 'StripeAPIError'],
  ])('%i reaches the client, and nothing has happened', async (status, type) => {
    const { stripe, control } = await openMerchant()
    await control('faults', { method: 'POST', path, when: 'before', status })
    expect(await refusal(stripe.checkout.sessions.create(sessionParameters()))).toMatchObject({
      type,
      statusCode: status,
    })
    expect((await stripe.checkout.sessions.list()).data).toEqual([])
  })

  it('a reset is repeated by stripe-node with the same key: one session', async () => {
    const { stripe, control } = await openMerchant()
    await control('faults', { path, when: 'before', action: 'reset' })
    await stripe.checkout.sessions.create(sessionParameters())
    expect((await stripe.checkout.sessions.list()).data).toHaveLength(1)
  })

  it('a hang ends with the client’s own timeout', async () => {
    const { running, control, stripe } = await openMerchant()
    const hasty = clientOf(running, { timeout: 100 })
    await control('faults', { path, when: 'before', action: 'hang', times: 1 })
    expect(await refusal(hasty.checkout.sessions.list())).toMatchObject({ type: 'StripeConnectionError' })
    expect((await stripe.checkout.sessions.list()).data).toEqual([])
  })
})

describe('a fault after the work', () => {
  it.each(['reset', 'truncate', 'hang'])(
    '%s: the answer is lost, the session is there, the key finds it',
    async (action) => {
      const { running, stripe, control } = await openMerchant()
      const hasty = clientOf(running, { timeout: 150 })
      const key = { idempotencyKey: 'co_1' }
      await control('faults', {
        method: 'POST',
        path,
        when: 'after',
        action,
        times: action === 'reset' ? 2 : 1,
      })
      await refusal(hasty.checkout.sessions.create(sessionParameters(), key))
      const { data } = await stripe.checkout.sessions.list()
      expect(data).toHaveLength(1)
      expect((await stripe.checkout.sessions.create(sessionParameters(), key)).id).toBe(data[0]?.id)
    },
  )
})

it('fits paths by pattern, counts down, and can be listed and cleared', async () => {
  const { stripe, control } = await openMerchant()
  await control('faults', [
    { path: '/v1/refunds*', when: 'before', status: 503, times: 2 },
    { path: '/v1/events', when: 'before', status: 500 },
  ])
  expect(await refusal(stripe.refunds.retrieve('re_1'))).toMatchObject({ statusCode: 503 })
  expect(await control('GET faults')).toMatchObject([{ times: 1 }, { path: '/v1/events' }])
  await control('DELETE faults')
  expect(await refusal(stripe.refunds.retrieve('re_1'))).toMatchObject({ statusCode: 404 })
  await expect(control('faults', { path, when: 'before', action: 'truncate' })).rejects.toThrow('truncated')
})

it('limits each endpoint when asked to', async () => {
  const { stripe, control } = await openMerchant()
  await control('rate-limit', { enabled: true, perSecond: 1 })
  const calls = await Promise.allSettled(
    Array.from({ length: 20 }, () => refusal(stripe.checkout.sessions.list())),
  )
  const refused = calls.flatMap((call) => (call.status === 'fulfilled' ? [call.value] : []))
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({ statusCode: 429, code: 'rate_limit' })
  expect((await stripe.refunds.list()).data).toEqual([])
  await control('rate-limit', { enabled: false })
  expect((await stripe.checkout.sessions.list()).data).toEqual([])
})

it('allows 25 requests in any second to each endpoint', () => {
  let now = 0
  const limit = createRateLimit(() => now)
  const allowed = () => Array.from({ length: 40 }, () => limit.allows('GET /v1/a')).filter(Boolean).length
  expect(allowed()).toBe(40)
  limit.set(true)
  expect(allowed()).toBe(25)
  expect(limit.allows('GET /v1/b')).toBe(true)
  now = 999
  expect(allowed()).toBe(0)
  now = 1000
  expect(allowed()).toBe(25)
})

it('strikes a share of the requests, the same ones for the same seed', () => {
  const struck = (seed: number) => {
    const faults = createFaults()
    faults.add(fault.parse({ path: '/v1/*', when: 'before', status: 429, times: 1000, rate: 0.2, seed }))
    return Array.from({ length: 200 }, () => faults.take('GET', '/v1/refunds', 'before') !== null)
  }
  expect(struck(7)).toEqual(struck(7))
  expect(struck(7)).not.toEqual(struck(8))
  const share = struck(7).filter(Boolean).length / 200
  expect(share).toBeGreaterThan(0.1)
  expect(share).toBeLessThan(0.3)
})
