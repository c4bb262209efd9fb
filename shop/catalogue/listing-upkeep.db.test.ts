import { addDays } from 'date-fns'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database, type Transaction } from '#platform/database.ts'
import { crossing } from '#prisma/fixtures/same-moment.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { wholeListing } from './listing.ts'
import { listProducts } from './queries/list-products.ts'

let shop: TestShop
let product: { id: number; variants: { id: number }[] }

beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())
beforeEach(async () => {
  product = await database().product.findUniqueOrThrow({
    where: { key: 'ZV-001' },
    select: { id: true, variants: { orderBy: { position: 'asc' }, select: { id: true } } },
  })
})

/** Rows that are kept and should not be, or should be and are not. */
function differences(): Promise<object[]> {
  return database().$queryRaw`
    (TABLE computed_product_listing EXCEPT ALL SELECT * FROM product_listing)
    UNION ALL (SELECT * FROM product_listing EXCEPT ALL TABLE computed_product_listing)`
}

const kept = () =>
  database()
    .$queryRaw`SELECT product_listing::text FROM product_listing WHERE product_id = ${product.id} ORDER BY 1`

const variantId = () => product.variants[0]?.id ?? 0
const inPolish = () => ({ productId_language: { productId: product.id, language: 'pl' } })

const writes: [string, (transaction: Transaction) => Promise<unknown>][] = [
  ['the place', (tx) => tx.product.update({ where: { id: product.id }, data: { position: 77 } })],
  [
    'diets',
    (tx) => tx.product.update({ where: { id: product.id }, data: { diets: ['vegan', 'vegan', 'halal'] } }),
  ],
  ['a daily portion', (tx) => tx.product.update({ where: { id: product.id }, data: { dailyCount: 3 } })],
  ['a name', (tx) => tx.productTranslation.update({ where: inPolish(), data: { name: 'Żelazna nazwa' } })],
  [
    'a publication to come',
    (tx) =>
      tx.productTranslation.update({ where: inPolish(), data: { publishedAt: addDays(new Date(), 9) } }),
  ],
  [
    'a publication taken back',
    (tx) => tx.productTranslation.update({ where: inPolish(), data: { status: 'draft' } }),
  ],
  [
    'an amount',
    (tx) => tx.productNutrient.updateMany({ where: { productId: product.id }, data: { amount: 12.5 } }),
  ],
  [
    'a nutrient more',
    (tx) =>
      tx.productNutrient.create({
        data: {
          productId: product.id,
          nutrient: 'iron',
          forms: ['bisglycinate'],
          amount: 14,
          unit: 'mg',
          position: 9,
        },
      }),
  ],
  [
    'what a pack holds',
    (tx) => tx.productVariant.update({ where: { id: variantId() }, data: { netCount: 17 } }),
  ],
  ['a price to come', (tx) => tx.priceChange.create({ data: price(4321, addDays(new Date(), 3)) })],
  ['a price from now on', (tx) => tx.priceChange.create({ data: price(1234, new Date()) })],
  ['the end of a sale', (tx) => tx.priceChange.create({ data: price(null, addDays(new Date(), 30)) })],
  [
    'a variant archived',
    (tx) => tx.productVariant.update({ where: { id: variantId() }, data: { archivedAt: new Date() } }),
  ],
  ['a market left', (tx) => tx.productMarket.deleteMany({ where: { productId: product.id, market: 'NL' } })],
  ['nothing in it any more', (tx) => tx.productNutrient.deleteMany({ where: { productId: product.id } })],
]

function price(amount: number | null, validFrom: Date) {
  return { variantId: variantId(), market: 'PL', currency: 'PLN', amount, validFrom, actor: 'test' }
}

describe('the rows a list is read from', () => {
  test('hold every product', async () => {
    const { total } = await listProducts(database(), wholeListing, 'pl-PL')
    expect(total).toBe(await database().product.count())
    expect(await differences()).toEqual([])
  })

  test.each(writes)('follow %s', async (_, write) => {
    const before = await kept()
    await database().$transaction(write)
    expect(await kept()).not.toEqual(before)
    expect(await differences()).toEqual([])
  })

  test('stay where a write is taken back, and leave with their product', async () => {
    const before = await kept()
    const refusal = database().$transaction(async (transaction) => {
      await transaction.product.update({ where: { id: product.id }, data: { position: 5 } })
      throw new Error('no')
    })
    await expect(refusal).rejects.toThrow('no')
    expect(await kept()).toEqual(before)
    const other = await database().product.create({
      data: {
        key: 'ZV-TMP',
        brand: 'B',
        dosageForm: 'capsule',
        packaging: 'jar',
        category: '',
        taxClass: 'food-supplement',
        dailyCount: 1,
        nutrients: { create: { nutrient: 'zinc', amount: 1, unit: 'mg' } },
        markets: { create: { market: 'PL' } },
      },
    })
    await database().product.delete({ where: { id: other.id } })
    expect(await differences()).toEqual([])
  })

  test('tell of both when two people write parts of a product at the same moment', async () => {
    await crossing(
      (transaction) => transaction.priceChange.create({ data: price(777, addDays(new Date(), 5)) }),
      () => database().productTranslation.update({ where: inPolish(), data: { name: 'Druga nazwa' } }),
    )
    expect(await differences()).toEqual([])
  })

  test('are written by nobody but the database', async () => {
    await expect(database().productListing.deleteMany()).rejects.toThrow(/permission denied/)
    await expect(database().$queryRaw`SELECT keep_product_listing(ARRAY[1])`).rejects.toThrow(
      /permission denied/,
    )
  })
})
