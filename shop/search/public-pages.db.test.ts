import { addDays } from 'date-fns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locales } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { collectPageFacts } from '#platform/page-facts.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { seedArticles } from '#prisma/seed/articles.ts'
import { closedPaths } from './public-pages.ts'
import { listPublicPages } from './queries/list-public-pages.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
  await database().$transaction((transaction) => seedArticles(transaction, new Date()))
})
afterAll(() => shop.close())

const addresses = async (now = new Date()) =>
  (await listPublicPages(database(), now)).flatMap((page) => Object.values(page.addresses))

test('the site map holds every public page once, in each locale', async () => {
  const all = await addresses()
  expect(new Set(all).size).toBe(all.length)
  for (const address of [
    '/pl',
    '/nl/producten',
    '/en-pl/products/magnesium-citrate-200',
    '/pl/skladniki/magnez',
    '/nl/producten?dosage=capsule',
  ]) {
    expect(all).toContain(address)
  }
  const pages = await listPublicPages(database())
  const complete = pages.filter((page) => Object.keys(page.addresses).length === locales.length)
  expect(complete).toHaveLength(pages.length)
})

test('nothing closed is in it, and robots are told what is closed', async () => {
  const closed = closedPaths()
  expect(closed).toEqual(
    expect.arrayContaining(['/api/', '/staff', '/pl/koszyk', '/nl/bestellingen/', '/en/search']),
  )
  for (const address of await addresses()) {
    expect(
      closed.some((path) => address.startsWith(path)),
      address,
    ).toBe(false)
  }
})

test('what is not published in a language, or not sold to a market, is left out there', async () => {
  const product = await database().product.findUniqueOrThrow({ where: { key: 'ZV-002' } })
  const where = { productId_language: { productId: product.id, language: 'nl' } }
  const inTwoDays = addDays(new Date(), 2)
  await database().productTranslation.update({ where, data: { publishedAt: inTwoDays } })
  await database().productMarket.delete({
    where: { productId_market: { productId: product.id, market: 'PL' } },
  })
  const own = (all: string[]) =>
    all.filter((address) => /bisglycin|diglicyn/.test(address) && !address.includes('?'))
  expect(own(await addresses())).toEqual(['/en/products/magnesium-bisglycinate'])
  expect(own(await addresses(addDays(new Date(), 3)))).toHaveLength(2)
  const facts = await collectPageFacts(async (collected) => {
    await listPublicPages(database())
    return collected
  })
  expect(facts.freshUntil).toBe(inTwoDays.getTime())
  expect([...facts.tags].toSorted()).toEqual(['articles', 'products', 'substances'])
})
