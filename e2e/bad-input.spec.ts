import { createHash, randomInt } from 'node:crypto'
import type { APIRequestContext, APIResponse } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { messages } from '#i18n/messages.ts'
import { translator } from '#i18n/translator.ts'
import { expect, given, test, type Person } from './fixtures.ts'
import type { ShopData } from './shop-data.ts'

const locale: Locale = 'pl-PL'
const own = () => ({ origin: given('SHOP_URL') })
const asScript = () => ({ ...own(), accept: 'application/json' })

type Fields = Record<string, string>

interface Endpoint {
  path: string
  /** What an honest form sends; ordering asks for a total that nobody saw, so that no order comes of it. */
  honest: Fields
  required: string[]
}

const contact = { email: 'nobody@example.org', name: 'Ewa Nowak' }

const endpoints: Endpoint[] = [
  { path: '/api/cart', honest: { variantId: '1', quantity: '1' }, required: ['variantId', 'quantity'] },
  {
    path: '/api/cart/change',
    honest: { variantId: '1', quantity: '1' },
    required: ['variantId', 'quantity'],
  },
  { path: '/api/cart/remove', honest: { variantId: '99999999' }, required: ['variantId'] },
  { path: '/api/cart/market', honest: {}, required: ['locale'] },
  { path: '/api/cart/acknowledge', honest: { seen: '1:100' }, required: ['seen'] },
  {
    path: '/api/checkout',
    honest: {
      ...contact,
      phone: '+48 600 100 200',
      street: 'ul. Długa 7',
      postalCode: '00-238',
      town: 'Warszawa',
      delivery: 'courier',
      pickupPoint: '',
      pickupSearch: '',
      expectedTotal: '1',
      terms: 'accepted',
    },
    required: ['email', 'name', 'delivery', 'expectedTotal', 'terms'],
  },
  { path: '/api/cart/again', honest: { token: 'ord_x.1.x' }, required: ['token'] },
  { path: '/api/checkout/review', honest: { ...contact, pickupSearch: 'krakow' }, required: ['locale'] },
  { path: '/api/checkout/cancel', honest: { token: 'ord_x.1.x', then: 'cart' }, required: ['token', 'then'] },
  { path: '/api/find-order', honest: { email: contact.email }, required: ['email'] },
  {
    path: '/api/comments',
    honest: { ...contact, article: '1', parent: '', body: 'Dobry tekst.', website: '', stamp: '' },
    required: ['article', 'name', 'email', 'body'],
  },
  {
    path: '/api/comments/report',
    honest: { email: contact.email, comment: 'nothing', reason: 'Reklama.', website: '' },
    required: ['comment', 'reason'],
  },
  { path: '/api/comments/withdraw', honest: { token: 'nothing.nothing' }, required: ['token'] },
  {
    path: '/api/withdrawal/state',
    honest: { ...contact, orderNumber: '7K3M-92QD', items: '' },
    required: ['name', 'orderNumber', 'email'],
  },
  {
    path: '/api/withdrawal/confirm',
    honest: { ...contact, orderNumber: '7K3M-92QD', items: '' },
    required: ['name', 'orderNumber', 'email'],
  },
  {
    path: '/api/complaint',
    honest: {
      ...contact,
      orderNumber: '',
      item: '',
      noticed: '',
      description: 'Pęknięty słoik.',
      wish: 'other',
    },
    required: ['name', 'email', 'description'],
  },
]

const hostile: unknown[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  'a\r\nBcc: victim@example.org',
  '\u202egnp.exe',
  '__proto__',
  'constructor',
  '👩🏽‍🔬🧪',
  'a'.repeat(5000),
  'ą'.repeat(5000),
  '\ud800',
  '\u0301'.repeat(200),
  '-1',
  '0',
  '1e400',
  '99999999999999999999',
  '1.5',
  'NaN',
  `'; drop table orders; --`,
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}%s%n',
  '../../../../etc/passwd',
  null,
  true,
  -1,
  1.5,
  [],
  ['a', 'b'],
  {},
  { toString: 'x' },
  { $ne: null },
]

/** English sentences that must not turn up on a Polish page. */
const english = new Set<string>(Object.values(messages.en.problems).filter((text) => !text.includes('{')))

async function expectRefusal(answer: APIResponse, what: string, readable = true): Promise<void> {
  expect(answer.status(), what).toBeGreaterThanOrEqual(400)
  expect(answer.status(), what).toBeLessThan(500)
  if (!answer.headers()['content-type']?.includes('application/json')) return
  const { problems = [] } = (await answer.json()) as { problems?: { message: string }[] }
  expect(problems.length, what).toBeGreaterThan(0)
  if (!readable) return
  for (const { message } of problems) expect(english.has(message), `${what}: ${message}`).toBe(false)
}

async function openCart(request: APIRequestContext, data: ShopData): Promise<void> {
  const { variant } = await data.variant('ZV-004-60', locale)
  const form = { locale, variantId: String(variant.id), quantity: '1' }
  const answer = await request.post('/api/cart', { form, headers: asScript() })
  expect(answer.status()).toBe(200)
}

/** What the shop holds of somebody. */
async function writtenFor(data: ShopData, person: Person): Promise<Record<string, number>> {
  const like = `${person.email.split('@')[0]}%`
  return data.one(
    `select (select count(*)::int from orders where email like $1) as orders,
       (select count(*)::int from comment where email like $1) as comments,
       (select count(*)::int from comment_report where email like $1) as reports,
       (select count(*)::int from withdrawal where email like $1) as withdrawals,
       (select count(*)::int from complaint where email like $1) as complaints,
       (select count(*)::int from mail where recipient like $1) as mails`,
    [like],
  )
}

const nothing = { orders: 0, comments: 0, reports: 0, withdrawals: 0, complaints: 0, mails: 0 }

for (const { path, honest, required } of endpoints) {
  test.describe(path, () => {
    const formOf = (person: Person): Fields => ({
      locale,
      ...honest,
      ...('email' in honest && { email: person.email }),
    })

    test('from elsewhere, by another method, in another form or too large: refused, nothing written', async ({
      request,
      person,
      data,
    }) => {
      await openCart(request, data)
      const form = formOf(person)
      const foreign: Fields[] = [
        {},
        { origin: 'null' },
        { origin: 'https://evil.example' },
        { origin: `${given('SHOP_URL')}.evil.example` },
        { origin: 'http://localhost:1' },
        { origin: 'file://' },
        { origin: 'localhost' },
        { ...own(), 'sec-fetch-site': 'cross-site' },
      ]
      for (const headers of foreign) {
        const answer = await request.post(path, { form, headers: { ...headers, accept: 'application/json' } })
        expect(answer.status(), JSON.stringify(headers)).toBe(403)
      }
      for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await request.fetch(path, { method, headers: asScript() })
        expect(answer.status(), method).toBe(405)
      }
      const bodies: [string, string][] = [
        ['text/plain', 'locale=pl-PL'],
        ['application/xml', '<locale/>'],
        ['application/json', '{"locale":'],
        ['application/json', '[]'],
        ['application/json', '"text"'],
        ['application/json', 'null'],
        ['application/json', '{"__proto__":{"locale":"pl-PL"},"constructor":{"prototype":{}}}'],
        ['multipart/form-data', 'no boundary'],
        [
          'multipart/form-data; boundary=x',
          '--x\r\nContent-Disposition: form-data; name="locale"; filename="a"\r\n\r\nx\r\n--x--',
        ],
        ['application/x-www-form-urlencoded', ''],
        ['application/x-www-form-urlencoded', '%'],
        ['application/x-www-form-urlencoded', '%ff%fe=%00&a[b]=1'],
      ]
      for (const [type, body] of bodies) {
        const answer = await request.post(path, {
          data: body,
          headers: { ...asScript(), 'content-type': type },
        })
        await expectRefusal(answer, `${type} ${body}`, false)
      }
      const large = await request.post(path, {
        form: { ...form, filler: 'x'.repeat(2 * 1024 * 1024) },
        headers: asScript(),
      })
      expect(large.status()).toBe(413)
      expect(await writtenFor(data, person)).toEqual(nothing)
    })

    test('missing, repeated, unknown and strange fields: refused in Polish, never an error of ours', async ({
      request,
      person,
      data,
    }) => {
      await openCart(request, data)
      const form = formOf(person)
      const post = (body: string | object, type = 'application/json') =>
        request.post(path, {
          data: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { ...asScript(), 'content-type': type },
          maxRedirects: 0,
        })
      const answers: { answer: APIResponse; what: string; field: string }[] = []
      for (const field of required) {
        const { [field]: _, ...rest } = form
        answers.push({ answer: await post(rest), what: `without ${field}`, field })
      }
      for (const field of Object.keys(form)) {
        const twice = new URLSearchParams(form)
        twice.append(field, form[field] ?? '')
        const answer = await post(twice.toString(), 'application/x-www-form-urlencoded')
        answers.push({ answer, what: `${field} twice`, field })
      }
      for (const name of ['unknown', '__proto__', 'constructor', 'toString', 'prototype.x'])
        answers.push({
          answer: await post(`{${JSON.stringify(form).slice(1, -1)},"${name}":"x"}`),
          what: name,
          field: '',
        })
      for (const { answer, what, field } of answers) {
        // Looking once more at the form is not refused by what is in it.
        if (path === '/api/checkout/review' && answer.status() === 303) continue
        await expectRefusal(answer, what, field !== 'locale')
      }
      expect(await writtenFor(data, person)).toEqual(nothing)

      let accepted = 0
      for (const field of Object.keys(form)) {
        for (const value of hostile) {
          const what = `${field} = ${JSON.stringify(value)?.slice(0, 60)}`
          const answer = await post({ ...form, [field]: value })
          expect(answer.status(), what).toBeLessThan(500)
          const body = await answer.text()
          expect(body, what).not.toMatch(/node_modules|at .*\.ts:|prisma|postgres/i)
          if (answer.status() < 400) accepted++
          else if (answer.headers()['content-type']?.includes('json')) {
            const { problems } = JSON.parse(body) as { problems: { message: string }[] }
            if (field === 'locale') continue
            for (const { message } of problems)
              expect(english.has(message), `${what}: ${message}`).toBe(false)
          }
        }
      }
      const written = await writtenFor(data, person)
      expect(written.orders).toBe(0)
      // What was accepted is what was written: strange names are names, too.
      const statements = (written.comments ?? 0) + (written.withdrawals ?? 0) + (written.complaints ?? 0)
      expect(statements).toBeLessThanOrEqual(accepted)
    })
  })
}

const pages: { path: string; fields: Fields; route: Parameters<typeof addressOf>[1] }[] = [
  { path: '/api/cart', fields: { variantId: '1', quantity: '0' }, route: 'cart' },
  { path: '/api/find-order', fields: { email: 'x' }, route: 'findOrder' },
  { path: '/api/withdrawal/state', fields: { name: '', orderNumber: '', email: '' }, route: 'withdrawal' },
  { path: '/api/complaint', fields: { name: '', email: '', description: '' }, route: 'complaint' },
]

for (const { path, fields, route } of pages) {
  for (const each of ['pl-PL', 'nl-NL', 'en-PL'] as const) {
    test(`${path} without a script: back to the page, with what is wrong in its language (${each})`, async ({
      request,
    }) => {
      const answer = await request.post(path, {
        form: { locale: each, ...fields },
        headers: own(),
        maxRedirects: 0,
      })
      expect(answer.status()).toBe(303)
      expect(answer.headers().location).toBe(addressOf(each, route))
      const page = await request.get(addressOf(each, route))
      expect(page.status()).toBe(200)
      const t = translator(each, 'problems')
      const keys = { '/api/cart': t('quantityTooSmall'), '/api/find-order': t('email') } as Record<
        string,
        string
      >
      expect(await page.text()).toContain(keys[path] ?? t('required'))
    })
  }
}

const odd = { name: 'Łukasz O’Neil-Żółć 👩🏽‍🔬', body: 'Słoik „pękł” <b>na pół</b> & wyciekł: 100 % 😀' }

test('unusual but honest words come through unharmed', async ({ request, person, data, inbox }) => {
  const form = { locale, name: odd.name, email: person.email, description: odd.body, wish: 'refund' }
  const answer = await request.post('/api/complaint', { form, headers: asScript() })
  expect(answer.status()).toBe(200)
  const row = await data.one<{ name: string; description: string }>(
    'select name, description from complaint where email = $1',
    [person.email],
  )
  expect(row).toEqual({ name: odd.name, description: odd.body })
  const mail = await inbox.mailTo(person.email)
  expect(mail.text).toContain(odd.body)
  expect(mail.html).not.toContain('<b>na pół</b>')
})

test('addresses that nobody made: pages answer, lists take what they know', async ({ request, data }) => {
  const { slug } = await data.product('ZV-001', locale)
  const products = addressOf(locale, 'products')
  const search = addressOf(locale, 'search')
  const values = hostile.filter((value): value is string => typeof value === 'string' && value.isWellFormed())
  for (const value of values) {
    const text = encodeURIComponent(value.slice(0, 2000))
    for (const path of [
      `${products}?nutrient=${text}&sort=${text}&page=${text}&diet=${text}`,
      `${products}?${text}=${text}`,
      `${search}?q=${text}`,
      `/api/search/suggest?locale=${locale}&q=${text}`,
      `/api/search/suggest?locale=${text}&q=x`,
      addressOf(locale, 'product', { slug: `${slug}${value.slice(0, 200)}` }),
      addressOf(locale, 'order', { token: value.slice(0, 200) || 'x' }),
      addressOf(locale, 'ownComment', { token: value.slice(0, 200) || 'x' }),
      `${addressOf(locale, 'withdrawal')}?step=${text}&order=${text}`,
      `${addressOf(locale, 'comment', { slug: (await data.article('magnesium-in-food', locale)).slug })}?reply=${text}`,
    ]) {
      const answer = await request.get(path, { maxRedirects: 0 })
      expect(answer.status(), path.slice(0, 120)).toBeLessThan(500)
      expect(await answer.text(), path.slice(0, 120)).not.toContain('<script>alert(1)</script>')
    }
  }
  const twice = await request.get(`${search}?q=a&q=b&q[]=c`)
  expect(twice.status()).toBe(200)
})

test('addresses that cannot be read, and the framework’s own, name nothing', async ({ request }) => {
  for (const path of [
    addressOf(locale, 'article', { slug: '%E0' }),
    addressOf(locale, 'article', { slug: 'a%00' }),
    addressOf(locale, 'comment', { slug: '%' }),
    addressOf(locale, 'ownComment', { token: '%E0%A4' }),
    '/staff/invitation/%25E0',
    '/_global-error',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
})

test('an event that Stripe did not sign is refused and not recorded', async ({ request, data, person }) => {
  const id = `evt_${person.email.slice(8, 16)}`
  const event = JSON.stringify({
    id,
    object: 'event',
    type: 'checkout.session.completed',
    data: { object: { id: 'cs_test_x', object: 'checkout.session' } },
  })
  const now = Math.floor(Date.now() / 1000)
  for (const headers of [
    {},
    { 'stripe-signature': '' },
    { 'stripe-signature': `t=${now},v1=${'0'.repeat(64)}`, 'content-type': 'application/json' },
    { 'stripe-signature': `t=${now},v1=${'0'.repeat(64)}` },
    { 'stripe-signature': `t=${now}` },
    { 'stripe-signature': '\u00ff' },
  ] as Fields[]) {
    const answer = await request.post('/api/stripe/webhook', { data: event, headers })
    expect(answer.status(), JSON.stringify(headers)).toBe(400)
  }
  const large = await request.post('/api/stripe/webhook', {
    data: 'x'.repeat(2 * 1024 * 1024),
    headers: {
      'content-type': 'application/json',
      'stripe-signature': `t=${now},v1=${'0'.repeat(64)}`,
    },
  })
  expect(large.status()).toBe(413)
  expect((await request.get('/api/stripe/webhook')).status()).toBe(405)
  expect(await data.rows('select id from stripe_event where id = $1', [id])).toEqual([])
})

test('limits count the real client, whatever address a request claims', async ({ request, person }) => {
  const statuses: number[] = []
  for (let count = 0; count < 32; count++) {
    const claimed = `198.51.100.${randomInt(1, 254)}`
    const answer = await request.post('/api/find-order', {
      form: { locale, email: `${count}-${person.email}` },
      headers: {
        ...asScript(),
        'x-shop-client-address': claimed,
        'x-real-ip': claimed,
        forwarded: `for=${claimed}`,
        'x-forwarded-for': `${claimed}, ${person.clientAddress}`,
      },
    })
    statuses.push(answer.status())
    if (answer.status() === 429) {
      expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0)
      expect(await answer.text()).toContain(
        translator(locale, 'problems')('tooMany', { seconds: 600 }).slice(0, 12),
      )
    }
  }
  expect(statuses.slice(0, 30)).toEqual(statuses.slice(0, 30).map(() => 200))
  expect(statuses.slice(30)).toEqual([429, 429])
  expect(languageOf(locale)).toBe('pl')
})

test('who looks things up too often is told so, on the page and while typing', async ({
  request,
  person,
  data,
}) => {
  const client = createHash('sha256').update(person.clientAddress).digest('base64url')
  const spent = [`search-address:${client}`, 1000, Date.now() + 600_000]
  await data.rows('insert into rate_limit (key, points, expire) values ($1, $2, $3)', spent)
  const typing = await request.get(`/api/search/suggest?locale=${locale}&q=magnez`)
  expect(typing.status()).toBe(429)
  expect(Number(typing.headers()['retry-after'])).toBeGreaterThan(0)
  const page = await request.get(`${addressOf(locale, 'search')}?q=magnez`)
  expect(page.status()).toBe(200)
  expect(await page.text()).toContain(translator(locale, 'search')('tooMany'))
})
