import type { Language } from '#i18n/locale.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { nutrientInSentence } from '#shop/nutrition/nutrient.ts'
import { reachesPercent } from '#shop/nutrition/nrv.ts'
import data from './data/health-claims.json' with { type: 'json' }

/** What may be said about the content itself (Annex to Reg. (EC) No 1924/2006). */
export type NutritionClaimKind = 'sourceOf' | 'highIn' | 'contains'

export type NutritionClaim = { readonly nutrient: string; readonly kind: NutritionClaimKind }

/** The strongest nutrition claim each nutrient of a daily portion allows: high in, source of, or none. */
export function nutritionClaims(amounts: readonly NutrientAmount[]): NutritionClaim[] {
  return amounts.flatMap((amount) => {
    const kind = (['highIn', 'sourceOf'] as const).find((candidate) =>
      reachesPercent(amount, data.nutritionClaims[candidate].minimumPercentOfNrv),
    )
    return kind ? [{ nutrient: amount.nutrient, kind }] : []
  })
}

/** "High in magnesium", "Źródło magnezu", "Rijk aan magnesium". */
export function nutritionClaimText({ nutrient, kind }: NutritionClaim, language: Language): string {
  const polishCase = kind === 'contains' ? 'accusative' : 'genitive'
  return data.nutritionClaims[kind].text[language].replace(
    '{nutrient}',
    nutrientInSentence(nutrient, language, polishCase),
  )
}
