import { addressOf } from '#i18n/address.ts'
import { locales, type Locale } from '#i18n/locale.ts'
import { bindWords } from '#i18n/typography.ts'
import { expect, given, test as base } from './fixtures.ts'
import { keptPages, pathOf } from './public-pages.ts'
import { SecondShop } from './second-shop.ts'
import { price, productPath } from './shopping.ts'

const test = base.extend<object, { second: SecondShop }>({
  second: [
    async ({ browserName: _ }, use) => {
      const second = await SecondShop.start(given('DATABASE_URL'))
      await use(second)
      await second.stop()
    },
    { scope: 'worker' },
  ],
})

// One second shop for all: what one test does to its database must not meet another.
test.describe.configure({ mode: 'serial' })
test.setTimeout(120_000)

const encodings = ['br', 'gzip', 'identity']

async function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; html: string }> {
  const answer = await fetch(url, { redirect: 'manual', headers })
  return { status: answer.status, html: await answer.text() }
}

/** Milliseconds until a page says something. */
async function timeUntil(url: string, words: string): Promise<number> {
  const startedAt = performance.now()
  await expect.poll(async () => (await get(url)).html.includes(words), { intervals: [50] }).toBe(true)
  return performance.now() - startedAt
}

test('a finished page is served without asking the database anything', async ({ data, second }, {
  annotations,
}) => {
  const paths: string[] = []
  for (const locale of locales) for (const name of keptPages) paths.push(await pathOf(name, locale, data))
  for (const path of paths) expect((await get(second.url + path)).status, path).toBe(200)

  let requests = 0
  const statements = await second.statementsOf(async () => {
    for (const path of paths) {
      for (const encoding of encodings) {
        expect((await get(second.url + path, { 'accept-encoding': encoding })).status).toBe(200)
        requests++
      }
    }
  })
  expect(statements).toEqual([])
  annotations.push({
    type: 'statements',
    description: `${requests} requests, ${statements.length} statements`,
  })
})

test('cookies, tracking words and strange headers do not make a finished page be made again', async ({
  data,
  second,
}) => {
  const path = await pathOf('product', 'en-NL', data)
  await get(second.url + path)
  const statements = await second.statementsOf(async () => {
    for (const headers of [
      { cookie: 'cart=abc; cart-count=3; form=x' },
      { 'accept-language': 'pl' },
      { 'user-agent': 'Googlebot/2.1' },
      { rsc: '1', 'next-router-prefetch': '1' },
      { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { authorization: 'Bearer x' },
    ]) {
      const { status, html } = await get(second.url + path, headers as Record<string, string>)
      expect(status).toBe(200)
      expect(html).toMatch(/^<!DOCTYPE html>/i)
      expect(html).not.toContain('evil.example')
    }
  })
  expect(statements).toEqual([])
})

test('a page that the browser holds already is not sent again', async ({ request, data }) => {
  const path = await pathOf('article with products', 'nl-NL', data)
  for (const encoding of encodings) {
    const headers = { 'accept-encoding': encoding }
    const first = await request.get(path, { headers })
    const { etag = '' } = first.headers()
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers()['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(first.headers().vary).toContain('Accept-Encoding')
    const again = await request.get(path, { headers: { ...headers, 'if-none-match': etag } })
    expect(again.status()).toBe(304)
    expect(await again.body()).toHaveLength(0)
    const other = await request.get(path, { headers: { ...headers, 'if-none-match': '"something-else"' } })
    expect(other.status()).toBe(200)
  }
})

test('a change of the catalogue appears in every process within two seconds', async ({ data, second }, {
  annotations,
}) => {
  const locale: Locale = 'en-NL'
  const { id, slug } = await data.product('ZV-005', locale)
  const path = addressOf(locale, 'product', { slug })
  const urls = [given('SHOP_URL') + path, second.url + path]
  const { tagline } = await data.one<{ tagline: string }>(
    `select tagline from product_translation where product_id = $1 and language = 'en'`,
    [id],
  )
  for (const url of urls) expect((await get(url)).html).toContain(bindWords(tagline))
  const words = `Changed at ${Date.now()}`
  const change = (text: string) =>
    data.rows(
      `with changed as (update product_translation set tagline = $2 where product_id = $1 and language = 'en')
       select pg_notify('shop_pages', $3)`,
      [id, text, JSON.stringify([`product:${id}`, 'products'])],
    )
  await change(words)
  for (const url of urls) {
    const time = await timeUntil(url, words)
    expect(time).toBeLessThan(2000)
    annotations.push({ type: 'change', description: `${Math.round(time)} ms` })
  }
  await change(tagline)
})

test('a price that begins at a date changes the page by itself, in every process and after a restart', async ({
  data,
  second,
}, { annotations }) => {
  const locale: Locale = 'en-NL'
  const goods = await data.variant('ZV-005-250', locale)
  const before = price(goods.variant.amount, locale)
  const after = price(goods.variant.amount + 77, locale)
  const path = productPath(goods, locale)
  const urls = [given('SHOP_URL') + path, second.url + path]
  const { begins } = await data.one<{ begins: Date }>(
    `insert into price_change (variant_id, market, currency, amount, valid_from, announced, actor)
     values ($1, 'NL', 'EUR', $2, now() + interval '4 seconds', false, 'journey') returning valid_from as begins`,
    [goods.variant.id, goods.variant.amount + 77],
  )
  await data.invalidate([`product:${goods.product.id}`, 'products'])
  for (const url of urls) {
    await expect.poll(async () => (await get(url)).html.includes(before)).toBe(true)
    expect((await get(url)).html).not.toContain(after)
  }
  expect(Date.now()).toBeLessThan(begins.getTime())
  // From here on nobody says anything: the pages know the date.
  for (const url of urls) {
    await expect.poll(async () => (await get(url)).html.includes(after), { intervals: [20] }).toBe(true)
    expect((await get(url)).html).not.toContain(before)
    const late = Date.now() - begins.getTime()
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(2000)
    annotations.push({ type: 'price', description: `${late} ms after its date` })
  }
  const list = addressOf(locale, 'products')
  for (const url of [given('SHOP_URL') + list, second.url + list]) expect((await get(url)).status).toBe(200)

  await second.restart()
  const { html } = await get(second.url + path)
  expect(html).toContain(after)
  expect(html).not.toContain(before)
})

test('while the database is away finished pages are still served, and nothing stale stays afterwards', async ({
  data,
  second,
}) => {
  const locale: Locale = 'pl-PL'
  const known = second.url + (await pathOf('product', locale, data))
  const { html } = await get(known)
  second.loseDatabase()
  await expect.poll(async () => (await fetch(`${second.url}/api/ready`)).status).toBe(503)
  const during = await get(known)
  expect(during.status).toBe(200)
  expect(during.html).toBe(html)
  const unknown = await fetch(second.url + (await pathOf('substance', 'en-PL', data)).concat('-x'), {
    headers: { accept: 'text/html' },
  })
  expect(unknown.status).toBe(503)
  expect(unknown.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await unknown.text()).toContain('<html lang="en"')
  expect((await fetch(`${second.url}/api/health`)).status).toBe(200)

  second.findDatabase()
  await expect
    .poll(async () => (await fetch(`${second.url}/api/ready`)).status, { timeout: 20_000 })
    .toBe(200)
  await expect.poll(async () => (await get(known)).status).toBe(200)
})
