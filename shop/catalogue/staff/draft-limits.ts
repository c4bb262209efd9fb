import { unknownClaims } from '#shop/claims/offering.ts'
import { amountIn, type NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { toNumber } from '#shop/nutrition/fraction.ts'
import type { DailyPortion } from '#shop/nutrition/dosage-form.ts'
import type { ProductDraft } from './product-draft.ts'

/** What cannot be whatever the product is, published or not; the message names the rule. */
export interface LimitProblem {
  field: string
  key: 'claims.unknown' | 'nutrients.impossible'
  facts: Record<string, string | number>
}

/** No capsule, tablet or sachet is heavier, and no liquid of food denser, than this. */
const gramsPerPiece = 50
const gramsPerMillilitre = 2

/** Claims the register does not know (CLAIM-01), and amounts heavier than the portion they are in (FOOD-05). */
export function draftLimits({ amounts, claimIds, dailyPortion }: ProductDraft): LimitProblem[] {
  const claims = unknownClaims(claimIds).map((claim) => {
    return { field: `claims.${claim}`, key: 'claims.unknown', facts: { claim } } as const
  })
  const grams = heaviestPortion(dailyPortion)
  const heavy = amounts
    .filter((amount) => gramsOf(amount) > grams)
    .map(({ nutrient }) => {
      return {
        field: `nutrients.${nutrient}.amount`,
        key: 'nutrients.impossible',
        facts: { nutrient, grams },
      } as const
    })
  return [...claims, ...heavy]
}

function heaviestPortion({ measure, quantity }: DailyPortion): number {
  if (measure === 'mass') return quantity
  return quantity * (measure === 'piece' ? gramsPerPiece : gramsPerMillilitre)
}

/** Units that do not say a mass weigh nothing here. */
function gramsOf(amount: NutrientAmount): number {
  const grams = amountIn(amount, 'g')
  return grams ? toNumber(grams) : 0
}
