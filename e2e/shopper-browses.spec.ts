import { addressOf, type RouteName } from '#i18n/address.ts'
import { languageOf, locales, marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { expect, test } from './fixtures.ts'
import { legalWords } from './legal-words.ts'
import { pathOf, publicPages } from './public-pages.ts'
import { price } from './shopping.ts'

for (const locale of locales) {
  test(`the front page leads to products, articles and nutrients (${locale})`, async ({ page, data }) => {
    const site = translator(locale, 'site')
    await page.goto(addressOf(locale, 'home'))
    await expect(page.locator('html')).toHaveAttribute('lang', languageOf(locale))
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    const { slug, name, variants } = await data.product('ZV-001', locale)
    const product = page.getByRole('main').getByRole('link', { name, exact: true }).first()
    await expect(product).toHaveAttribute('href', addressOf(locale, 'product', { slug }))
    await expect(page.getByRole('main')).toContainText(price(variants[0]?.amount ?? 0, locale))
    await expect(page.getByRole('main')).toContainText(legalWords('designation', locale))
    const navigation = page.getByRole('navigation', { name: site('header.navigation') })
    for (const [route, label] of [
      ['products', site('header.products')],
      ['articles', site('header.articles')],
      ['substances', site('header.substances')],
    ] as [RouteName, string][]) {
      await navigation.getByRole('link', { name: label, exact: true }).click()
      await expect(page).toHaveURL(addressOf(locale, route))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(navigation.getByRole('link', { name: label })).toHaveAttribute('aria-current', 'page')
    }
  })
}

test.describe('the list of products without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('facets say how many products they show, and show so many (nl-NL)', async ({ page }) => {
    const locale: Locale = 'nl-NL'
    const t = translator(locale, 'catalogue')
    const cards = page.getByRole('main').getByRole('article')
    const found = page.getByRole('status')
    await page.goto(addressOf(locale, 'products'))
    await expect(found).toHaveText(t('list.found', { count: 10 }))
    await expect(cards).toHaveCount(10)

    const dosage = page.getByRole('group', { name: t('list.facets.dosage') })
    const capsules = dosage
      .getByRole('listitem')
      .filter({ has: page.getByRole('checkbox', { name: /capsules/i }) })
    const count = Number((await capsules.innerText()).match(/\d+$/)?.[0])
    expect(count).toBeGreaterThan(0)
    await capsules.getByRole('checkbox').check()
    await page.getByRole('button', { name: t('list.apply'), exact: true }).click()
    await expect(found).toHaveText(t('list.found', { count }))
    await expect(cards).toHaveCount(count)
    await expect(page).toHaveURL(/\?dosage=capsule$/)
    await expect(dosage.getByRole('checkbox', { name: /capsules/i })).toBeChecked()

    await page
      .getByRole('navigation', { name: t('list.order') })
      .getByRole('link', { name: t('list.orders.price'), exact: true })
      .click()
    await expect(page).toHaveURL(/dosage=capsule&sort=price$/)
    const prices = (await cards.allInnerTexts()).map((text) =>
      Number(
        text
          .match(/€\s(\d+),(\d\d)/)
          ?.slice(1)
          .join('.'),
      ),
    )
    expect(prices).toEqual(prices.toSorted((one, other) => one - other))
  })

  test('a list that nobody can fill says so and leads on (pl-PL)', async ({ page }) => {
    const locale: Locale = 'pl-PL'
    const t = translator(locale, 'catalogue')
    await page.goto(`${addressOf(locale, 'products')}?nutrient=zinc&dosage=powder&amount=from-300`)
    await expect(page.getByRole('main')).toContainText(t('list.emptyTitle'))
    await page.getByRole('link', { name: t('list.emptyAction'), exact: true }).click()
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(10)
  })
})

const searches: { locale: Locale; typed: string; finds: string[] }[] = [
  { locale: 'pl-PL', typed: 'magnezu', finds: ['ZV-001', 'ZV-002'] },
  { locale: 'pl-PL', typed: 'jablczan', finds: ['ZV-006'] },
  { locale: 'pl-PL', typed: 'JABŁCZANEM', finds: ['ZV-006'] },
  { locale: 'pl-PL', typed: 'elektrolitow', finds: ['ZV-008'] },
  { locale: 'pl-PL', typed: 'cytrynain magnezu', finds: ['ZV-001'] },
  { locale: 'pl-PL', typed: 'cynku', finds: ['ZV-010'] },
  { locale: 'nl-NL', typed: 'magnesium citraat', finds: ['ZV-001'] },
  { locale: 'nl-NL', typed: 'bisglycinaat', finds: ['ZV-002'] },
  { locale: 'nl-NL', typed: 'magnesiumbisglicinaat', finds: ['ZV-002'] },
  { locale: 'nl-NL', typed: 'zuigtablet', finds: ['ZV-010'] },
  { locale: 'nl-NL', typed: 'bruistabletten', finds: ['ZV-004'] },
  { locale: 'en-NL', typed: 'magnezium citrate', finds: ['ZV-001'] },
  { locale: 'en-NL', typed: 'effervescent', finds: ['ZV-004'] },
  { locale: 'en-PL', typed: 'electrolyte', finds: ['ZV-008'] },
]

for (const { locale, typed, finds } of searches) {
  test(`the search for “${typed}” finds what is meant (${locale})`, async ({ page, data }) => {
    await page.goto(addressOf(locale, 'home'))
    const site = translator(locale, 'site')
    // A search box, and a combobox as soon as somebody comes to type.
    const field = page
      .getByRole('banner')
      .getByRole('search')
      .getByLabel(site('search.label'), { exact: true })
      .and(page.locator('input'))
    await field.fill(typed)
    await field.press('Enter')
    await expect(page).toHaveURL(new RegExp(`${addressOf(locale, 'search')}\\?q=`))
    const products = page.getByRole('region', { name: translator(locale, 'search')('products'), exact: true })
    for (const key of finds) {
      const { name } = await data.product(key, locale)
      await expect(products.getByRole('link', { name, exact: true })).toBeVisible()
    }
  })
}

test('the search finds articles and nutrients, too, and says when it finds nothing (pl-PL)', async ({
  page,
  data,
}) => {
  const locale: Locale = 'pl-PL'
  const t = translator(locale, 'search')
  const article = await data.article('magnesium-and-vitamin-d', locale)
  await page.goto(`${addressOf(locale, 'search')}?q=${encodeURIComponent('witaminy d')}`)
  const articles = page.getByRole('region', { name: t('articles'), exact: true })
  await expect(articles.getByRole('link', { name: article.title })).toBeVisible()
  const substance = await data.substance('vitamin-d', locale)
  const substances = page.getByRole('region', { name: t('substances'), exact: true })
  await expect(substances.getByRole('link', { name: substance.name })).toBeVisible()

  await page.goto(`${addressOf(locale, 'search')}?q=qqxzvw`)
  await expect(page.getByRole('status')).toHaveText(t('found', { count: 0, typed: 'qqxzvw' }))
  await expect(page.getByRole('main')).toContainText(t('nothingTitle'))
})

for (const locale of locales) {
  test(`a product page answers in the order people ask, with all that the law wants (${locale})`, async ({
    page,
    data,
  }) => {
    const t = translator(locale, 'catalogue')
    const { name, slug, variants } = await data.product('ZV-001', locale)
    const [reduced] = variants
    await page.goto(addressOf(locale, 'product', { slug }))
    const main = page.getByRole('main')
    const parts = [
      main.getByRole('img').first(),
      main.getByRole('heading', { level: 1, name }),
      main.getByText(legalWords('designation', locale)).first(),
      main.getByText(price(reduced?.amount ?? 0, locale)).first(),
      main.getByText(t('price.perDay'), { exact: true }).first(),
      main.getByRole('navigation', { name: t('product.variants') }),
      main.getByRole('button', { name: t('product.add'), exact: true }),
      main.getByRole('region', { name: t('product.delivery'), exact: true }),
      main.getByRole('region', { name: t('product.facts'), exact: true }),
      main.getByRole('region', { name: t('product.label'), exact: true }),
      main.getByRole('region', { name: t('product.claims'), exact: true }),
      main.getByRole('region', { name: t('product.reading'), exact: true }),
    ]
    for (const part of parts) await expect(part).toBeVisible()
    const places = await Promise.all(parts.map((part) => part.elementHandle()))
    const order = await page.evaluate(
      (elements) =>
        elements.slice(1).map((element, index) => {
          const before = elements[index]
          if (!element || !before) return false
          return Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
        }),
      places,
    )
    expect(order).toEqual(order.map(() => true))

    // Lowest price of 30 days beside the reduction, per portion and share of the reference value, label of the market.
    await expect(main).toContainText(/30/)
    const facts = main.getByRole('region', { name: t('product.facts'), exact: true })
    await expect(facts.getByRole('table')).toContainText(/200\smg/)
    await expect(facts.getByRole('table')).toContainText(/53\s?%/)
    const label = marketOf(locale) === 'PL' ? 'pl' : 'nl'
    if (languageOf(locale) !== label) {
      const market = main.locator(`[lang="${label}"]`).first()
      await expect(market).toContainText(label === 'pl' ? 'Suplement diety' : 'Voedingssupplement')
    }
  })
}

test('a nutrient joins food, authorised claims, articles and products (en-NL)', async ({ page, data }) => {
  const locale: Locale = 'en-NL'
  const t = translator(locale, 'catalogue')
  const { slug, name } = await data.substance('magnesium', locale)
  await page.goto(addressOf(locale, 'substances'))
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click()
  await expect(page).toHaveURL(addressOf(locale, 'substance', { slug }))
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(main.getByRole('region', { name: t('substances.claims') })).toContainText(
    'Magnesium contributes to',
  )
  await expect(main.getByRole('region', { name: t('substances.foods') }).getByRole('table')).toBeVisible()
  const product = await data.product('ZV-001', locale)
  await expect(main.getByRole('link', { name: product.name, exact: true })).toBeVisible()
  const article = await data.article('magnesium-in-food', locale)
  await expect(main.getByRole('link', { name: article.title }).first()).toBeVisible()
})

test('an article leads from a number in the text to its source and back (nl-NL)', async ({ page, data }) => {
  const locale: Locale = 'nl-NL'
  const { slug } = await data.article('magnesium-and-bones', locale)
  await page.goto(addressOf(locale, 'article', { slug }))
  const t = translator(locale, 'articles')
  await page
    .getByRole('link', { name: t('page.citation', { number: 1 }), exact: true })
    .first()
    .click()
  await expect(page).toHaveURL(/#/)
  const sources = page.getByRole('region', { name: t('page.sources'), exact: true })
  await expect(sources.getByRole('listitem').first()).toBeInViewport()
  await expect(sources.locator('a[href^="https://doi.org/"]').first()).toBeVisible()
})

test('an article that names a disease shows no product, price or way to buy without a recorded decision (en-NL)', async ({
  page,
  data,
}) => {
  const locale: Locale = 'en-NL'
  const { slug } = await data.article('magnesium-deficiency-and-osteoporosis', locale)
  await page.goto(addressOf(locale, 'article', { slug }))
  const t = translator(locale, 'articles')
  await expect(page.getByRole('main')).toContainText(t('page.educational'))
  await expect(page.getByRole('complementary', { name: t('page.products') })).toHaveCount(0)
  const buying = page.getByRole('main').locator('a[href*="/products"]')
  await expect(buying).toHaveCount(0)
  await expect(page.getByRole('main')).not.toContainText(/€\s?\d/)
})

const legalRoutes = [
  'terms',
  'privacy',
  'delivery',
  'withdrawalInformation',
  'contact',
  'accessibility',
] as const

for (const locale of locales) {
  test(`every legal page is one click away or two, in the page's language (${locale})`, async ({ page }) => {
    for (const route of legalRoutes) {
      const answer = await page.goto(addressOf(locale, route))
      expect(answer?.status()).toBe(200)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', languageOf(locale))
      await expect(page.getByRole('main')).toContainText('Zelvanta Sp. z o.o.')
    }
  })

  test(`what does not exist answers 404 in the right language, with ways on (${locale})`, async ({
    page,
    data,
  }) => {
    const t = translator(locale, 'site')
    const wrong = [
      await pathOf('missing page', locale, data),
      addressOf(locale, 'product', { slug: 'nothing' }),
      addressOf(locale, 'variant', { slug: (await data.product('ZV-001', locale)).slug, variant: 'nothing' }),
      addressOf(locale, 'article', { slug: 'nothing' }),
      addressOf(locale, 'substance', { slug: 'nothing' }),
      addressOf(locale, 'order', { token: 'ord_nothing.1.nothing' }),
      addressOf(locale, 'ownComment', { token: 'nothing' }),
    ]
    for (const path of wrong) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1, name: t('notFound.title') })).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('lang', languageOf(locale))
      await expect(page.getByRole('main').getByRole('link', { name: t('notFound.products') })).toBeVisible()
    }
  })
}

test('another language or country shows the same page', async ({ page, data }) => {
  const from: Locale = 'en-NL'
  for (const name of publicPages.filter(
    (each) => !['comment form', 'answer', 'report', 'missing page'].includes(each),
  )) {
    await page.goto(await pathOf(name, from, data))
    for (const to of ['pl-PL', 'en-PL'] as const) {
      const path = await pathOf(name, to, data)
      const links = page.locator(`header a[hreflang="${languageOf(to)}"]`)
      const targets = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')))
      const plain = targets.map((target) => decodeURIComponent(target ?? ''))
      expect(plain, `${name} in ${to}`).toContain(decodeURIComponent(path))
    }
  }
})

test('the switch of language is used like any menu', async ({ page, data }) => {
  const from = await data.product('ZV-005', 'en-NL')
  const to = await data.product('ZV-005', 'pl-PL')
  await page.goto(addressOf('en-NL', 'product', { slug: from.slug }))
  const menu = page.getByRole('banner').getByRole('group').filter({ hasText: 'Nederlands' }).first()
  await menu.locator('summary').click()
  await menu.getByRole('link', { name: /^Polski/ }).click()
  await expect(page).toHaveURL(addressOf('pl-PL', 'product', { slug: to.slug }))
  await expect(page.getByRole('heading', { level: 1, name: to.name })).toBeVisible()
})

const wishes: [string | undefined, string][] = [
  ['pl-PL,pl;q=0.9,en;q=0.8', '/pl'],
  ['nl', '/nl'],
  ['de-DE,de;q=0.9,nl;q=0.3,pl;q=0.5', '/pl'],
  ['en-GB,en;q=0.9', '/en'],
  ['fr', '/en'],
  ['pl;q=0,nl;q=0.1', '/nl'],
  ['*', '/en'],
  ['x'.repeat(4000), '/en'],
]

test('the bare address chooses by the languages of the reader', async ({ request }) => {
  for (const [wish, home] of wishes) {
    const answer = await request.get('/', { headers: { 'accept-language': wish ?? '' }, maxRedirects: 0 })
    expect(answer.status(), wish).toBe(307)
    expect(new URL(answer.headers().location ?? '', answer.url()).pathname, wish).toBe(home)
    expect(answer.headers().vary?.toLowerCase()).toContain('accept-language')
  }
})

test('a deep address is never led elsewhere by the reader’s language', async ({ request, data }) => {
  const path = await pathOf('product', 'nl-NL', data)
  const answer = await request.get(path, { headers: { 'accept-language': 'pl' }, maxRedirects: 0 })
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/html')
  expect(await answer.text()).toContain('<html lang="nl"')
})
