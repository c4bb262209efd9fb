import type Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { euroSession, openMerchant, refusal, sessionParameters } from '../test-merchant.ts'

type Create = Stripe.Checkout.SessionCreateParams

describe('creating a session', () => {
  it('adds up what is bought and keeps what the merchant said', async () => {
    const { openSession, running } = await openMerchant()
    const session = await openSession()
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      ui_mode: 'hosted_page',
      livemode: false,
      client_reference_id: 'order-1',
      customer_email: 'jan@example.pl',
      currency: 'pln',
      amount_subtotal: 18_600,
      amount_total: 19_899,
      total_details: { amount_discount: 0, amount_shipping: 1299, amount_tax: 0 },
      payment_method_types: ['blik', 'p24', 'card'],
      metadata: { order: 'order-1' },
      payment_intent: null,
    })
    expect(session.url).toBe(`${running.url}/pay/${session.id}`)
    expect(session.expires_at - session.created).toBe(86_400)
  })

  it('offers what the currency allows when the merchant narrows nothing', async () => {
    const { stripe } = await openMerchant()
    const { allowed_payment_method_types: _narrowed, ...parameters } = sessionParameters()
    const session = await stripe.checkout.sessions.create(parameters)
    expect(session.payment_method_types).toEqual(['card', 'blik', 'p24'])
  })

  it('drops a method that the currency does not know, and refuses when none is left', async () => {
    const { openSession } = await openMerchant()
    const session = await openSession({ ...euroSession(), allowed_payment_method_types: ['blik', 'ideal'] })
    expect(session.payment_method_types).toEqual(['ideal'])
    const error = await refusal(openSession({ ...euroSession(), allowed_payment_method_types: ['blik'] }))
    expect(error.message).toContain('No valid payment method types')
  })

  it('takes an expiry between 30 minutes and 24 hours of its own clock', async () => {
    const { openSession, control } = await openMerchant()
    await control('clock', { advanceSeconds: 7200 })
    const there = Math.floor(Date.now() / 1000) + 7200
    const early = await refusal(openSession({ expires_at: there + 29 * 60 }))
    expect(early).toMatchObject({ statusCode: 400, param: 'expires_at' })
    const late = await refusal(openSession({ expires_at: there + 25 * 3600 }))
    expect(late).toMatchObject({ statusCode: 400, param: 'expires_at' })
    const session = await openSession({ expires_at: there + 31 * 60 })
    expect(session.expires_at).toBe(there + 31 * 60)
  })
})

describe('a parameter that Stripe refuses', () => {
  const cases: [string, object, object][] = [
    ['payment_method_types', { payment_method_types: ['card'] }, { code: 'parameter_unknown' }],
    ['success_url', { success_url: undefined }, { code: 'parameter_missing' }],
    ['success_url', { success_url: 'somewhere' }, { code: 'url_invalid' }],
    ['cancel_url', { cancel_url: '' }, { code: 'parameter_invalid_empty' }],
    ['mode', { mode: 'buy' }, { message: 'Invalid mode: must be one of payment, setup, or subscription' }],
    ['ui_mode', { ui_mode: 'hosted' }, {}],
    ['locale', { locale: 'pl-PL' }, {}],
    ['expires_at', { expires_at: 'soon' }, { code: 'parameter_invalid_integer' }],
    ['customer_email', { customer_email: 'jan' }, { code: 'email_invalid' }],
    ['allowed_payment_method_types[0]', { allowed_payment_method_types: ['cash'] }, {}],
    ['line_items', { line_items: undefined }, { code: 'parameter_missing' }],
    ['payment_intent_data[amount]', { payment_intent_data: { amount: 1 } }, { code: 'parameter_unknown' }],
    ['discounts', { discounts: [{ coupon: 'x' }] }, { code: 'standin_not_played' }],
    ['metadata', { metadata: { note: 'x'.repeat(501) } }, {}],
  ]

  it.each(cases)('%s %o', async (param, wrong, expected) => {
    const { stripe } = await openMerchant()
    const error = await refusal(
      stripe.checkout.sessions.create({ ...sessionParameters(), ...wrong } as Create),
    )
    expect(error).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400, param, ...expected })
    expect(error.requestId).toMatch(/^req_/)
    expect(error.request_log_url).toContain(error.requestId)
  })

  it.each([
    ['line_items[0][price_data][currency]', { product_data: { name: 'x' }, unit_amount: 500 }],
    [
      'line_items[0][price_data][unit_amount]',
      { currency: 'pln', product_data: { name: 'x' }, unit_amount: 4.5 },
    ],
    [
      'line_items[0][price_data][product_data][title]',
      { currency: 'pln', unit_amount: 5, product_data: { name: 'x', title: 'y' } },
    ],
  ])('%s inside a line', async (param, priceData) => {
    const { stripe } = await openMerchant()
    const parameters = { ...sessionParameters(), line_items: [{ quantity: 1, price_data: priceData }] }
    const error = await refusal(stripe.checkout.sessions.create(parameters as Create))
    expect(error).toMatchObject({ statusCode: 400, param })
  })

  it('refuses a total below the minimum and a mixture of currencies', async () => {
    const { openSession } = await openMerchant()
    const small = {
      quantity: 1,
      price_data: { currency: 'pln', unit_amount: 199, product_data: { name: 'x' } },
    }
    expect(await refusal(openSession({ line_items: [small], shipping_options: [] }))).toMatchObject({
      code: 'amount_too_small',
    })
    expect(
      (
        await refusal(
          openSession({ ...euroSession(), shipping_options: sessionParameters().shipping_options ?? [] }),
        )
      ).message,
    ).toContain('currencies')
  })
})

describe('reading sessions', () => {
  it('expands the lines and the payment', async () => {
    const { stripe, paidSession } = await openMerchant()
    const { id } = await paidSession()
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items', 'payment_intent.latest_charge.refunds'],
    })
    expect(
      session.line_items?.data.map((item) => [item.description, item.quantity, item.amount_total]),
    ).toEqual([
      ['Magnez płynny', 2, 8700],
      ['Cytrynian magnezu', 1, 9900],
    ])
    expect(session.payment_intent).toMatchObject({
      status: 'succeeded',
      description: 'Z-1001',
      metadata: { order: 'order-1' },
      latest_charge: { status: 'succeeded', amount: 19_899, refunds: { object: 'list', data: [] } },
    })
    const error = await refusal(stripe.checkout.sessions.retrieve(id, { expand: ['constructor'] }))
    expect(error.message).toBe('This property cannot be expanded (constructor).')
    const lines = await stripe.checkout.sessions.listLineItems(id, { limit: 1 })
    expect(lines).toMatchObject({ has_more: true, data: [{ description: 'Magnez płynny' }] })
  })

  it('lists newest first, in pages and by filter', async () => {
    const { stripe, openSession, paidSession, control } = await openMerchant()
    const first = await openSession()
    const paid = await paidSession()
    await control('clock', { advanceSeconds: 60 })
    const last = await openSession()
    const all: string[] = []
    for await (const session of stripe.checkout.sessions.list({ limit: 1 })) all.push(session.id)
    expect(all).toEqual([last.id, paid.id, first.id])
    const ids = async (filter: Stripe.Checkout.SessionListParams) =>
      (await stripe.checkout.sessions.list(filter)).data.map((session) => session.id)
    expect(await ids({ status: 'complete' })).toEqual([paid.id])
    expect(await ids({ payment_intent: String(paid.payment_intent) })).toEqual([paid.id])
    expect(await ids({ created: { gte: last.created } })).toEqual([last.id])
    expect(await ids({ starting_after: paid.id })).toEqual([first.id])
    expect(await ids({ ending_before: first.id, limit: 1 })).toEqual([paid.id])
    expect(await refusal(stripe.checkout.sessions.list({ limit: 101 }))).toMatchObject({ param: 'limit' })
  })

  it('answers 404 for what it does not know, and 401 without the right key', async () => {
    const { stripe, running } = await openMerchant()
    expect(await refusal(stripe.checkout.sessions.retrieve('cs_test_none'))).toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    })
    expect(await refusal(stripe.products.list())).toMatchObject({ statusCode: 404 })
    const error = await refusal(stripe.checkout.sessions.list({}, { apiKey: 'sk_test_somebody_else' }))
    expect(error).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 })
    expect(error.message).not.toContain('somebody')
    expect((await fetch(`${running.url}/v1/balance`)).status).toBe(401)
  })
})

describe('expiry', () => {
  it('closes a session when the merchant asks, once', async () => {
    const { stripe, openSession, eventTypes } = await openMerchant()
    const { id } = await openSession()
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null })
    const error = await refusal(stripe.checkout.sessions.expire(id))
    expect(error.message).toBe(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    )
    expect(await eventTypes()).toEqual(['checkout.session.expired'])
  })

  it('comes by itself when the clock passes the time, also after a declined card', async () => {
    const { stripe, openSession, control, eventTypes } = await openMerchant()
    const { id } = await openSession()
    await control(`sessions/${id}/pay`, { method: 'card', outcome: 'declined' })
    await control('clock', { advanceSeconds: 86_399 })
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
    await control('clock', { advanceSeconds: 1 })
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
    expect(session).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
      payment_intent: { status: 'canceled' },
    })
    expect((await eventTypes()).slice(-2)).toEqual(['payment_intent.canceled', 'checkout.session.expired'])
  })

  it('leaves a paid session alone', async () => {
    const { stripe, paidSession, control } = await openMerchant()
    const { id } = await paidSession()
    await control('clock', { advanceSeconds: 90_000 })
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('complete')
    expect((await refusal(stripe.checkout.sessions.expire(id))).message).toContain('`complete`')
  })
})

it('changes the metadata of a session as Stripe does', async () => {
  const { stripe, openSession } = await openMerchant()
  const { id } = await openSession({ metadata: { keep: '1', drop: '2' } })
  const session = await stripe.checkout.sessions.update(id, { metadata: { drop: '', add: '3' } })
  expect(session.metadata).toEqual({ keep: '1', add: '3' })
})
