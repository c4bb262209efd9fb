import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { deliveryMethodsTag } from './delivery.ts'
import { listDeliveryMethods } from './queries.ts'

let shop: TestShop

beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

test('T10: a page that shows ways of delivery is made afresh when they change', async () => {
  const tags = await collectPageFacts(async (facts) => {
    await listDeliveryMethods(database(), 'NL', 'nl')
    return [...facts.tags]
  })
  expect(tags).toContain(deliveryMethodsTag)
})

test('a way that is not offered any more is not listed', async () => {
  const [first, ...rest] = await listDeliveryMethods(database(), 'PL', 'pl')
  const where = { market_key: { market: 'PL', key: first?.key ?? '' } }
  await database().deliveryMethod.update({ where, data: { active: false } })
  expect(await listDeliveryMethods(database(), 'PL', 'pl')).toEqual(rest)
})
