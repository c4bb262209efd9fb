import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { rememberAnswers } from '#platform/remembered-answers.ts'
import { DatabaseMeter, percentile95, statementsOf } from '#prisma/fixtures/database-cost.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { seedArticles } from '#prisma/seed/articles.ts'
import { seedComments } from '#prisma/seed/comments.ts'
import { seedSearch } from '#prisma/seed/search.ts'
import { facets, type Facet } from '#shop/catalogue/facet.ts'
import {
  listingOf,
  listingOrders,
  wholeListing,
  withOrder,
  withPage,
  type ListingState,
} from '#shop/catalogue/listing.ts'
import { listProducts } from '#shop/catalogue/queries/list-products.ts'
import { gaps, listedStates, type ProductSearch } from '#shop/catalogue/staff/product-search.ts'
import { listProducts as listStaffProducts } from '#shop/catalogue/staff/queries/list-products.ts'
import { listComments } from '#shop/comments/staff/queries.ts'
import { orderLists } from '#shop/orders/order-list.ts'
import { countWork, listOrders, type OrderListWish } from '#shop/orders/staff/queries/list-orders.ts'
import { searchShop, suggest } from '#shop/search/queries/search-shop.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

const products = '10000'
const orders = '100000'

let shop: TestShop
let meter: DatabaseMeter
let owner: StaffMember

beforeAll(async () => {
  shop = await openTestShop()
  await database().$transaction(
    async (transaction) => {
      await seedArticles(transaction, new Date())
      await seedComments(transaction, new Date())
      await seedSearch(transaction)
    },
    { timeout: 120_000 },
  )
  owner = await staffMember('owner')
  const url = process.env.DATABASE_URL ?? ''
  const words = ['scripts/fill-shop.ts', '--database', url, '--products', products, '--orders', orders]
  await promisify(execFile)(process.execPath, words)
  meter = await DatabaseMeter.open(url)
}, 900_000)
afterAll(async () => {
  await meter.close()
  await shop.close()
})

/** Costs of some pieces of work, printed, and the figure that only one in twenty exceeds. */
async function costOf(name: string, works: readonly (() => Promise<unknown>)[]): Promise<number> {
  const costs: number[] = []
  for (const work of works) costs.push(await meter.cost(await statementsOf(work)))
  const sorted = costs.toSorted((one, other) => one - other)
  const figures = [sorted[sorted.length >> 1] ?? 0, percentile95(costs), sorted.at(-1) ?? 0]
  const [median, most, all] = figures.map((figure) => figure.toFixed(1))
  process.stdout.write(
    `${name}: ${works.length} asked, median ${median} ms, p95 ${most} ms, most ${all} ms\n`,
  )
  return percentile95(costs)
}

const choices: Record<Facet, string[]> = {
  nutrient: ['magnesium', 'zinc'],
  form: ['magnesium-citrate'],
  dosage: ['capsule'],
  amount: ['100-199', 'from-300'],
  diet: ['vegan'],
  without: ['gluten', 'lactose'],
}

/** Every combination of facets, one value or all of the examples of each. */
const states: ListingState[] = Array.from({ length: 2 ** facets.length }, (_, combination) => {
  const chosen = facets.filter((_facet, place) => (combination >> place) & 1)
  const values = chosen.map((facet) => [
    facet,
    combination % 3 === 0 ? choices[facet] : choices[facet].slice(0, 1),
  ])
  const state = listingOf(Object.fromEntries(values) as Partial<Record<Facet, string[]>>)
  const order = listingOrders[combination % listingOrders.length] ?? 'recommended'
  return withPage(withOrder(state, order), combination % 5 === 0 ? 40 : 1)
})

const searches: [string, Locale][] = [
  ['magnez', 'pl-PL'],
  ['magnesium', 'en-NL'],
  ['magnesium citraat', 'nl-NL'],
  ['cynk', 'pl-PL'],
  ['vitamin', 'en-PL'],
  ['glycinate', 'en-NL'],
  ['bone', 'en-NL'],
  ['kosci', 'pl-PL'],
  ['caps', 'en-NL'],
  ['ma', 'pl-PL'],
  ['cytrynian magnezu kapsułki', 'pl-PL'],
]

const misspelled: [string, Locale][] = [
  ['magnzeu', 'pl-PL'],
  ['cytrynain magnzeu', 'pl-PL'],
  ['digilcynian', 'pl-PL'],
  ['cnyk', 'pl-PL'],
  ['kapsulkki magnezz', 'pl-PL'],
  ['bisglicinaat', 'nl-NL'],
  ['magnesiumbisglicinaat', 'nl-NL'],
  ['magnesuim', 'nl-NL'],
  ['bruistabeltten', 'nl-NL'],
  ['citrat poeder', 'nl-NL'],
  ['bisglicinate', 'en-NL'],
  ['magnesum citrate capsules', 'en-NL'],
  ['vitmain', 'en-NL'],
  ['magnezium glicinate', 'en-NL'],
  ['zinc lozange', 'en-PL'],
]

/** Words that nothing is called by, or hardly anything. */
const strange: [string, Locale][] = [
  ['qqqqxyz', 'pl-PL'],
  ['magnetyzer', 'pl-PL'],
  ['slapeloosheid', 'nl-NL'],
  ['banaan', 'nl-NL'],
  ['citrate 4711', 'en-NL'],
]

const searched = (asked: readonly [string, Locale][]) =>
  asked.flatMap(([typed, locale]) => [
    () => searchShop(database(), typed, locale),
    () => suggest(database(), typed, locale),
  ])

describe('10,000 products: the database works', () => {
  test('less than 60 ms for a list with any combination of facets, once everything was counted', async () => {
    const locales = ['pl-PL', 'en-NL'] as const
    const counting = locales.map((locale) => () => listProducts(database(), wholeListing, locale))
    expect(await costOf('first lists, which count', counting)).toBeLessThan(90)
    rememberAnswers(true)
    for (const work of counting) await work()
    const works = locales.flatMap((locale) =>
      states.map((state) => () => listProducts(database(), state, locale)),
    )
    expect(await costOf('lists', works)).toBeLessThan(60)
    rememberAnswers(false)
  })

  test('less than 40 ms for a search without a typing error', async () => {
    expect(await costOf('searches', searched(searches))).toBeLessThan(40)
  })

  test('less than 100 ms for a search with typing errors, or for what is not there', async () => {
    expect(await costOf('searches with typing errors', searched(misspelled))).toBeLessThan(100)
    expect(await costOf('searches for what is not there', searched(strange))).toBeLessThan(100)
  })

  test('less than 200 ms for the list of products in the workshop, however it is narrowed down', async () => {
    const now = new Date()
    const all: ProductSearch = {
      words: '',
      state: null,
      language: null,
      missing: null,
      market: null,
      after: null,
      before: null,
    }
    const searchesOfStaff = [null, ...gaps].flatMap((missing) =>
      [null, ...listedStates].flatMap((state) => [
        { ...all, missing, state },
        { ...all, missing, state, language: 'nl', words: 'magnez', market: 'PL' } as const,
      ]),
    )
    const works = searchesOfStaff.map((search) => () => listStaffProducts(database(), owner, search, now))
    expect(await costOf('products in the workshop', works)).toBeLessThan(200)
  })
})

describe('100,000 orders: the database works', () => {
  test('less than 200 ms for the lists of the workshop', async () => {
    const wishes: OrderListWish[] = [
      ...orderLists.map((list) => ({ list })),
      { list: 'all', search: 'F0000-5000' },
      { list: 'all', search: 'shopper5000' },
      { list: 'all', search: 'nowak' },
      { list: 'all', search: 'zieli' },
      { list: 'all', search: 'zzzzzz' },
      { list: 'not-paid', market: 'NL' },
      { list: 'delivered', after: { placedAt: new Date(Date.now() - 600 * 86_400_000), id: 'ord_' } },
    ]
    const comments = (['pending', 'approved', 'rejected', 'spam'] as const).map((status) => {
      return () => listComments(database(), owner, { status, language: null, after: null })
    })
    const works = [
      ...wishes.map((wish) => () => listOrders(database(), owner, wish)),
      ...comments,
      () => countWork(database(), owner),
    ]
    expect(await costOf('orders and comments', works)).toBeLessThan(200)
  })
})
