import type { Language } from '#i18n/locale.ts'
import { findNutrient } from './nutrient.ts'
import type { NutrientAmount } from './nutrient-amount.ts'

const noBreak = '\u00a0'

/** A decimal as a label of the language writes it: "1,4" in Polish and Dutch, "1.4" in English. */
export function formatDecimal(value: number, language: Language): string {
  const text = String(value)
  return language === 'en' ? text : text.replace('.', ',')
}

/** "200 mg", "1,4 mg"; retinol equivalents are named where the label must. */
export function formatAmount({ nutrient, amount, unit }: NutrientAmount, language: Language): string {
  const equivalents = findNutrient(nutrient)?.nutrient === 'vitamin-a' && unit === 'µg' ? `${noBreak}RE` : ''
  return `${formatDecimal(amount, language)}${noBreak}${unit}${equivalents}`
}
