import { createElement } from 'react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { languageOf, locales, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import nrv from '#shop/nutrition/data/nrv.json' with { type: 'json' }
import { nrvNotEstablished } from '#shop/nutrition/nrv.ts'
import { StructuredData } from '#ui/page.tsx'
import { markupOf, wordsOf } from '#ui/markup-fixture.ts'
import { ClaimsBlock } from './components/claims-block.tsx'
import { CoverProduct } from './components/cover-product.tsx'
import { ProductCard } from './components/product-card.tsx'
import { ProductHeading } from './components/product-heading.tsx'
import { ProductPage } from './components/product-page.tsx'
import { productAlternates, shownVariant } from './product-address.ts'
import { productData } from './product-data.ts'
import type { Product } from './product.ts'
import { findProduct, findPresentSlug } from './queries/find-product.ts'
import { listSelectedProducts } from './queries/product-cards.ts'

let shop: TestShop
const slugs = new Map<string, string>()

beforeAll(async () => {
  shop = await openTestShop()
  for (const { language, slug, product } of await database().productTranslation.findMany({
    include: { product: { select: { key: true } } },
  })) {
    slugs.set(`${product.key} ${language}`, slug)
  }
})
afterAll(() => shop.close())

const keys = Array.from({ length: 10 }, (_, index) => `ZV-${String(index + 1).padStart(3, '0')}`)
const everyPage = locales.flatMap((locale) => keys.map((key) => [key, locale] as const))

/** Read and set once: forty pages for every rule would take longer than the rules are worth. */
const known = new Map<string, Promise<unknown>>()

function once<Thing>(name: string, make: () => Promise<Thing>): Promise<Thing> {
  if (!known.has(name)) known.set(name, make())
  return known.get(name) as Promise<Thing>
}

const productOf = (key: string, locale: Locale) =>
  once(`product ${key} ${locale}`, () => readProduct(key, locale))

const pageOf = (key: string, locale: Locale, variantSlug?: string) =>
  once(`page ${key} ${locale} ${variantSlug ?? ''}`, () => setPage(key, locale, variantSlug))

async function readProduct(key: string, locale: Locale): Promise<Product> {
  const product = await findProduct(database(), slugs.get(`${key} ${languageOf(locale)}`) ?? '', locale)
  if (!product) throw new Error(`${key} is missing in ${locale}`)
  return product
}

async function setPage(key: string, locale: Locale, variantSlug?: string): Promise<string> {
  const product = await productOf(key, locale)
  const variant = shownVariant(product, variantSlug)
  if (!variant) throw new Error(`${key} has no variant`)
  const page = createElement(ProductPage, {
    product,
    variant,
    crumbs: [],
    deliveries: [],
    most: 20,
    readings: [],
    related: [],
  })
  return markupOf(page)
}

const cardOf = async (key: string, locale: Locale) => {
  const cards = await once(`cards ${locale}`, () => listSelectedProducts(database(), 20, locale))
  const card = cards.find((candidate) => candidate.key === key)
  if (!card) throw new Error(`no card of ${key}`)
  return card
}

describe('label facts on the page', () => {
  test.each(everyPage)('FOOD-01, FOOD-04: %s says everything the label says in %s', async (key, locale) => {
    const { label, variants } = await productOf(key, locale)
    // Where a long name may break is no part of it.
    const words = wordsOf(await pageOf(key, locale))
      .replaceAll(/ ([,.;)])/g, '$1')
      .replaceAll('\u00AD', '')
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    const ingredients = label.ingredients.filter(({ allergen }) => !allergen)
    for (const { text } of ingredients) expect(words).toContain(plain(text).replace(/^[,.;)]\s*/, ''))
    const { name, legalName, nutrientCategory, usage, storage, bestBefore, operator } = label
    for (const fact of [name, legalName, nutrientCategory, usage, storage, bestBefore, operator]) {
      expect(fact.length).toBeGreaterThan(3)
      expect(words).toContain(plain(fact))
    }
    expect(words).toContain(variants[0]?.netQuantity)
    for (const statement of ['daily-portion', 'varied-diet', 'young-children']) {
      const text = label.statements.find((candidate) => candidate.key === statement)?.text ?? ''
      expect(text.length).toBeGreaterThan(10)
      expect(words).toContain(text)
    }
  })

  test.each([
    ['en-NL', 'nl'],
    ['en-PL', 'pl'],
  ] as const)(
    'FOOD-02: the page in %s carries the label in the language of the market',
    async (locale, language) => {
      for (const key of keys) {
        const markup = await pageOf(key, locale)
        const start = markup.indexOf(`<div lang="${language}"`)
        expect(start, key).toBeGreaterThan(0)
        const block = wordsOf(markup.slice(start))
        const { label } = await productOf(key, language === 'nl' ? 'nl-NL' : 'pl-PL')
        expect(block).toContain(label.legalName)
        for (const { text } of label.statements) expect(block).toContain(text)
        expect(block).toContain(label.usage)
      }
    },
  )

  test('FOOD-02: a page in the language of the market needs no second label', async () => {
    expect(await pageOf('ZV-001', 'pl-PL')).not.toContain('lang="')
  })

  test.each(everyPage)(
    'FOOD-03, FOOD-07: the designation stands beside the name of %s in %s',
    async (key, locale) => {
      const product = await productOf(key, locale)
      const designation = { pl: 'Suplement diety', nl: 'Voedingssupplement', en: 'Food supplement' }[
        languageOf(locale)
      ]
      expect(product.legalName.startsWith(designation)).toBe(true)
      const beside = (markup: string, tag: string) =>
        new RegExp(`</${tag}><p[^>]*>${designation}`).test(markup) &&
        wordsOf(markup).includes(product.legalName)
      expect(beside(await markupOf(createElement(ProductHeading, { product })), 'h1')).toBe(true)
      const card = await cardOf(key, locale)
      expect(beside(await markupOf(createElement(ProductCard, { card, locale })), 'h3')).toBe(true)
      expect(beside(await markupOf(createElement(CoverProduct, { card, locale })), 'h2')).toBe(true)
    },
  )

  test.each(everyPage)(
    'FOOD-05: the facts of %s in %s are a table with true percentages',
    async (key, locale) => {
      const markup = await pageOf(key, locale)
      const table = /<table.*?<\/table>/s.exec(markup)?.[0] ?? ''
      expect(table).toMatch(/<caption/)
      expect(table.match(/<th scope="col"/g)).toHaveLength(3)
      const rows = await database().productNutrient.findMany({ where: { product: { key } } })
      expect(table.match(/<th scope="row"/g)).toHaveLength(rows.length)
      for (const { nutrient, amount } of rows) {
        const reference = nrv.nutrients.find(({ id }) => id === nutrient)?.nrv
        const percent = reference
          ? `${Math.floor((amount.toNumber() / reference) * 100 + 0.5 + 1e-9)}\u00a0%`
          : '*'
        expect(table, nutrient).toContain(percent)
        if (!reference) expect(markup).toContain(nrvNotEstablished(languageOf(locale)))
      }
    },
  )

  test.each(['ZV-003', 'ZV-007', 'ZV-010'])(
    'FOOD-06: allergens of %s are emphasised and announced',
    async (key) => {
      for (const locale of locales) {
        const { label } = await productOf(key, locale)
        const markup = await pageOf(key, locale)
        const allergens = label.ingredients.filter(({ allergen }) => allergen)
        expect(allergens.length).toBeGreaterThan(0)
        for (const { text } of allergens) {
          expect(markup).toMatch(
            new RegExp(
              `<span class="sr-only">(alergen|allergeen|allergen): </span><strong[^>]*>${text}</strong>`,
            ),
          )
        }
      }
    },
  )

  test('CLAIM-13: pages for Poland say that a food supplement is no medicine', async () => {
    expect(wordsOf(await pageOf('ZV-005', 'pl-PL'))).toContain(
      'Suplement diety nie ma właściwości leczniczych.',
    )
  })
})

describe('claims on the page', () => {
  test.each(everyPage)(
    'CLAIM-03, CLAIM-04: claims on %s in %s are the words of the register with what belongs to them',
    async (key, locale) => {
      const product = await productOf(key, locale)
      const words = wordsOf(await pageOf(key, locale))
      const attached = await database().productClaim.findMany({ where: { product: { key } } })
      for (const { claimId } of attached) {
        const text = claimById(claimId)?.text[languageOf(locale)]
        const isShown = product.claims.some(({ id }) => id === claimId)
        if (isShown) expect(words).toContain(text)
      }
      expect(product.claims.length).toBeGreaterThan(0)
      expect(product.accompanying?.consumption.length).toBeGreaterThan(0)
      const { variedDiet, consumption, cautions } = product.accompanying ?? {
        variedDiet: '-',
        consumption: [],
        cautions: [],
      }
      for (const text of [variedDiet, ...consumption, ...cautions]) {
        expect(words).toContain(text.replaceAll(/\s+/g, ' '))
      }
    },
  )

  test('CLAIM-03: a block of claims without its statements is not rendered', async () => {
    const product = await productOf('ZV-001', 'en-NL')
    expect(product.claims.length).toBeGreaterThan(0)
    expect(await markupOf(createElement(ClaimsBlock, { product: { ...product, accompanying: null } }))).toBe(
      '',
    )
  })

  test('CLAIM-02: zinc lozenges claim zinc and B6, but not their 50 mg of magnesium', async () => {
    const { claims } = await productOf('ZV-010', 'nl-NL')
    expect(new Set(claims.map(({ nutrient }) => nutrient))).toEqual(new Set(['zinc', 'vitamin-b6']))
  })

  test.each([
    ['56.0', 0],
    ['56.25', 10],
  ])('CLAIM-02: %s mg of magnesium a day allow %i claims', async (amount, expected) => {
    const { id } = await database().product.findUniqueOrThrow({
      where: { key: 'ZV-005' },
      select: { id: true },
    })
    const where = { productId_nutrient: { productId: id, nutrient: 'magnesium' } }
    await database().productNutrient.update({ where, data: { amount } })
    const { claims, label } = await readProduct('ZV-005', 'pl-PL')
    expect(label.facts[0]?.percentWords).toBe('15\u00a0%')
    expect(claims).toHaveLength(expected)
    await database().productNutrient.update({ where, data: { amount: 120 } })
  })

  test('CLAIM-05: a name that speaks of bones carries a claim about bones in its own block, everywhere', async () => {
    for (const locale of locales) {
      const product = await productOf('ZV-007', locale)
      const card = await cardOf('ZV-007', locale)
      const bones = /zdrowych kości|normale botten|normal bones/
      for (const element of [
        createElement(ProductHeading, { product }),
        createElement(ProductCard, { card, locale }),
        createElement(CoverProduct, { card, locale }),
      ]) {
        expect(wordsOf(await markupOf(element)), locale).toMatch(bones)
      }
    }
  })
})

describe('prices on the page', () => {
  const prior: Record<Locale, string> = {
    'pl-PL': 'Najniższa cena z 30 dni przed obniżką: 49,90 zł',
    'nl-NL': 'Laagste prijs in de 30 dagen vóór de korting: € 12,95',
    'en-NL': 'Lowest price in the 30 days before the reduction: €12.95',
    'en-PL': 'Lowest price in the 30 days before the reduction: PLN 49.90',
  }

  test.each(locales)(
    'PRICE-02: a reduction says the lowest price of 30 days in the words of the law in %s',
    async (locale) => {
      const card = await cardOf('ZV-001', locale)
      for (const markup of [
        await pageOf('ZV-001', locale),
        await markupOf(createElement(ProductCard, { card, locale })),
        await markupOf(createElement(CoverProduct, { card, locale })),
      ]) {
        expect(wordsOf(markup)).toContain(prior[locale])
        expect(wordsOf(markup)).toContain(locale.endsWith('PL') ? '−10 %' : '−11 %')
        expect(markup).not.toMatch(/<(s|del|strike)[\s>]|line-through/)
      }
    },
  )

  test('PRICE-02: a price that may not be announced is only a price', async () => {
    for (const [key, locale] of everyPage) {
      const product = await productOf(key, locale)
      const variant = shownVariant(product)
      const words = wordsOf(await pageOf(key, locale))
      if (variant?.offer?.reduction) continue
      expect(words, `${key} ${locale}`).not.toMatch(/−\d+ %|30 dni przed|30 dagen vóór|30 days before/)
    }
  })

  test.each([
    ['ZV-001', 'pl-PL', '0,50 zł / szt.'],
    ['ZV-006', 'nl-NL', '/ kg'],
    ['ZV-006', 'nl-NL', '/ 100 g'],
    ['ZV-005', 'en-NL', '/ l'],
    ['ZV-005', 'en-NL', '/ 100 ml'],
    ['ZV-008', 'en-PL', '/ piece'],
  ] as const)(
    'PRICE-03: %s in %s shows its unit price %s beside the price',
    async (key, locale, unitPrice) => {
      expect(wordsOf(await pageOf(key, locale))).toContain(unitPrice)
    },
  )

  test('PRICE-03: cards show the unit price too', async () => {
    for (const locale of locales) {
      for (const card of await listSelectedProducts(database(), 20, locale)) {
        expect(wordsOf(await markupOf(createElement(ProductCard, { card, locale })))).toMatch(
          / \/ (szt\.|stuk|piece|kg|l) /,
        )
      }
    }
  })

  test('PRICE-01: the page says that VAT is in the price and leads to delivery costs', async () => {
    const markup = await pageOf('ZV-002', 'nl-NL')
    expect(wordsOf(markup)).toContain('incl. btw')
    expect(markup).toContain('href="/nl/levering-en-retour"')
  })

  test('says what a day costs and how long a pack lasts', async () => {
    const words = wordsOf(await pageOf('ZV-001', 'pl-PL'))
    expect(words).toContain('Cena za dzień 1,00 zł')
    expect(words).toContain('Wystarcza na 45 dni')
  })
})

describe('buying', () => {
  test('works as a plain form; sizes are addresses', async () => {
    const markup = await pageOf('ZV-001', 'pl-PL', '60-kapsulek')
    expect(markup).toMatch(/<form id="add-to-cart" action="\/api\/cart" method="post">/)
    expect(markup).toMatch(/<input type="hidden" name="locale" value="pl-PL">/)
    const { id } = await database().productVariant.findUniqueOrThrow({ where: { sku: 'ZV-001-60' } })
    expect(markup).toContain(`<input type="hidden" name="variantId" value="${id}">`)
    expect(markup).toContain('href="/pl/produkty/cytrynian-magnezu-200/180-kapsulek"')
    expect(markup).toMatch(/60-kapsulek" aria-current="true"/)
  })

  test('few left is said, how many is not; no more can be ordered than there are', async () => {
    const markup = await pageOf('ZV-005', 'pl-PL', '500-ml')
    expect(wordsOf(markup)).toContain('Zostało niewiele')
    expect(markup.match(/<option/g)).toHaveLength(3)
  })

  test('what is sold out has no button, says so and leads on', async () => {
    const product = await productOf('ZV-009', 'en-NL')
    const markup = await pageOf('ZV-009', 'en-NL')
    expect(product.variants[0]?.offer?.availability).toBe('sold-out')
    expect(markup).not.toContain('<form')
    expect(wordsOf(markup)).toContain('This product is sold out at the moment')
  })
})

describe('the page for machines', () => {
  const context = {
    origin: 'https://shop.example',
    locale: 'pl-PL' as const,
    address: '/pl/produkty/x',
    designation: 'Suplement diety',
    trader: 'T',
  }

  test('PRICE-03: the offer is a decimal with unit prices, the designation goes with the name', async () => {
    const product = await productOf('ZV-001', 'pl-PL')
    const variant = shownVariant(product)
    if (!variant) throw new Error('no variant')
    const data = productData(product, variant, context)
    expect(data).toMatchObject({
      '@type': ['Product', 'DietarySupplement'],
      sku: 'ZV-001-90',
      gtin13: '5901234010016',
      category: 'Suplement diety',
      offers: {
        price: '44.90',
        priceCurrency: 'PLN',
        availability: 'https://schema.org/InStock',
        priceSpecification: [
          { price: '44.90', valueAddedTaxIncluded: true },
          { price: '0.50', referenceQuantity: { value: 1, unitCode: 'C62' } },
          { price: '683.41', referenceQuantity: { value: 1, unitCode: 'KGM' } },
          { price: '68.34', referenceQuantity: { value: 100, unitCode: 'GRM' } },
        ],
      },
    })
    expect(JSON.stringify(data)).toContain('Suplement diety.')
  })

  test('no text can end the script it stands in', async () => {
    const product = await productOf('ZV-001', 'pl-PL')
    const variant = shownVariant(product)
    if (!variant) throw new Error('no variant')
    const hostile = { ...product, name: '</script><script>alert(1)</script>' }
    const markup = await markupOf(
      createElement(StructuredData, { data: productData(hostile, variant, context) }),
    )
    expect(markup.match(/<\/script>/g)).toHaveLength(1)
  })

  test('has an address per locale it is published and sold in', async () => {
    const product = await productOf('ZV-001', 'pl-PL')
    expect(productAlternates(product)).toEqual({
      'pl-PL': '/pl/produkty/cytrynian-magnezu-200',
      'nl-NL': '/nl/producten/magnesiumcitraat-200',
      'en-NL': '/en/products/magnesium-citrate-200',
      'en-PL': '/en-pl/products/magnesium-citrate-200',
    })
    const onlyPolish = { slugs: { pl: { slug: 'a', variantSlugs: { 7: 'b' } } }, markets: ['PL' as const] }
    expect(productAlternates(onlyPolish, 7)).toEqual({ 'pl-PL': '/pl/produkty/a/b' })
    expect(productAlternates(onlyPolish, 8)).toEqual({})
  })
})

describe('what the page is made of', () => {
  test('holds until its own next price change and is dropped with its product', async () => {
    const product = await productOf('ZV-008', 'pl-PL')
    const slug = slugs.get('ZV-008 pl') ?? ''
    const facts = await collectPageFacts(async (own) => {
      await findProduct(database(), slug, 'pl-PL')
      return own
    })
    expect([...facts.tags].toSorted()).toEqual(['claim-wordings', `product:${product.id}`])
    const next = await database().priceChange.findFirst({
      where: { market: 'PL', variant: { productId: product.id }, validFrom: { gt: new Date() } },
    })
    expect(facts.freshUntil).toBe(next?.validFrom.getTime())
  })

  test('is nothing before its day, outside its market, or under another language', async () => {
    const slug = slugs.get('ZV-004 nl') ?? ''
    expect(await findProduct(database(), slug, 'pl-PL')).toBeNull()
    expect(await findProduct(database(), slug, 'nl-NL', new Date(0))).toBeNull()
    expect(await findProduct(database(), "' OR 1=1 --", 'nl-NL')).toBeNull()
    const product = await productOf('ZV-004', 'nl-NL')
    expect(shownVariant(product, 'no-such-size')).toBeNull()
  })

  test('an address it had before leads to the present one', async () => {
    const { id } = await productOf('ZV-004', 'nl-NL')
    await database().productFormerSlug.create({ data: { language: 'nl', slug: 'oud', productId: id } })
    expect(await findPresentSlug(database(), 'oud', 'nl')).toBe(slugs.get('ZV-004 nl'))
    expect(await findPresentSlug(database(), 'oud', 'pl')).toBeNull()
  })
})
