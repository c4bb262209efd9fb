import { describe, expect, it } from 'vitest'
import { apiVersion } from '../account.ts'
import Stripe from 'stripe'
import { euroSession, openMerchant, refusal } from '../test-merchant.ts'

it('speaks the API version of the client', () => {
  expect(Stripe.API_VERSION).toBe(apiVersion)
})

describe('paying', () => {
  it('completes the session and says so in order', async () => {
    const { paidSession, eventTypes } = await openMerchant()
    const session = await paidSession()
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'jan@example.pl', name: 'Jan Kowalski' },
    })
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
  })

  it('shows the method in the charge', async () => {
    const { stripe, openSession, control } = await openMerchant()
    for (const method of ['blik', 'p24', 'card'] as const) {
      const { id } = await openSession()
      await control(`sessions/${id}/pay`, { method })
      const session = await stripe.checkout.sessions.retrieve(id, {
        expand: ['payment_intent.latest_charge'],
      })
      const intent = session.payment_intent as Stripe.PaymentIntent
      expect((intent.latest_charge as Stripe.Charge).payment_method_details).toMatchObject({
        type: method,
        [method]: {},
      })
    }
  })

  it('leaves a session open and payable after a decline', async () => {
    const { stripe, openSession, control, eventTypes } = await openMerchant()
    const { id } = await openSession()
    await control(`sessions/${id}/pay`, {
      method: 'card',
      outcome: 'declined',
      decline: 'insufficient_funds',
    })
    const declined = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(declined).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds', type: 'card_error' },
      },
    })
    await control(`sessions/${id}/pay`, { method: 'blik' })
    const paid = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(paid).toMatchObject({
      status: 'complete',
      payment_intent: { status: 'succeeded', last_payment_error: null },
    })
    const intent = paid.payment_intent as Stripe.PaymentIntent
    expect(
      (await stripe.charges.list({ payment_intent: intent.id })).data.map((charge) => charge.status),
    ).toEqual(['succeeded', 'failed'])
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ])
  })

  it('refuses to pay what is not open', async () => {
    const { paidSession, control } = await openMerchant()
    const { id } = await paidSession()
    await expect(control(`sessions/${id}/pay`, {})).rejects.toThrow('cannot be paid')
  })
})

describe('a payment that the bank confirms later', () => {
  it('is complete and unpaid, then paid when its time has come', async () => {
    const { stripe, openSession, control, eventTypes } = await openMerchant()
    const { id } = await openSession(euroSession())
    await control(`sessions/${id}/pay`, { outcome: 'processing', later: 'succeeded', afterSeconds: 3600 })
    const waiting = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(waiting).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing' },
    })
    await control('clock', { advanceSeconds: 3600 })
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    })
    expect(await eventTypes()).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ])
  })

  it('fails when a test decides so', async () => {
    const { stripe, openSession, control, eventTypes } = await openMerchant()
    const { id } = await openSession(euroSession())
    await control(`sessions/${id}/pay`, { outcome: 'processing' })
    await control(`sessions/${id}/settle`, { outcome: 'failed' })
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'requires_payment_method' },
    })
    expect((await eventTypes()).slice(-3)).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ])
    await expect(control(`sessions/${id}/settle`, { outcome: 'succeeded' })).rejects.toThrow('processing')
  })
})

describe('levers', () => {
  it('abandon leaves a session open with a payment that waits', async () => {
    const { stripe, openSession, control } = await openMerchant()
    const { id } = await openSession()
    await control(`sessions/${id}/abandon`, { method: 'p24' })
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(session).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } })
  })

  it('tamper changes what is paid', async () => {
    const { stripe, openSession, control } = await openMerchant()
    const { id } = await openSession()
    await control(`sessions/${id}/tamper`, {
      amount_total: 1,
      currency: 'eur',
      client_reference_id: 'order-2',
    })
    await control(`sessions/${id}/pay`, {})
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
    expect(session).toMatchObject({
      amount_total: 1,
      currency: 'eur',
      client_reference_id: 'order-2',
      payment_intent: { amount: 1, latest_charge: { amount: 1, currency: 'eur' } },
    })
  })

  it('are for this machine only, and never for a web page', async () => {
    const { running } = await openMerchant()
    const response = await fetch(`${running.url}/ctl/dump`, { headers: { origin: 'http://evil.example' } })
    expect(response.status).toBe(403)
  })

  it('dump shows everything and reset forgets it', async () => {
    const { paidSession, control, stripe } = await openMerchant()
    await paidSession()
    const before = await control('GET dump')
    expect(Object.keys(before).toSorted()).toEqual(
      ['charges', 'deliveries', 'disputes', 'events', 'payment_intents', 'refunds', 'sessions'].toSorted(),
    )
    expect(before.sessions).toHaveLength(1)
    await control('reset')
    expect((await stripe.checkout.sessions.list()).data).toEqual([])
  })
})

it('reads account and balance for a check at start', async () => {
  const { stripe, paidSession, running } = await openMerchant({ merchantName: 'Zelvanta' })
  await paidSession()
  expect((await stripe.balance.retrieve()).available).toEqual([
    { amount: 19_899, currency: 'pln', source_types: { card: 19_899 } },
  ])
  expect(await stripe.accounts.retrieveCurrent()).toMatchObject({ charges_enabled: true, object: 'account' })
  expect((await stripe.webhookEndpoints.list()).data).toEqual([])
  running.setWebhookUrl('http://127.0.0.1:9/hook')
  expect((await stripe.webhookEndpoints.list()).data[0]?.url).toBe('http://127.0.0.1:9/hook')
  expect(await refusal(stripe.paymentIntents.retrieve('pi_none'))).toMatchObject({ code: 'resource_missing' })
})
