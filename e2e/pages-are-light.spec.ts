import type { CDPSession, Page } from '@playwright/test'
import { locales, type Locale } from '#i18n/locale.ts'
import { expect, given, test } from './fixtures.ts'
import { pathOf, publicPages, type PublicPage } from './public-pages.ts'

const kibibyte = 1024

interface Weight {
  requests: string[]
  bytes: Record<string, number>
  total: number
}

declare global {
  interface Window {
    layoutShift?: number
  }
}

/** Bytes as they came over the wire, by kind, from a browser that has seen nothing before. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const wire: CDPSession = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map<string, string>()
  const bytes: Record<string, number> = {}
  const requests: string[] = []
  wire.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url))
  wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other'
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength
  })
  await page.addInitScript(() => {
    window.layoutShift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        window.layoutShift = (window.layoutShift ?? 0) + entry.value
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(path, { waitUntil: 'networkidle' })
  const total = Object.values(bytes).reduce((sum, each) => sum + each, 0)
  return { requests, bytes, total }
}

/** Whoever asks first gets a quick compression; what is kept is compressed best a moment later. */
async function warm(page: Page, path: string): Promise<void> {
  for (const _ of [1, 2]) await page.request.get(path, { headers: { 'accept-encoding': 'br' } })
}

const lists: PublicPage[] = ['products', 'narrowed products', 'products nobody has']
const products: PublicPage[] = [
  'product',
  'product with a reduced price and allergens',
  'size of a product',
  'sold-out product',
]

function fontBudget(name: PublicPage): number {
  return ([...lists, ...products].includes(name) ? 60 : 110) * kibibyte
}

test.use({ viewport: { width: 412, height: 915 }, deviceScaleFactor: 2 })

for (const [index, name] of publicPages.entries()) {
  const locale: Locale = locales[index % locales.length] ?? 'pl-PL'
  test(`${name} is light, keeps still and asks nobody else (${locale})`, async ({ page, data }, {
    annotations,
  }) => {
    const path = await pathOf(name, locale, data)
    await warm(page, path)
    const { requests, bytes, total } = await weigh(page, path)
    const figures = Object.entries({ ...bytes, total }).map(
      ([kind, size]) => `${kind} ${(size / kibibyte).toFixed(1)} KiB`,
    )
    annotations.push({ type: 'weight', description: `${requests.length} requests, ${figures.join(', ')}` })

    const own = new URL(given('SHOP_URL')).origin
    expect(requests.filter((url) => !url.startsWith('data:') && new URL(url).origin !== own)).toEqual([])
    expect(bytes.Script ?? 0).toBeLessThanOrEqual(130 * kibibyte)
    expect(bytes.Font ?? 0).toBeLessThanOrEqual(fontBudget(name))
    expect(bytes.Document ?? 0).toBeGreaterThan(0)
    if (products.includes(name)) {
      expect(total).toBeLessThanOrEqual(240 * kibibyte)
      expect(requests.length).toBeLessThanOrEqual(16)
    }
    // As it is reported: a line that was still arriving when the first picture of the page was made is no jump.
    expect((await page.evaluate(() => window.layoutShift))?.toFixed(2)).toBe('0.00')
    const cookies = await page.context().cookies()
    expect(cookies).toEqual([])
  })
}

test('a phone loads pictures of its own size, in a modern format', async ({ page, data }) => {
  const pictures: string[] = []
  page.on('response', (answer) => {
    if (answer.url().includes('/pictures/'))
      pictures.push(`${answer.status()} ${answer.headers()['content-type']}`)
  })
  await page.goto(await pathOf('product', 'pl-PL', data), { waitUntil: 'networkidle' })
  expect(pictures.length).toBeGreaterThan(0)
  expect(new Set(pictures)).toEqual(new Set(['200 image/avif']))
})
