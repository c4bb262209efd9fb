import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { listingOf } from '#shop/catalogue/listing.ts'
import { listProducts } from '#shop/catalogue/queries/list-products.ts'
import { localDatabase } from './fill-shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test.each([
  'postgresql://shop:x@db.example.org/shop',
  'postgresql://shop:x@10.0.0.5/shop',
  'postgresql://shop:x@localhost.example.org/shop',
  'postgresql://shop:x@127.0.0.1/shop?host=db.example.org',
  'mysql://localhost/shop',
  '',
])('refuses %s', (address) => {
  expect(() => localDatabase(address)).toThrow(/not this machine|Not a database/)
})

test.each(['postgresql://shop@localhost/shop', 'postgres://x:y@127.0.0.1:5433/shop'])(
  'takes %s',
  (address) => {
    expect(localDatabase(address)).toBe(address)
  },
)

test('fills the shop with products that are listed and orders that add up', async () => {
  const before = await listProducts(database(), listingOf({}), 'pl-PL')
  const words = ['--database', process.env.DATABASE_URL ?? '', '--products', '40', '--orders', '60']
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/fill-shop.ts', ...words])
  expect(stdout).toContain('40 products, 60 orders')
  const after = await listProducts(database(), listingOf({}), 'pl-PL')
  expect(after.total - before.total).toBe(40)
  const orders = await database().order.findMany({
    include: { lines: true, payments: true, movements: true },
  })
  expect(orders).toHaveLength(60)
  for (const { payment, totalAmount, lines, payments, movements } of orders) {
    expect(lines.reduce((sum, line) => sum + line.totalAmount, 0)).toBe(totalAmount)
    expect(payments).toHaveLength(payment === 'paid' ? 1 : 0)
    expect(movements.map(({ kind }) => kind).toSorted()).toEqual(
      payment === 'paid' ? ['commit', 'reserve'] : ['release', 'reserve'],
    )
  }
})
