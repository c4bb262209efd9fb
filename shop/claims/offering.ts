import { divideFractions, fractionOf, multiplyFractions, toNumber } from '#shop/nutrition/fraction.ts'
import { findNutrient } from '#shop/nutrition/nutrient.ts'
import type { NutrientAmount } from '#shop/nutrition/nutrient-amount.ts'
import { contributes, declaredTotal, isEligible } from './eligibility.ts'
import { claimById, healthClaims, type HealthClaim } from './health-claim.ts'

/** Why a claim of the register is not offered for a product (CLAIM-02). */
export type ClaimHindrance =
  | { readonly reason: 'nutrient-not-declared'; readonly nutrient: string }
  | {
      readonly reason: 'amount-too-low'
      readonly nutrient: string
      readonly amount: number
      readonly unit: string
      /** The least amount per day that carries the claim, in the same unit. */
      readonly minimum: number
    }

/** A claim of the register as the editor offers it: to be ticked, or with the reason why not. */
export type ClaimOffer = {
  readonly claim: HealthClaim
  readonly attached: boolean
  readonly hindrance: ClaimHindrance | null
}

/** Claim ids on a product that no register knows. */
export function unknownClaims(claimIds: readonly string[]): string[] {
  return claimIds.filter((id) => claimById(id) === null)
}

/**
 * The register from the point of view of one product: what it may say first, then claims on its nutrients whose amount
 * is too low, then the rest. Falls with the amount: nothing stays offered or shown below the condition.
 */
export function claimOffers(
  amounts: readonly NutrientAmount[],
  attachedIds: readonly string[],
): ClaimOffer[] {
  const offers = healthClaims.map((claim) => ({
    claim,
    attached: attachedIds.includes(claim.id),
    hindrance: hindranceOf(claim, amounts),
  }))
  const rank = ({ hindrance }: ClaimOffer) =>
    hindrance === null ? 0 : hindrance.reason === 'amount-too-low' ? 1 : 2
  return offers.toSorted((left, right) => rank(left) - rank(right))
}

/** Why a claim may not be attached now; null when it may. */
export function hindranceOf(claim: HealthClaim, amounts: readonly NutrientAmount[]): ClaimHindrance | null {
  const { nutrient, condition } = claim
  if (!amounts.some((amount) => contributes(amount.nutrient, nutrient))) {
    return { reason: 'nutrient-not-declared', nutrient }
  }
  if (isEligible(claim, amounts)) return null
  const { amount, unit } = declaredTotal(claim, amounts)
  const minimum =
    condition.kind === 'daily-amount'
      ? condition.minimum
      : shareOf(findNutrient(nutrient)?.referenceValue ?? 0, condition.minimumPercentOfNrv)
  return { reason: 'amount-too-low', nutrient, amount, unit, minimum }
}

function shareOf(referenceValue: number, percent: number): number {
  const hundredths = multiplyFractions(fractionOf(referenceValue), fractionOf(percent))
  return toNumber(divideFractions(hundredths, fractionOf(100)))
}
