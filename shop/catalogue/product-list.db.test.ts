import { PrismaPg } from '@prisma/adapter-pg'
import { addDays } from 'date-fns'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { PrismaClient } from '#prisma/generated/client.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { compareUnitPrices } from '#shop/pricing/unit-price.ts'
import { facetNeeds, facets, formValue, type Facet } from './facet.ts'
import { listingOf, listingOrders, listingState, wholeListing, withOrder, withToggled } from './listing.ts'
import type { FacetValues } from './product.ts'
import { listProducts } from './queries/list-products.ts'

let shop: TestShop
/** What the demo products are made of, read in the plainest way. */
const values = new Map<string, FacetValues>()

beforeAll(async () => {
  shop = await openTestShop()
  for (const product of await database().product.findMany({ include: { nutrients: true } })) {
    const magnesium = product.nutrients.find(({ nutrient }) => nutrient === 'magnesium')?.amount.toNumber()
    values.set(product.key, {
      nutrient: product.nutrients.map(({ nutrient }) => nutrient),
      form: product.nutrients.flatMap(({ nutrient, forms }) =>
        forms.map((form) => formValue(nutrient, form)),
      ),
      dosage: [product.dosageForm],
      amount: magnesium === undefined ? [] : [rangeOf(magnesium)],
      diet: product.diets,
      without: product.freeFrom,
    })
  }
})
afterAll(() => shop.close())

function rangeOf(milligrams: number): string {
  if (milligrams < 100) return 'below-100'
  if (milligrams < 200) return '100-199'
  return milligrams < 300 ? '200-299' : 'from-300'
}

function meets(own: FacetValues, chosen: FacetValues, without?: Facet): boolean {
  return facets
    .filter((facet) => facet !== without && chosen[facet].length > 0)
    .every((facet) => {
      const has = (value: string) => own[facet].includes(value)
      return facetNeeds[facet] === 'any' ? chosen[facet].some(has) : chosen[facet].every(has)
    })
}

const states = [
  wholeListing,
  listingOf({ nutrient: ['magnesium'] }),
  listingOf({ nutrient: ['vitamin-c', 'zinc'] }),
  listingOf({ dosage: ['capsule'], amount: ['200-299'] }),
  listingOf({ without: ['gluten', 'lactose'] }),
  listingOf({ diet: ['vegan'], without: ['soya'], form: ['magnesium-citrate', 'magnesium-malate'] }),
  listingOf({ nutrient: ['zinc'], amount: ['from-300'] }),
]

describe('the product list', () => {
  test.each(states)('shows what is chosen and counts every facet value right: %j', async (state) => {
    const list = await listProducts(database(), state, 'pl-PL')
    const expected = [...values].filter(([, own]) => meets(own, state.facets)).map(([key]) => key)
    expect(list.cards.map((card) => card.key).toSorted()).toEqual(expected.toSorted())
    expect(list.total).toBe(expected.length)
    const counted = Object.fromEntries(
      list.counts.map(({ facet, value, count }) => [`${facet}=${value}`, count]),
    )
    const byHand: Record<string, number> = {}
    for (const facet of facets) {
      for (const own of values.values()) {
        if (!meets(own, state.facets, facetNeeds[facet] === 'any' ? facet : undefined)) continue
        for (const value of own[facet]) byHand[`${facet}=${value}`] = (byHand[`${facet}=${value}`] ?? 0) + 1
      }
    }
    expect(counted).toEqual(byHand)
  })

  test('a count says how many products the list shows after the value is chosen', async () => {
    const state = listingOf({ diet: ['vegan'], dosage: ['capsule'] })
    const { counts } = await listProducts(database(), state, 'nl-NL')
    const untouched = counts.filter(
      ({ facet }) => state.facets[facet].length === 0 || facetNeeds[facet] === 'all',
    )
    expect(untouched.length).toBeGreaterThan(5)
    for (const { facet, value, count } of untouched) {
      if (state.facets[facet].includes(value)) continue
      const after = await listProducts(database(), withToggled(state, facet, value), 'nl-NL')
      expect(after.total, `${facet}=${value}`).toBe(count)
    }
  })

  test.each(locales)('is put in order by the database in %s', async (locale) => {
    const lists = await Promise.all(
      listingOrders.map((order) => listProducts(database(), withOrder(wholeListing, order), locale)),
    )
    const [recommended, price, perDay, name] = lists.map((list) => list.cards)
    expect(recommended?.map((card) => card.key)).toEqual([...values.keys()])
    const amounts = price?.map((card) => card.offer.price.amount) ?? []
    expect(amounts).toEqual(amounts.toSorted((one, other) => one - other))
    const days = perDay?.flatMap((card) => card.pricePerDay ?? []) ?? []
    expect(days).toHaveLength(values.size)
    expect(days.map((day) => day.numerator / day.denominator)).toEqual(
      days.toSorted(compareUnitPrices).map((day) => day.numerator / day.denominator),
    )
    const names = name?.map((card) => card.name) ?? []
    expect(names).toEqual(names.toSorted(new Intl.Collator(locale.slice(0, 2)).compare))
  })

  test('CLAIM-05: a name that is a claim carries an authorised claim on its card', async () => {
    for (const locale of locales) {
      const { cards } = await listProducts(database(), wholeListing, locale)
      const named = Object.fromEntries(cards.map((card) => [card.key, card.nameClaim]))
      expect(named['ZV-007'], locale).toMatch(/kości|botten|bones/)
      expect(named['ZV-001']).toBeNull()
    }
  })

  test('holds until the next price change in the market and depends on every product shown', async () => {
    const now = new Date()
    const facts = await collectPageFacts(async (own) => {
      await listProducts(database(), wholeListing, 'pl-PL', now)
      return own
    })
    const next = await database().priceChange.findFirstOrThrow({
      where: { market: 'PL', validFrom: { gt: now } },
      orderBy: { validFrom: 'asc' },
    })
    expect(facts.freshUntil).toBe(next.validFrom.getTime())
    expect(facts.tags).toContain('products')
    expect([...facts.tags].filter((tag) => tag.startsWith('product:'))).toHaveLength(values.size)
    expect(facts.isPublic).toBe(false)
  })

  test('leaves out what is not published in the language or not sold to the market', async () => {
    const product = await database().product.findUniqueOrThrow({ where: { key: 'ZV-005' } })
    const shown = async (locale: Locale, now = new Date()) => {
      const { cards } = await listProducts(database(), wholeListing, locale, now)
      return cards.some((card) => card.key === 'ZV-005')
    }
    const where = { productId_language: { productId: product.id, language: 'nl' } }
    await database().productTranslation.update({ where, data: { publishedAt: addDays(new Date(), 2) } })
    expect([await shown('nl-NL'), await shown('pl-PL')]).toEqual([false, true])
    expect(await shown('nl-NL', addDays(new Date(), 3))).toBe(true)
    await database().productTranslation.update({ where, data: { publishedAt: new Date(0) } })
    await database().productMarket.delete({
      where: { productId_market: { productId: product.id, market: 'PL' } },
    })
    expect([await shown('en-PL'), await shown('en-NL')]).toEqual([false, true])
    await database().productMarket.create({ data: { productId: product.id, market: 'PL' } })
  })
})

describe('the cost of a page', () => {
  async function statementsFor(run: (client: PrismaClient) => Promise<unknown>): Promise<number> {
    const adapter = new PrismaPg({
      connectionString: process.env.DATABASE_URL ?? '',
      options: '-c role=shop_app',
    })
    const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] })
    let statements = 0
    client.$on('query', () => statements++)
    await run(client)
    await client.$disconnect()
    return statements
  }

  async function grow(products: number): Promise<void> {
    await database().$executeRaw`
      INSERT INTO product (key, brand, dosage_form, packaging, category, tax_class, daily_count, diets, free_from, position, updated_at)
      SELECT 'G-' || n, 'B', 'capsule', 'jar', 'magnesium', 'food-supplement', 1, '{vegan}', '{gluten}', 1000 + n, now()
      FROM generate_series(1, ${products}::int) AS n`
    await database().$executeRaw`
      INSERT INTO product_translation (product_id, language, slug, status, published_at, name, tagline, description, legal_name,
        nutrient_category, dosage_form_label, ingredients, usage, storage, best_before, operator, meta_title, meta_description, updated_at)
      SELECT id, 'pl', 'g-' || id, 'published', 'epoch', 'Grown ' || id, '', '', 'Suplement diety', '', '', '', '', '', '', '', '', '', now()
      FROM product WHERE key LIKE 'G-%'`
    await database()
      .$executeRaw`INSERT INTO product_market (product_id, market) SELECT id, 'PL' FROM product WHERE key LIKE 'G-%'`
    await database().$executeRaw`
      INSERT INTO product_nutrient (product_id, nutrient, forms, amount, unit)
      SELECT id, 'magnesium', '{citrate}', 100 + id % 300, 'mg' FROM product WHERE key LIKE 'G-%'`
    await database().$executeRaw`
      INSERT INTO product_variant (product_id, sku, net_count, portions_per_pack, shipping_weight_grams)
      SELECT id, key || '-v', 60, 60, 100 FROM product WHERE key LIKE 'G-%'`
    await database().$executeRaw`
      INSERT INTO price_change (variant_id, market, currency, amount, valid_from, actor)
      SELECT id, 'PL', 'PLN', 1000 + id, 'epoch', 'test' FROM product_variant WHERE sku LIKE 'G-%'`
  }

  test('is the same number of statements with 10 and with 2,010 products', async () => {
    const read = (client: PrismaClient) =>
      listProducts(client, listingState({ diet: 'vegan', sort: 'price' }), 'pl-PL')
    const before = await statementsFor(read)
    await grow(2000)
    expect(await statementsFor(read)).toBe(before)
    // What is counted of everything, the page, its cards, the wordings of claims; the first and last are remembered by pages.
    expect(before).toBe(4)
    const list = await listProducts(
      database(),
      listingState({ diet: 'vegan', sort: 'price', page: '3' }),
      'pl-PL',
    )
    expect(list.cards).toHaveLength(24)
    expect(list.pages).toBe(Math.ceil(list.total / 24))
    expect(list.total).toBeGreaterThan(2000)
  })

  test('a page beyond the last one is empty, not an error', async () => {
    const list = await listProducts(database(), listingState({ page: '999' }), 'pl-PL')
    expect(list.cards).toEqual([])
    expect(list.total).toBeGreaterThan(2000)
  })
})
