import { describe, expect, it } from 'vitest'
import type Stripe from 'stripe'
import { euroSession, openMerchant, sessionParameters, type Merchant } from '../test-merchant.ts'
import texts from './texts.json' with { type: 'json' }

const goodCard = {
  method: 'card',
  card_number: '4242 4242 4242 4242',
  card_expiry: '12 / 34',
  card_cvc: '123',
  card_name: 'Jan Kowalski',
}

interface Page {
  status: number
  location: string | null
  html: string
  headers: Headers
}

/** A browser without scripts: it sends forms and shows what comes back. */
async function visit(url: string, form?: Record<string, string>, language = ''): Promise<Page> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { 'accept-language': language },
    ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
  })
  const html = (await response.text()).replaceAll(/[\u00a0\u202f]/g, ' ')
  return {
    status: response.status,
    location: response.headers.get('location'),
    html,
    headers: response.headers,
  }
}

async function openPage(parameters?: Partial<Stripe.Checkout.SessionCreateParams>) {
  const merchant = await openMerchant()
  const session = await merchant.openSession(parameters)
  return { ...merchant, session, url: session.url ?? '', successUrl: successUrlOf(session) }
}

function successUrlOf(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '').replace('{CHECKOUT_SESSION_ID}', session.id)
}

function sessionNow({ stripe }: Merchant, { id }: Stripe.Checkout.Session) {
  return stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
}

describe('the page of an open session', () => {
  it.each([
    ['pl', 'pl', '', 'Zapłać 198,99 zł', 'Symulowana strona płatności'],
    ['nl', 'nl', '', 'Betaal PLN 198,99', 'Nagebootste betaalpagina'],
    ['en', 'en-GB', '', 'Pay PLN 198.99', 'Simulated payment page'],
    ['pl', 'auto', 'de, en;q=0.3, pl;q=0.8', 'Zapłać 198,99 zł', 'Żadne prawdziwe pieniądze'],
    ['en', 'auto', 'de', 'Pay PLN 198.99', 'No real money moves'],
  ] as const)(
    'is in %s for the locale %s and the browser’s "%s"',
    async (lang, locale, browser, button, strip) => {
      const { url } = await openPage({ locale })
      const page = await visit(url, undefined, browser)
      expect(page.status).toBe(200)
      expect(page.html).toContain(`<html lang="${lang}">`)
      expect(page.html).toContain(button)
      expect(page.html).toContain(strip)
    },
  )

  it('shows who is paid, what for, delivery and total, and the way back', async () => {
    const { url } = await openPage()
    const { html } = await visit(url)
    for (const text of [
      'Zelvanta',
      'Magnez płynny',
      '2 × 43,50 zł',
      '87,00 zł',
      'Kurier',
      '12,99 zł',
      '198,99 zł',
    ]) {
      expect(html).toContain(text)
    }
    expect(html).toContain('jan@example.pl')
    expect(html).toContain('href="http://localhost:3000/pl/zamowienie"')
    expect(html).not.toContain('<script')
  })

  it('offers the methods in the merchant’s order, by their names', async () => {
    const { url } = await openPage({ ...euroSession(), customer_email: 'a@b.nl' })
    const { html } = await visit(url)
    expect(html).toContain('iDEAL | Wero')
    expect(html).toContain('€ 1.299,00')
    expect(html.indexOf('value="ideal"')).toBeLessThan(html.indexOf('value="card"'))
    expect(html).not.toContain('value="blik"')
  })

  it('escapes what merchants and shoppers write', async () => {
    const evil = '<img src=x onerror=alert(1)>"'
    const line = {
      quantity: 1,
      price_data: { currency: 'pln', unit_amount: 500, product_data: { name: evil } },
    }
    const { url } = await openPage({ line_items: [line], branding_settings: { display_name: evil } })
    const { html } = await visit(url, { ...goodCard, card_number: evil, card_name: evil })
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;')
  })

  it('lets forms go to itself and to the merchant only', async () => {
    const { url } = await openPage()
    const { headers } = await visit(url)
    expect(headers.get('content-security-policy')).toContain("form-action 'self' http://localhost:3000;")
    expect(headers.get('cache-control')).toBe('no-store')
  })
})

describe('a card', () => {
  it('that pays leads to the merchant', async () => {
    const merchant = await openPage()
    const page = await visit(merchant.url, goodCard)
    expect(page).toMatchObject({ status: 303, location: merchant.successUrl })
    expect(await sessionNow(merchant, merchant.session)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      customer_details: { email: 'jan@example.pl', name: 'Jan Kowalski' },
      payment_intent: {
        latest_charge: { payment_method_details: { card: { last4: '4242', exp_year: 2034 } } },
      },
    })
    expect(JSON.stringify([...merchant.running.state.sessions.values()])).not.toContain('42424242')
    expect(await visit(merchant.url, goodCard)).toMatchObject({ status: 303, location: merchant.successUrl })
    expect((await merchant.stripe.charges.list()).data).toHaveLength(1)
  })

  it.each([
    ['4000 0000 0000 0002', 'Karta została odrzucona', 'generic_decline'],
    ['4000000000009995', 'Na tej karcie brakuje środków', 'insufficient_funds'],
    ['4012 8888 8888 1881', 'działają tylko karty testowe', 'test_mode_live_card'],
  ])(
    '%s is declined: the page says so, keeps what was typed, and can be paid again',
    async (number, text, code) => {
      const merchant = await openPage()
      const page = await visit(merchant.url, { ...goodCard, card_number: number })
      expect(page.status).toBe(402)
      expect(page.html).toContain('role="alert"')
      expect(page.html).toContain(text)
      expect(page.html).toContain(`value="${number}"`)
      expect(page.html).not.toContain('value="123"')
      expect(await sessionNow(merchant, merchant.session)).toMatchObject({
        status: 'open',
        payment_intent: { last_payment_error: { decline_code: code } },
      })
      expect((await visit(merchant.url, goodCard)).status).toBe(303)
    },
  )

  it.each([
    [{ card_number: '4242 4242 4242 4241' }, 'Ten numer karty jest nieprawidłowy.'],
    [{ card_number: '' }, 'Wpisz numer karty.'],
    [{ card_expiry: '13/30' }, 'Ta data jest nieprawidłowa.'],
    [{ card_expiry: '01/20' }, 'Ta karta straciła ważność.'],
    [{ card_cvc: '12' }, 'Kod CVC ma 3 cyfry.'],
    [{ card_number: '378282246310005' }, 'Kod CVC ma 4 cyfry.'],
    [{ card_name: ' ' }, 'Wpisz imię i nazwisko z karty.'],
    [{ method: 'ideal' }, 'Wybierz metodę płatności.'],
  ])('%o is told beside the field', async (wrong, text) => {
    const merchant = await openPage()
    const page = await visit(merchant.url, { ...goodCard, ...wrong })
    expect(page.status).toBe(422)
    expect(page.html).toContain('<title>Błąd: ')
    expect(page.html.split(text)).toHaveLength(3)
    expect(await sessionNow(merchant, merchant.session)).toMatchObject({
      status: 'open',
      payment_intent: null,
    })
  })

  it('that asks for confirmation goes over the bank’s page', async () => {
    const merchant = await openPage({ locale: 'en' })
    const asked = await visit(merchant.url, { ...goodCard, card_number: '4000 0000 0000 3220' })
    expect(asked).toMatchObject({ status: 303, location: `/pay/${merchant.session.id}/challenge` })
    const challenge = `${merchant.url}/challenge`
    expect((await visit(challenge)).html).toMatch(/>Complete<[^]*>Fail</)
    expect(await visit(challenge, { outcome: 'fail' })).toMatchObject({
      location: `/pay/${merchant.session.id}`,
    })
    expect((await visit(merchant.url)).html).toContain('could not confirm that it was you')
    expect(await sessionNow(merchant, merchant.session)).toMatchObject({
      status: 'open',
      payment_intent: { last_payment_error: { code: 'payment_intent_authentication_failure' } },
    })
    await visit(merchant.url, { ...goodCard, card_number: '4000002500003155' })
    expect(await visit(challenge, { outcome: 'complete' })).toMatchObject({ location: merchant.successUrl })
    expect(await sessionNow(merchant, merchant.session)).toMatchObject({
      payment_status: 'paid',
      payment_intent: {
        latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
      },
    })
  })

  it('may settle its refunds later, or be disputed', async () => {
    const merchant = await openMerchant()
    const pay = async (number: string) => {
      const { id, url } = await merchant.openSession()
      await visit(url ?? '', { ...goodCard, card_number: number })
      return String((await merchant.stripe.checkout.sessions.retrieve(id)).payment_intent)
    }
    const slow = await merchant.stripe.refunds.create({ payment_intent: await pay('4000000000007726') })
    const failing = await merchant.stripe.refunds.create({ payment_intent: await pay('4000000000005126') })
    const disputed = await pay('4000000000000259')
    expect([slow.status, failing.status]).toEqual(['pending', 'succeeded'])
    await merchant.control('clock', { advanceSeconds: 10 })
    expect((await merchant.stripe.refunds.retrieve(slow.id)).status).toBe('succeeded')
    expect((await merchant.stripe.refunds.retrieve(failing.id)).status).toBe('failed')
    expect((await merchant.stripe.disputes.list({ payment_intent: disputed })).data).toHaveLength(1)
  })
})

describe('BLIK', () => {
  it.each([
    ['123 456', 303, 'paid'],
    ['100001', 402, 'Ten kod BLIK wygasł'],
    ['100002', 402, 'Bank odrzucił płatność BLIK'],
    ['100003', 402, 'nie została na czas potwierdzona'],
    ['100004', 303, 'unpaid'],
    ['12345', 422, 'Kod BLIK ma sześć cyfr'],
  ])('code %s answers %i', async (code, status, outcome) => {
    const merchant = await openPage()
    const page = await visit(merchant.url, { method: 'blik', blik_code: code })
    expect(page.status).toBe(status)
    if (status === 303) expect((await sessionNow(merchant, merchant.session)).payment_status).toBe(outcome)
    else expect(page.html).toContain(outcome)
  })

  it('100004 is paid 20 seconds later, 100005 fails', async () => {
    const merchant = await openMerchant()
    const [good, bad] = [await merchant.openSession(), await merchant.openSession()]
    await visit(good.url ?? '', { method: 'blik', blik_code: '100004' })
    await visit(bad.url ?? '', { method: 'blik', blik_code: '100005' })
    await merchant.control('clock', { advanceSeconds: 20 })
    expect((await sessionNow(merchant, good)).payment_status).toBe('paid')
    expect((await sessionNow(merchant, bad)).payment_status).toBe('unpaid')
    expect((await visit(`${merchant.running.url}/pay/${bad.id}`)).html).toContain('Płatność nie dotarła')
  })
})

describe('a bank', () => {
  it.each([
    ['authorise', 'complete', 'paid'],
    ['later', 'complete', 'unpaid'],
    ['fail', 'open', 'unpaid'],
  ])('that is told to %s leaves the session %s and %s', async (outcome, status, paid) => {
    const merchant = await openPage({ ...euroSession(), customer_email: 'a@b.nl' })
    const asked = await visit(merchant.url, { method: 'ideal' })
    expect(asked.location).toBe(`/pay/${merchant.session.id}/bank`)
    expect((await visit(`${merchant.url}/bank`)).html).toContain('iDEAL | Wero: je bank')
    const answered = await visit(`${merchant.url}/bank`, { outcome })
    expect(answered.location).toBe(status === 'open' ? `/pay/${merchant.session.id}` : merchant.successUrl)
    expect(await sessionNow(merchant, merchant.session)).toMatchObject({ status, payment_status: paid })
  })

  it('has no page before it is chosen', async () => {
    const { url, session } = await openPage()
    expect(await visit(`${url}/bank`)).toMatchObject({ status: 303, location: `/pay/${session.id}` })
    expect(await visit(`${url}/challenge`, { outcome: 'complete' })).toMatchObject({ status: 303 })
  })
})

describe('without an address from the merchant', () => {
  it('the page asks for one', async () => {
    const merchant = await openMerchant()
    const { customer_email: _none, ...parameters } = sessionParameters()
    const session = await merchant.stripe.checkout.sessions.create(parameters)
    const url = session.url ?? ''
    expect((await visit(url, { ...goodCard, email: 'jan' })).html).toContain('Wpisz adres e-mail')
    expect((await visit(url, { ...goodCard, email: 'jan@example.pl' })).status).toBe(303)
    expect((await sessionNow(merchant, session)).customer_details?.email).toBe('jan@example.pl')
  })
})

it('lets the shopper choose among several deliveries', async () => {
  const rate = (display_name: string, amount: number) => ({
    shipping_rate_data: { display_name, fixed_amount: { amount, currency: 'pln' } },
  })
  const merchant = await openPage({ shipping_options: [rate('Kurier', 1299), rate('Paczkomat', 899)] })
  const [, locker] = merchant.session.shipping_options
  await visit(`${merchant.url}/shipping`, { shipping_rate: String(locker?.shipping_rate) })
  expect(await sessionNow(merchant, merchant.session)).toMatchObject({
    amount_total: 19_499,
    shipping_cost: { amount_total: 899 },
  })
  expect((await visit(merchant.url)).html).toContain('Zapłać 194,99 zł')
})

it('shows a closed session for what it is', async () => {
  const merchant = await openPage()
  const expired = await merchant.openSession()
  await merchant.stripe.checkout.sessions.expire(expired.id)
  const gone = await visit(expired.url ?? '')
  expect(gone.status).toBe(410)
  expect(gone.html).toContain('Ta strona płatności wygasła')
  expect(await visit(expired.url ?? '', goodCard)).toMatchObject({
    status: 303,
    location: `/pay/${expired.id}`,
  })
  await visit(merchant.url, goodCard)
  const paid = await visit(merchant.url)
  expect(paid.html).toContain('Płatność zakończona')
  expect(paid.html).toContain(merchant.successUrl)
  const missing = await visit(`${merchant.running.url}/pay/cs_test_none`, undefined, 'nl')
  expect(missing.status).toBe(404)
  expect(missing.html).toContain('Deze betaalpagina bestaat niet')
})

it('says everything in all three languages, with the same facts', () => {
  const shapes = Object.values(texts).map((language) =>
    Object.entries(language)
      .map(([key, text]) => `${key} ${[...text.matchAll(/\{\w+\}/g)].map(String).toSorted().join('')}`)
      .toSorted(),
  )
  expect(shapes[1]).toEqual(shapes[0])
  expect(shapes[2]).toEqual(shapes[0])
})
