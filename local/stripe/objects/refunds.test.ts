import { describe, expect, it } from 'vitest'
import { openMerchant, refusal } from '../test-merchant.ts'

describe('refunding', () => {
  it('pays back in parts, and never more than is left', async () => {
    const { stripe, paidSession, eventTypes } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    const payment_intent = String(intent)
    const part = await stripe.refunds.create({ payment_intent, amount: 10_000, metadata: { refund: 'r1' } })
    expect(part).toMatchObject({
      object: 'refund',
      status: 'succeeded',
      amount: 10_000,
      currency: 'pln',
      payment_intent,
    })
    const error = await refusal(stripe.refunds.create({ payment_intent, amount: 9900 }))
    expect(error).toMatchObject({ statusCode: 400, param: 'amount' })
    expect(error.message).toContain('is greater than unrefunded amount on charge')
    const rest = await stripe.refunds.create({ charge: String(part.charge) })
    expect(rest.amount).toBe(9899)
    expect(await stripe.charges.retrieve(String(part.charge))).toMatchObject({
      refunded: true,
      amount_refunded: 19_899,
    })
    expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({
      code: 'charge_already_refunded',
      type: 'StripeInvalidRequestError',
    })
    expect((await stripe.refunds.list({ payment_intent })).data.map((refund) => refund.id)).toEqual([
      rest.id,
      part.id,
    ])
    expect((await eventTypes()).slice(-4)).toEqual([
      'refund.created',
      'charge.refunded',
      'refund.created',
      'charge.refunded',
    ])
  })

  it('refuses what cannot be paid back', async () => {
    const { stripe, openSession, control, paidSession } = await openMerchant()
    expect(await refusal(stripe.refunds.create({}))).toMatchObject({ code: 'parameter_missing' })
    expect(await refusal(stripe.refunds.create({ charge: 'ch_none' }))).toMatchObject({ statusCode: 404 })
    const { payment_intent: paid } = await paidSession()
    expect(await refusal(stripe.refunds.create({ payment_intent: String(paid), amount: 0 }))).toMatchObject({
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
    const { id } = await openSession()
    await control(`sessions/${id}/abandon`, {})
    const { payment_intent: waiting } = await stripe.checkout.sessions.retrieve(id)
    const error = await refusal(stripe.refunds.create({ payment_intent: String(waiting) }))
    expect(error.message).toContain('does not have a successful charge')
  })

  it('begins pending on demand, then succeeds or fails, and a failed one can be paid again', async () => {
    const { stripe, paidSession, control, eventTypes } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    const payment_intent = String(intent)
    await control('refunds/next', { status: 'pending', times: 2 })
    const first = await stripe.refunds.create({ payment_intent, amount: 5000 })
    const second = await stripe.refunds.create({ payment_intent, amount: 14_899 })
    expect(first).toMatchObject({ status: 'pending', pending_reason: 'processing' })
    expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({
      code: 'charge_already_refunded',
    })
    await control(`refunds/${first.id}/settle`, { outcome: 'succeeded' })
    await control(`refunds/${second.id}/settle`, { outcome: 'failed', failureReason: 'lost_or_stolen_card' })
    expect(await stripe.refunds.retrieve(first.id)).toMatchObject({ status: 'succeeded' })
    expect(await stripe.refunds.retrieve(second.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    })
    expect((await eventTypes()).slice(-5)).toEqual([
      'refund.updated',
      'charge.refund.updated',
      'refund.failed',
      'refund.updated',
      'charge.refund.updated',
    ])
    expect((await stripe.refunds.create({ payment_intent })).amount).toBe(14_899)
  })

  it('can fail after it had succeeded', async () => {
    const { stripe, paidSession, control } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    const refund = await stripe.refunds.create({ payment_intent: String(intent) })
    await control(`refunds/${refund.id}/settle`, { outcome: 'failed' })
    expect((await stripe.refunds.retrieve(refund.id)).status).toBe('failed')
    expect((await stripe.charges.retrieve(String(refund.charge))).amount_refunded).toBe(0)
  })

  it('is cancelled only while it waits for the shopper', async () => {
    const { stripe, paidSession, control } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    await control('refunds/next', { status: 'requires_action' })
    const waiting = await stripe.refunds.create({ payment_intent: String(intent), amount: 100 })
    expect((await stripe.refunds.cancel(waiting.id)).status).toBe('canceled')
    const done = await stripe.refunds.create({ payment_intent: String(intent), amount: 100 })
    expect((await refusal(stripe.refunds.cancel(done.id))).message).toContain('cannot be canceled')
    const changed = await stripe.refunds.update(done.id, { metadata: { seen: 'yes' } })
    expect(changed.metadata).toEqual({ seen: 'yes' })
  })

  it('may begin in the dashboard', async () => {
    const { stripe, paidSession, control } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    const refund = await control('refunds', { payment_intent: intent, amount: 700, status: 'pending' })
    expect(refund).toMatchObject({ status: 'pending', amount: 700 })
    const events = await stripe.events.list({ type: 'refund.created' })
    expect(events.data[0]?.request).toEqual({ id: null, idempotency_key: null })
  })
})

describe('a dispute', () => {
  it('is opened, answered and won; meanwhile nothing can be refunded', async () => {
    const { stripe, paidSession, control, eventTypes } = await openMerchant()
    const { payment_intent: intent } = await paidSession()
    const opened = await control('disputes', { payment_intent: intent, reason: 'product_not_received' })
    expect(opened).toMatchObject({ object: 'dispute', status: 'needs_response', amount: 19_899 })
    expect(await refusal(stripe.refunds.create({ payment_intent: String(intent) }))).toMatchObject({
      code: 'charge_disputed',
    })
    await control(`disputes/${String(opened.id)}`, { status: 'under_review' })
    await control(`disputes/${String(opened.id)}`, { status: 'won' })
    expect(await stripe.disputes.retrieve(String(opened.id))).toMatchObject({ status: 'won' })
    expect((await stripe.disputes.list({ payment_intent: String(intent) })).data).toHaveLength(1)
    expect((await stripe.charges.retrieve(String(opened.charge))).disputed).toBe(true)
    expect((await eventTypes()).filter((type) => type.startsWith('charge.dispute'))).toEqual([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ])
    await expect(control(`disputes/${String(opened.id)}`, { status: 'lost' })).rejects.toThrow('won')
  })
})
