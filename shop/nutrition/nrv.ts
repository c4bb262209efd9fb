import type { Language } from '#i18n/locale.ts'
import nrv from './data/nrv.json' with { type: 'json' }
import {
  compareFractions,
  divideFractions,
  fractionOf,
  multiplyFractions,
  roundHalfUp,
  type Fraction,
} from './fraction.ts'
import { amountIn, type NutrientAmount } from './nutrient-amount.ts'
import { findNutrient } from './nutrient.ts'

/** Below this share of the reference value nothing may be said about a nutrient (Annex XIII A.2, CLAIM-02). */
export const significantPercent = 15

/** From this share on a supplement is "high in" a nutrient (Annex to Reg. (EC) 1924/2006). */
export const highPercent = 30

const noBreak = '\u00a0'

/** The share of the nutrient reference value in per cent, unrounded; null when none is established. */
export function percentOfNrv(amount: NutrientAmount): Fraction | null {
  const nutrient = findNutrient(amount.nutrient)
  if (!nutrient || nutrient.referenceValue === null) return null
  const value = amountIn(amount, nutrient.unit)
  return (
    value && multiplyFractions(divideFractions(value, fractionOf(nutrient.referenceValue)), fractionOf(100))
  )
}

/** Whole per cent, half up from the unrounded amount (FOOD-05). */
export function roundedPercentOfNrv(amount: NutrientAmount): number | null {
  const percent = percentOfNrv(amount)
  return percent && roundHalfUp(percent)
}

/** The share as a label shows it: "53 %", "<1 %"; null when there is no reference value. */
export function formatPercentOfNrv(amount: NutrientAmount): string | null {
  const percent = percentOfNrv(amount)
  if (!percent) return null
  const shown = compareFractions(percent, fractionOf(1)) < 0 ? '<1' : String(roundHalfUp(percent))
  return `${shown}${noBreak}%`
}

/** At least 15 % of the reference value on the raw amount: 56.0 mg magnesium shows 15 % and is not enough. */
export function isSignificant(amount: NutrientAmount): boolean {
  return reachesPercent(amount, significantPercent)
}

export function isHigh(amount: NutrientAmount): boolean {
  return reachesPercent(amount, highPercent)
}

export function reachesPercent(amount: NutrientAmount, threshold: number): boolean {
  const percent = percentOfNrv(amount)
  return percent !== null && compareFractions(percent, fractionOf(threshold)) >= 0
}

/** "NRV", "RWS", "RI": how labels of a language call the reference value. */
export function nrvAbbreviation(language: Language): string {
  return nrv.labelTerms.abbreviation[language]
}

/** The abbreviation spelled out, for the note under a table. */
export function nrvTerm(language: Language): string {
  return nrv.labelTerms.full[language]
}

/** The note for a nutrient without a reference value. */
export function nrvNotEstablished(language: Language): string {
  return nrv.labelTerms.notEstablished[language]
}
