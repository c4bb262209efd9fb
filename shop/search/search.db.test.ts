import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { seedArticles } from '#prisma/seed/articles.ts'
import { seedSearch } from '#prisma/seed/search.ts'
import { suggestTitles } from './handlers.ts'
import { searchJob } from './jobs.ts'
import { rebuildSearch } from './mutations.ts'
import { searchShop } from './queries/search-shop.ts'
import { withinSearchLimit } from './session.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await openTestShop()
  await database().$transaction(async (transaction) => {
    await seedArticles(transaction, new Date())
    await seedSearch(transaction)
  })
})
afterAll(() => shop.close())

const find = async (typed: string, locale: Locale = 'pl-PL') => {
  const { products, articles, substances, ...rest } = await searchShop(database(), typed, locale)
  return {
    products: products.map((card) => card.key),
    articles: articles.map(({ key }) => key),
    substances: substances.map(({ key }) => key),
    ...rest,
  }
}

describe('search forgives', () => {
  test.each<[string, Locale, string]>([
    ['magnezu', 'pl-PL', 'ZV-001'],
    ['cytrynianu magnezu', 'pl-PL', 'ZV-001'],
    ['kapsułek z magnezem', 'pl-PL', 'ZV-001'],
    ['diglicynian', 'pl-PL', 'ZV-002'],
    ['tabletki musujace', 'pl-PL', 'ZV-004'],
    ['cynku', 'pl-PL', 'ZV-010'],
    ['cytrynain magnzeu', 'pl-PL', 'ZV-001'],
    ['magnesiumcitraat', 'nl-NL', 'ZV-001'],
    ['magnesium citraat', 'nl-NL', 'ZV-001'],
    ['citraat', 'nl-NL', 'ZV-001'],
    ['bruistablet', 'nl-NL', 'ZV-004'],
    ['poeder', 'nl-NL', 'ZV-006'],
    ['zinc lozenge', 'en-NL', 'ZV-010'],
    ['vitamine c', 'nl-NL', 'ZV-004'],
    ['bisglycinate', 'en-PL', 'ZV-002'],
    ['magnesum citrate capsules', 'en-NL', 'ZV-001'],
    ['bisglicinaat', 'nl-NL', 'ZV-002'],
    ['bisglicinate', 'en-NL', 'ZV-002'],
    ['digilcynian', 'pl-PL', 'ZV-002'],
    ['cnyk', 'pl-PL', 'ZV-010'],
    ['musujcae tabletki', 'pl-PL', 'ZV-004'],
    ['diglicynain mangezu', 'pl-PL', 'ZV-002'],
    ['kaspułki cytrnian', 'pl-PL', 'ZV-001'],
    ['magnesiumbisglicinaat', 'nl-NL', 'ZV-002'],
    ['magnesumbisglycinaat', 'nl-NL', 'ZV-002'],
    ['magnesium bisglicinat', 'nl-NL', 'ZV-002'],
    ['magnesiumcitrat', 'nl-NL', 'ZV-001'],
    ['bruistabeltten vitamin', 'nl-NL', 'ZV-004'],
    ['znic lozange', 'en-NL', 'ZV-010'],
    ['magnezium bisglicinate', 'en-NL', 'ZV-002'],
    ['bisglycinatte', 'en-PL', 'ZV-002'],
    ['ZV-007', 'en-NL', 'ZV-007'],
    ['5901234010016', 'nl-NL', 'ZV-001'],
  ])('%s (%s) finds %s first', async (typed, locale, key) => {
    const { products } = await find(typed, locale)
    expect(products[0]).toBe(key)
  })

  test('missing diacritics: "zolty" finds "żółty"', async () => {
    const where = { productId_language: { productId: await idOf('ZV-006'), language: 'pl' } }
    const before = await database().productTranslation.findUniqueOrThrow({ where })
    await database().productTranslation.update({
      where,
      data: { tagline: `Żółty proszek. ${before.tagline}` },
    })
    await searchJob.work({ kind: 'product', key: 'ZV-006' })
    expect((await find('zolty')).products).toEqual(['ZV-006'])
    expect((await find('żółtego proszku')).products).toEqual(['ZV-006'])
  })

  test('a typing error, and says what was meant', async () => {
    expect((await find('magnzeu')).meant).toMatch(/^magnez/)
    expect((await find('magnezu')).meant).toBeNull()
    expect((await find('bisglicinaat', 'nl-NL')).meant).toBe('bisglycinaat')
  })

  test('two wrong words, and says what was meant by both', async () => {
    expect((await find('cytrynain magnzeu')).meant).toBe('cytrynian magnezu')
    expect((await find('kapsulki cytrynain')).meant).toBe('kapsulki cytrynian')
    expect((await find('zinc lozange', 'en-NL')).meant).toBe('zinc lozenges')
  })

  test('and spells what was meant as it is written', async () => {
    expect((await find('kosic')).meant).toBe('kości')
    expect((await find('Wapń magnzeu')).meant).toBe('wapń magnezu')
  })

  test('no error where somebody asks for the very words', async () => {
    const asTyped = async (typed: string) => {
      const { products, articles, substances, meant } = await searchShop(database(), typed, 'pl-PL', {
        asTyped: true,
      })
      return { found: products.length + articles.length + substances.length, meant }
    }
    expect(await asTyped('magnzeu')).toEqual({ found: 0, meant: null })
    expect((await asTyped('magnezu')).found).toBeGreaterThan(5)
    expect((await asTyped('cytrynianem')).found).toBeGreaterThan(0)
  })

  test('rebuilding one thing leaves the others alone', async () => {
    const before = await database().searchDocument.count()
    await database().$transaction((transaction) =>
      rebuildSearch(transaction, { kind: 'article', key: 'gone' }),
    )
    await database().$transaction((transaction) =>
      rebuildSearch(transaction, { kind: 'product', key: 'ZV-001' }),
    )
    expect(await database().searchDocument.count()).toBe(before)
    await searchJob.work({})
    expect(await database().searchDocument.count()).toBe(before)
  })

  test('with the words of all texts, which come with them and leave when everything is rebuilt', async () => {
    const differences = () =>
      database().$queryRaw`
        WITH held AS (
          SELECT DISTINCT language, word FROM search_document CROSS JOIN unnest(search_words(folded)) AS word
          WHERE word <> '')
        (TABLE held EXCEPT TABLE search_word) UNION ALL (TABLE search_word EXCEPT TABLE held)`
    const where = { productId_language: { productId: await idOf('ZV-009'), language: 'pl' } }
    const { tagline } = await database().productTranslation.findUniqueOrThrow({ where })
    await database().productTranslation.update({ where, data: { tagline: `Xylofon ${tagline}` } })
    await searchJob.work({ kind: 'product', key: 'ZV-009' })
    expect(await differences()).toEqual([])
    expect((await find('xylfoon')).products).toEqual(['ZV-009'])
    await database().productTranslation.update({ where, data: { tagline } })
    await searchJob.work({ kind: 'product', key: 'ZV-009' })
    expect(await find('xylfoon')).toMatchObject({ products: [], nearest: [] })
    expect(await differences()).toEqual([{ language: 'pl', word: 'xylofon' }])
    await searchJob.work({})
    expect(await differences()).toEqual([])
  })
})

describe('search finds', () => {
  test('articles and substances beside products, each by kind', async () => {
    const { products, articles, substances } = await find('magnez')
    expect(products.length).toBeGreaterThanOrEqual(9)
    expect(articles).toContain('magnesium-in-food')
    expect(substances[0]).toBe('magnesium')
  })

  test('what only the text of an article says', async () => {
    expect((await find('banaan', 'nl-NL')).articles).toContain('magnesium-in-food')
    expect((await find('banaan', 'nl-NL')).products).toEqual([])
  })

  test('only what is published in the language and sold to the market', async () => {
    const productId = await idOf('ZV-002')
    const where = { productId_language: { productId, language: 'en' } }
    await database().productTranslation.update({
      where,
      data: { publishedAt: new Date(Date.now() + 86_400_000) },
    })
    expect((await find('bisglycinate', 'en-NL')).products).not.toContain('ZV-002')
    expect((await find('diglicynian', 'pl-PL')).products).toContain('ZV-002')
    await database().productTranslation.update({ where, data: { publishedAt: new Date(0) } })
  })

  test('nothing for nonsense, but the nearest titles for a near miss', async () => {
    expect(await find('qqqqxyz')).toMatchObject({ products: [], articles: [], substances: [], nearest: [] })
    const { products, nearest } = await find('magnetyzer')
    expect(products).toEqual([])
    expect(nearest.map(({ title }) => title)).toContain('Magnez')
  })
})

describe('CLAIM-08: a complaint is no way to a product', () => {
  test.each<[string, Locale]>([
    ['skurcze', 'pl-PL'],
    ['skurcze łydek', 'pl-PL'],
    ['bezsenność', 'pl-PL'],
    ['stres', 'pl-PL'],
    ['depresja', 'pl-PL'],
    ['migrena', 'pl-PL'],
    ['osteoporoza', 'pl-PL'],
    ['nadciśnienie', 'pl-PL'],
    ['kramp', 'nl-NL'],
    ['spierkramp', 'nl-NL'],
    ['slapeloosheid', 'nl-NL'],
    ['hoofdpijn', 'nl-NL'],
    ['vermoeidheid', 'nl-NL'],
    ['cramps', 'en-NL'],
    ['insomnia', 'en-NL'],
    ['anxiety', 'en-PL'],
    ['osteoporosis', 'en-NL'],
  ])('%s (%s) finds no product', async (typed, locale) => {
    const { products, nearest } = await find(typed, locale)
    expect(products).toEqual([])
    expect(nearest.filter(({ kind }) => kind === 'product')).toEqual([])
  })
})

describe('hostile input', () => {
  test.each([
    ['SQL', "'; DROP TABLE search_document; --"],
    ['wildcards', '%%%___\\\\'],
    ['markup', '<script>alert(1)</script>'],
    ['control characters', '\u0000\u0001'],
    ['a lone surrogate', '\ud800 lone'],
    ['brackets', '(((((((((((((((((('],
    ['one very long word', 'a'.repeat(100_000)],
    ['stacked accents', 'ą́'.repeat(5_000)],
    ['other scripts', '🧲 магний 镁'],
    ['operators', ' OR 1=1 <% %>'],
  ])('%s are only looked for', async (_, typed) => {
    const { products } = await find(typed)
    expect(products.length).toBeLessThanOrEqual(24)
    expect(await database().searchDocument.count()).toBeGreaterThan(0)
  })
})

describe('suggestions', () => {
  const ask = (query: string, address = '10.9.9.9') =>
    suggestTitles(
      new Request(`http://localhost:3000/api/search/suggest?${query}`, {
        headers: { 'x-shop-client-address': address },
      }),
    )

  test('FOOD-03: are titles with addresses and, beside names of products, the designation', async () => {
    const answer = await ask('q=magnes&locale=nl-NL')
    const { suggestions, status } = (await answer.json()) as {
      suggestions: { kind: string; href: string; note: string }[]
      status: string
    }
    expect(status).toBe(`${suggestions.length} suggesties`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(suggestions.length).toBeGreaterThan(3)
    expect(suggestions[0]).toMatchObject({ href: '/nl/stoffen/magnesium', note: 'Voedingsstof' })
    const products = suggestions.filter(({ kind }) => kind === 'product')
    expect(products.length).toBeGreaterThan(2)
    for (const product of products) expect(product.note).toBe('Voedingssupplement')
  })

  test('are refused to a page of no locale and to somebody who asks too often', async () => {
    expect((await ask('q=magnes&locale=xx')).status).toBe(400)
    for (let count = 0; count < 60; count++) await withinSearchLimit('10.1.1.1')
    const answer = await ask('q=magnes&locale=nl-NL', '10.1.1.1')
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask('q=magnes&locale=nl-NL', '10.1.1.2')).status).toBe(200)
  })
})

async function idOf(key: string): Promise<number> {
  return (await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })).id
}
