import { compareFractions, fractionOf, toNumber } from '#shop/nutrition/fraction.ts'
import { totalIn, type NutrientAmount, type NutrientUnit } from '#shop/nutrition/nutrient-amount.ts'
import { findNutrient } from '#shop/nutrition/nutrient.ts'
import { reachesPercent } from '#shop/nutrition/nrv.ts'
import { claimById, healthClaims, type HealthClaim } from './health-claim.ts'

/** Why a claim may not be attached to a product. */
export type ClaimRefusal = { ok: false; reason: 'unknown-claim' | 'condition-not-met' }

/** The claims a product may carry: conditions hold on the unrounded amount of its daily portion (CLAIM-02). */
export function eligibleClaims(amounts: readonly NutrientAmount[]): HealthClaim[] {
  return healthClaims.filter((claim) => isEligible(claim, amounts))
}

export function isEligible(claim: HealthClaim, amounts: readonly NutrientAmount[]): boolean {
  const { nutrient, condition } = claim
  if (!amounts.some((amount) => contributes(amount.nutrient, nutrient))) return false
  const { amount, unit } = declaredTotal(claim, amounts)
  return condition.kind === 'daily-amount'
    ? compareFractions(fractionOf(amount), fractionOf(condition.minimum)) >= 0
    : reachesPercent({ nutrient, amount, unit, forms: [] }, condition.minimumPercentOfNrv)
}

/** What a daily portion provides towards a claim, in the unit its condition is written in. */
export function declaredTotal(
  { nutrient, condition }: HealthClaim,
  amounts: readonly NutrientAmount[],
): { amount: number; unit: NutrientUnit } {
  const own = amounts.filter((amount) => contributes(amount.nutrient, nutrient))
  const unit = condition.kind === 'daily-amount' ? condition.unit : (findNutrient(nutrient)?.unit ?? 'mg')
  return { amount: toNumber(totalIn(own, unit)), unit }
}

/** Of the claims attached to a product those that may be shown now; one whose amount fell below disappears. */
export function shownClaims(claimIds: readonly string[], amounts: readonly NutrientAmount[]): HealthClaim[] {
  return claimIds.flatMap((id) => {
    const claim = claimById(id)
    return claim && isEligible(claim, amounts) ? [claim] : []
  })
}

/** Why this claim may not be attached to a product with these amounts; null when it may. */
export function attachmentRefusal(claimId: string, amounts: readonly NutrientAmount[]): ClaimRefusal | null {
  const claim = claimById(claimId)
  if (!claim) return { ok: false, reason: 'unknown-claim' }
  return isEligible(claim, amounts) ? null : { ok: false, reason: 'condition-not-met' }
}

/** EPA and DHA are claimed together or apart. */
export function contributes(declared: string, claimed: string): boolean {
  return declared === claimed || (claimed === 'epa-dha' && (declared === 'epa' || declared === 'dha'))
}
