import type { APIResponse } from '@playwright/test'
import { addressOf } from '#i18n/address.ts'
import { locales, type Locale } from '#i18n/locale.ts'
import { expect, given, test } from './fixtures.ts'
import { keptPages, pathOf, publicPages, type PublicPage } from './public-pages.ts'
import { orderOne } from './shopping.ts'

const personal: PublicPage[] = [
  'comment form',
  'answer',
  'report',
  'empty cart',
  'find my order',
  'withdrawal',
  'complaint',
  'your data',
]

function expectGuarded(answer: APIResponse, what: string): void {
  const headers = answer.headers()
  expect(headers['x-content-type-options'], what).toBe('nosniff')
  expect(headers['cross-origin-opener-policy'], what).toBe('same-origin')
  expect(headers['permissions-policy'], what).toContain('camera=()')
  expect(headers['referrer-policy'], what).toMatch(/^(same-origin|strict-origin-when-cross-origin)$/)
  expect(headers['x-powered-by'], what).toBeUndefined()
  expect(headers.server, what).toBeUndefined()
}

/** The policy as a map from directive to sources. */
function policyOf(answer: APIResponse): Map<string, string[]> {
  const header = answer.headers()['content-security-policy'] ?? ''
  return new Map(
    header.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ')
      return [name, sources]
    }),
  )
}

for (const locale of locales) {
  test(`GDPR-03 every page tells the browser what it may do and asks nobody else (${locale})`, async ({
    request,
    data,
  }) => {
    for (const name of publicPages) {
      const answer = await request.get(await pathOf(name, locale, data))
      expect(answer.status(), name).toBe(name === 'missing page' ? 404 : 200)
      expectGuarded(answer, name)
      const policy = policyOf(answer)
      expect(policy.get('default-src'), name).toEqual(["'self'"])
      expect(policy.get('object-src'), name).toEqual(["'none'"])
      expect(policy.get('base-uri'), name).toEqual(["'none'"])
      expect(policy.get('frame-ancestors'), name).toEqual(["'none'"])
      expect(policy.get('form-action'), name).toEqual(["'self'", new URL(given('STRIPE_API_BASE')).origin])
      const scripts = policy.get('script-src') ?? []
      expect(scripts.join(' '), name).not.toMatch(/unsafe|http|\*|nonce/)
      expect(policy.get('style-src')?.join(' '), name).not.toMatch(/unsafe-inline|http|\*/)
      const html = await answer.text()
      expect(html, name).not.toMatch(/js\.stripe\.com|nonce=|googletagmanager|fonts\.googleapis/)
      expect(
        html.match(/<(?:script|link|img|source|iframe)[^>]*(?:src|srcset)="(?:https?:)?\/\//),
        name,
      ).toBeNull()
    }
  })
}

test('COOK-01 finished pages set no cookie and may be kept by everybody, personal ones by nobody and by no search engine', async ({
  request,
  data,
}) => {
  const locale: Locale = 'nl-NL'
  for (const name of keptPages) {
    const headers = (await request.get(await pathOf(name, locale, data))).headers()
    expect(headers['cache-control'], name).toBe('public, max-age=0, must-revalidate')
    expect(headers['set-cookie'], name).toBeUndefined()
    expect(headers['x-robots-tag'], name).toBeUndefined()
  }
  for (const name of personal) {
    const answer = await request.get(await pathOf(name, locale, data))
    expect(answer.headers()['cache-control'], name).toContain('no-store')
    const noindex = `${answer.headers()['x-robots-tag']} ${await answer.text()}`
    expect(noindex, name).toMatch(/^noindex|<meta name="robots" content="[^"]*noindex/)
  }
  const gone = await request.get(await pathOf('missing page', locale, data))
  expect(gone.headers()['cache-control']).toContain('no-store')
})

test('the page of an order is for its buyer alone', async ({ page, person, data, payments }) => {
  const locale: Locale = 'en-NL'
  await orderOne(page, locale, await data.variant('ZV-010-60', locale), person)
  const session = await payments.openedSession(page)
  await payments.lever('POST', `/ctl/sessions/${session}/pay`, { method: 'card' })
  await payments.goBackAfterPaying(page, locale)
  await expect(page).toHaveURL(new RegExp(addressOf(locale, 'order', { token: '' })))
  const path = new URL(page.url()).pathname
  const answer = await page.request.get(path)
  expect(answer.status()).toBe(200)
  expectGuarded(answer, 'order')
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(answer.headers()['referrer-policy']).toBe('same-origin')
  expect(answer.headers()['x-robots-tag']).toContain('noindex')
  // One letter changed, the link of another order, another version: none of them opens anything.
  const token = path.split('/').at(-1) ?? ''
  const [id = '', version = '', signature = ''] = token.split('.')
  const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
  for (const wrong of [
    `${id}.${version}.${flipped}`,
    `${id}.2.${signature}`,
    id,
    `${token}x`,
    `${token}%00`,
  ]) {
    const refused = await page.request.get(path.replace(token, wrong))
    expect([400, 404], wrong).toContain(refused.status())
    expect(await refused.text()).not.toContain(person.email)
    const state = await page.request.get(`/api/orders/${wrong}`)
    expect([400, 404], wrong).toContain(state.status())
  }
})

test('only ordering leads off the site, and only to the payment page', async ({
  page,
  person,
  data,
  payments,
}) => {
  const locale: Locale = 'pl-PL'
  const left: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest() && !request.url().startsWith(given('SHOP_URL')))
      left.push(request.url())
  })
  await orderOne(page, locale, await data.variant('ZV-010-60', locale), person)
  await payments.openedSession(page)
  const origins = new Set(left.map((url) => new URL(url).origin))
  expect(origins).toEqual(new Set([new URL(given('STRIPE_API_BASE')).origin]))
})

test('nobody is led elsewhere by what stands in an address', async ({ request }) => {
  for (const path of [
    '//evil.example/pl',
    '/pl//evil.example',
    '/\\evil.example',
    '/pl/?next=https://evil.example',
    '/pl-PL/products?to=//evil.example',
    '/en/search?q=x&location=https://evil.example',
    '/%2f%2fevil.example',
  ]) {
    const answer = await request.get(given('SHOP_URL') + path, { maxRedirects: 0 })
    const { location } = answer.headers()
    if (location)
      expect(new URL(location, given('SHOP_URL')).origin, path).toBe(new URL(given('SHOP_URL')).origin)
    expect(answer.status(), path).toBeLessThan(500)
  }
})

test('files, redirects, small answers and refusals carry the same guards', async ({ request, data }) => {
  const html = await (await request.get(await pathOf('product', 'pl-PL', data))).text()
  const find = (pattern: RegExp) => pattern.exec(html)?.[1] ?? `nothing like ${pattern}`
  const files = [find(/src="(\/_next\/static\/[^"]+\.js)"/), find(/href="(\/_next\/static\/[^"]+\.css)"/)]
  const picture = find(/srcSet="(\/pictures\/[^ ,"]+)/i)
  for (const path of [...files, picture]) {
    const answer = await request.get(path)
    expect(answer.status(), path).toBe(200)
    expectGuarded(answer, path)
  }
  for (const path of files)
    expect((await request.get(path)).headers()['cache-control']).toContain('immutable')
  for (const [path, status] of [
    ['/', 307],
    ['/pl-PL/products', 308],
    ['/api/health', 200],
    ['/api/ready', 200],
    ['/sitemap.xml', 200],
    ['/robots.txt', 200],
    ['/api/nothing', 404],
    ['/nothing', 404],
    ['/.env', 404],
    ['/_next/data/x.json', 404],
    ['/_next/image?url=/x&w=64&q=75', 404],
    ['/%00', 400],
  ] as const) {
    const answer = await request.get(path, { maxRedirects: 0 })
    expect(answer.status(), path).toBe(status)
    expectGuarded(answer, path)
  }
})

test('a request that pretends to come from the inside of the framework is refused', async ({
  request,
  data,
}) => {
  const path = await pathOf('product', 'pl-PL', data)
  for (const headers of [{ 'next-action': 'x' }, { 'next-resume': '1' }])
    expect((await request.get(path, { headers })).status()).toBe(404)
  expect((await request.post(path, { data: 'x' })).status()).toBe(405)
  expect((await request.fetch(path, { method: 'PUT' })).status()).toBe(405)
  const other = await request.get(path, { headers: { host: 'evil.example' } })
  expect(other.status()).toBe(421)
  const skipped = await request.get(path, { headers: { 'x-middleware-subrequest': 'middleware:middleware' } })
  expect(skipped.status()).toBe(200)
})

test('T27: bodies in the protocol of the framework end at the door or in a handler of ours', async ({
  request,
}) => {
  const form = (parts: Record<string, string>) =>
    Object.entries(parts)
      .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('') + '--b--\r\n'
  const bodies = [
    form({ [`$ACTION_ID_${'a'.repeat(42)}`]: '' }),
    form({ $ACTION_REF_1: '', '$ACTION_1:0': '{"id":"x","bound":"$@1"}', '$ACTION_1:1': '["$F1"]' }),
    form({ $ACTION_KEY: 'k', '0': '"$1"', '1': '"$0"' }),
    form({ '0': '{"then":"$1:__proto__:then","value":"{\\"then\\":\\"$B0\\"}"}', '1': '"$@0"' }),
    form({ '0': '['.repeat(8000) }),
  ]
  const headers = { origin: given('SHOP_URL'), 'content-type': 'multipart/form-data; boundary=b' }
  const paths = ['/api/cart', '/api/stripe/webhook', '/api/nothing', '/api/a/b/c', '/api/health']
  for (const path of [
    ...paths,
    '/staff/api/sign-in',
    '/staff/api/media',
    '/staff/api/nothing',
    '/staff/api/a/b',
  ])
    for (const data of bodies) {
      const answer = await request.post(path, { data, headers, maxRedirects: 0 })
      expect(answer.status(), path).toBeLessThan(500)
      expect(await answer.text(), path).not.toContain('Server Action')
      expect(answer.headers()['content-type'] ?? '', path).not.toContain('text/html')
    }
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    for (const path of ['/api/nothing', '/staff/api/nothing'])
      expect((await request.fetch(path, { method })).status(), `${method} ${path}`).toBe(405)
})
