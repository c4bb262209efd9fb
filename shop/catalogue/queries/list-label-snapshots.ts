import 'server-only'
import type { Language, Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { shownClaims } from '#shop/claims/eligibility.ts'
import { listWordingConfirmations } from '#shop/claims/queries/list-wording-confirmations.ts'
import { settledClaims } from '#shop/claims/wording.ts'
import { statementText, statementsFor } from '#shop/nutrition/statement.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { amountsOf, compositionOf, factOf } from './rows.ts'

/**
 * Label facts and claims of products as they stand now, in the page's and the market's language, to be kept with an order:
 * the figures for machines, and the words as the shopper reads them.
 */
export async function listLabelSnapshots(
  database: Database,
  productIds: readonly number[],
  { market, language }: { market: Market; language: Language },
): Promise<Map<number, Record<string, unknown>>> {
  const languages = [...new Set([language, marketFacts(market).labelLanguage])]
  const confirmations = await listWordingConfirmations(database)
  const rows = await database.product.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...new Set(productIds)] } },
    select: {
      id: true,
      version: true,
      allergens: true,
      statements: true,
      sweeteners: true,
      sugars: true,
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
    rows.map(({ id, translations, ...facts }) => {
      const amounts = amountsOf(facts.nutrients)
      const statements = statementsFor({ amounts, composition: compositionOf(facts) }, market)
      const claimIds = facts.claims.map((claim) => claim.claimId)
      const claims = shownClaims(claimIds, amounts)
      const labels = languages.flatMap((each) => {
        const text = translations.find((translation) => translation.language === each)
        if (!text) return []
        const shown = amounts.map((amount) => {
          const { name, amountWords, percentWords, forms } = factOf(amount, each)
          return { name, amountWords, percentWords, forms }
        })
        return {
          ...text,
          facts: shown,
          statements: statements.map((key) => statementText(key, each)),
          claims: settledClaims(claims, each, confirmations).map((claim) => claim.text[each]),
        }
      })
      return [id, JSON.parse(JSON.stringify({ ...facts, labels })) as Record<string, unknown>]
    }),
  )
}
