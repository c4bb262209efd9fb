import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBeside } from '#app/[locale]/(shop)/products/[slug]/load-beside.ts'
import { database } from '#platform/database.ts'
import { rememberAnswers } from '#platform/remembered-answers.ts'
import { statementsOf } from '#prisma/fixtures/database-cost.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { seedArticles } from '#prisma/seed/articles.ts'
import { findShownTrader } from '#shop/legal/queries.ts'
import { listingOf } from './listing.ts'
import { findProduct } from './queries/find-product.ts'
import { listProducts } from './queries/list-products.ts'

let shop: TestShop
let slug: string

beforeAll(async () => {
  shop = await openTestShop()
  await database().$transaction((transaction) => seedArticles(transaction, new Date()))
  const words = await database().productTranslation.findFirstOrThrow({
    where: { language: 'pl', product: { key: 'ZV-001' } },
    select: { slug: true },
  })
  slug = words.slug
})
afterAll(async () => {
  rememberAnswers(false)
  await shop.close()
})

/** Everything that the page of a product and its frame ask. */
async function readProductPage() {
  const product = await findProduct(database(), slug, 'pl-PL')
  if (!product) throw new Error('the product is missing')
  const [beside] = await Promise.all([loadBeside(product), findShownTrader(database())])
  return beside
}

const states = [listingOf({}), listingOf({ nutrient: ['magnesium'], without: ['gluten'] })]

/** Statements of a page that is not kept, in a process that has shown other pages. */
async function figures() {
  rememberAnswers(true)
  await readProductPage()
  const page = await statementsOf(readProductPage)
  const lists: number[] = []
  await listProducts(database(), listingOf({}), 'pl-PL')
  for (const state of states)
    lists.push((await statementsOf(() => listProducts(database(), state, 'pl-PL'))).length)
  return { page: page.length, lists }
}

test('a page that is not kept asks twice, with ten products and with a hundred more', async () => {
  const beside = await readProductPage()
  expect(beside.articles.length).toBeGreaterThan(0)
  expect(beside.deliveries.length).toBeGreaterThan(0)
  expect(beside.related).toHaveLength(4)
  expect(await figures()).toEqual({ page: 2, lists: [2, 2] })
  const words = ['--database', process.env.DATABASE_URL ?? '', '--products', '100', '--orders', '0']
  await promisify(execFile)(process.execPath, ['scripts/fill-shop.ts', ...words])
  expect(await figures()).toEqual({ page: 2, lists: [2, 2] })
})

test('where changes are not heard nothing is remembered: every page asks for everything', async () => {
  rememberAnswers(false)
  const first = await statementsOf(readProductPage)
  expect(first.length).toBeGreaterThan(2)
  expect(await statementsOf(readProductPage)).toHaveLength(first.length)
})
