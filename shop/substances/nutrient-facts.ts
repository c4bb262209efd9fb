import type { Language } from '#i18n/locale.ts'
import { claimsOf, type ClaimCondition } from '#shop/claims/health-claim.ts'
import { settledClaims, type WordingConfirmation } from '#shop/claims/wording.ts'
import { formatAmount } from '#shop/nutrition/decimal-format.ts'
import { divideFractions, fractionOf, multiplyFractions, toNumber } from '#shop/nutrition/fraction.ts'
import type { NutrientUnit } from '#shop/nutrition/nutrient-amount.ts'
import { findNutrient } from '#shop/nutrition/nutrient.ts'
import { significantPercent } from '#shop/nutrition/nrv.ts'

/** Claims of a nutrient that may be used from the same daily amount on. */
export interface ClaimGroup {
  /** "56.25 mg", the amount the daily portion must provide. */
  fromWords: string
  /** Each with the sentence the Union list demands beside it, if there is one. */
  claims: { id: string; text: string; information: string | null }[]
}

/** What the tables of law say about a nutrient. */
export interface NutrientFacts {
  /** Daily reference value, or null where none is established. */
  referenceWords: string | null
  /** 15 % of it, from which anything may be said at all. */
  significantWords: string | null
  claimGroups: ClaimGroup[]
}

export function nutrientFacts(
  nutrient: string,
  language: Language,
  confirmations: readonly WordingConfirmation[],
): NutrientFacts {
  const found = findNutrient(nutrient)
  const reference = found?.referenceValue ?? null
  const words = (amount: number, unit: NutrientUnit) =>
    formatAmount({ nutrient, amount, unit, forms: [] }, language)
  const shareOf = (percent: number) =>
    found && reference !== null ? words(shareOfReference(reference, percent), found.unit) : null
  const fromWords = (condition: ClaimCondition) =>
    condition.kind === 'daily-amount'
      ? words(condition.minimum, condition.unit)
      : (shareOf(condition.minimumPercentOfNrv) ?? '')
  // What a mere source may claim comes before what asks for a larger amount.
  const claims = settledClaims(claimsOf(nutrient), language, confirmations).toSorted((one, other) =>
    other.condition.kind.localeCompare(one.condition.kind),
  )
  const groups = Map.groupBy(claims, ({ condition }) => fromWords(condition))
  return {
    referenceWords: found && reference !== null ? words(reference, found.unit) : null,
    significantWords: shareOf(significantPercent),
    claimGroups: [...groups].map(([from, own]) => ({
      fromWords: from,
      claims: own.map(({ id, text, consumerInformation }) => ({
        id,
        text: text[language],
        information: consumerInformation?.[language] ?? null,
      })),
    })),
  }
}

/** Exact, because a rounded amount could promise a claim that is not allowed yet. */
function shareOfReference(reference: number, percent: number): number {
  return toNumber(
    multiplyFractions(fractionOf(reference), divideFractions(fractionOf(percent), fractionOf(100))),
  )
}
