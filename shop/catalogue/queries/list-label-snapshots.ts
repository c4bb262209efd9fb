import 'server-only'
import type { Language, Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** Label facts and claims of products as they stand now, in the page's and the market's language, to be kept with an order. */
export async function listLabelSnapshots(
  database: Database,
  productIds: readonly number[],
  { market, language }: { market: Market; language: Language },
): Promise<Map<number, Record<string, unknown>>> {
  const languages = [...new Set([language, marketFacts(market).labelLanguage])]
  const rows = await database.product.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...new Set(productIds)] } },
    select: {
      id: true,
      version: true,
      allergens: true,
      statements: true,
      dailyCount: true,
      dailyGrams: true,
      dailyMillilitres: true,
      nutrients: {
        orderBy: { position: 'asc' },
        select: { nutrient: true, forms: true, amount: true, unit: true },
      },
      claims: { orderBy: { position: 'asc' }, select: { claimId: true } },
      translations: {
        where: { language: { in: languages } },
        select: {
          language: true,
          name: true,
          legalName: true,
          ingredients: true,
          usage: true,
          storage: true,
          operator: true,
        },
      },
    },
  })
  return new Map(
    rows.map(({ id, ...facts }) => [id, JSON.parse(JSON.stringify(facts)) as Record<string, unknown>]),
  )
}
