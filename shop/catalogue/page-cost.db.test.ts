import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadBeside } from '#app/[locale]/(shop)/products/[slug]/load-beside.ts'
import { database } from '#platform/database.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { seedArticles } from '#prisma/seed/articles.ts'
import { listingOf } from './listing.ts'
import { findProduct } from './queries/find-product.ts'
import { listProducts } from './queries/list-products.ts'

let shop: TestShop
const query = pg.Client.prototype.query
let statements: string[] = []

beforeAll(async () => {
  shop = await openTestShop()
  await database().$transaction((transaction) => seedArticles(transaction, new Date()))
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '')
    statements.push(text.slice(0, 200))
    return Reflect.apply(query, this, given) as unknown
  } as typeof query
})
afterAll(async () => {
  pg.Client.prototype.query = query
  await shop.close()
})

/** What a piece of work asks the database. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  statements = []
  await work()
  return statements
}

test('a product page that is not kept asks for the product, for wordings confirmed, and once for each thing beside it', async () => {
  const { slug } = await database().productTranslation.findFirstOrThrow({
    where: { language: 'pl', product: { key: 'ZV-001' } },
    select: { slug: true },
  })
  const product = await findProduct(database(), slug, 'pl-PL')
  if (!product) throw new Error('the product is missing')
  expect(await statementsOf(() => findProduct(database(), slug, 'pl-PL'))).toHaveLength(2)
  const beside = await loadBeside(product)
  expect(beside.articles.length).toBeGreaterThan(0)
  expect(beside.related.length).toBe(4)
  expect(await statementsOf(() => loadBeside(product))).toHaveLength(5)
})

test('a list asks three times, whatever is chosen', async () => {
  for (const state of [listingOf({}), listingOf({ nutrient: ['magnesium'], without: ['gluten'] })])
    expect(await statementsOf(() => listProducts(database(), state, 'nl-NL'))).toHaveLength(3)
})
