import type { Language } from '#i18n/locale.ts'
import data from './data/chemical-forms.json' with { type: 'json' }
import {
  compareFractions,
  divideFractions,
  fractionOf,
  multiplyFractions,
  type Fraction,
} from './fraction.ts'
import { amountIn, type NutrientAmount } from './nutrient-amount.ts'

/** A form a nutrient is added in, as shoppers compare it: magnesium citrate, magnesium oxide. */
export type ChemicalForm = {
  readonly nutrient: string
  readonly form: string
  readonly name: Readonly<Record<Language, string>>
  /** Other names of it in ingredient lists. */
  readonly alsoNamed?: Readonly<Record<Language, readonly string[]>>
}

/** A compound of known formula and the share of its mass that is the nutrient itself. */
export type Compound = {
  readonly id: string
  readonly nutrient: string
  readonly form: string
  readonly name: Readonly<Record<Language, string>>
  readonly formula: string
  readonly theoreticalPercent: number
  /** What raw materials are sold with: the poorest and the richest. */
  readonly typicalRawMaterialPercent: readonly number[]
}

export const chemicalForms: readonly ChemicalForm[] = data.forms

export const compounds: readonly Compound[] = data.compounds

export function formsOf(nutrient: string): ChemicalForm[] {
  return chemicalForms.filter((form) => form.nutrient === nutrient)
}

/** "magnesium citrate", "cytrynian magnezu", "magnesiumcitraat"; a form missing from the register is a data fault. */
export function formName(nutrient: string, form: string, language: Language): string {
  const found = chemicalForms.find((candidate) => candidate.nutrient === nutrient && candidate.form === form)
  if (!found) throw new Error(`unknown form ${form} of ${nutrient}`)
  return found.name[language]
}

/** The most of a nutrient that a mass of a compound can hold, in milligrams. */
export function elementalMilligrams(compoundId: string, compoundMilligrams: number): Fraction {
  const compound = compounds.find((candidate) => candidate.id === compoundId)
  if (!compound) throw new Error(`unknown compound ${compoundId}`)
  const share = divideFractions(fractionOf(compound.theoreticalPercent), fractionOf(100))
  return multiplyFractions(fractionOf(compoundMilligrams), share)
}

/** False when more of the nutrient is declared than its compound can hold: usually salt mass typed as magnesium. */
export function isElementallyPossible(
  amount: NutrientAmount,
  compoundId: string,
  compoundMilligrams: number,
): boolean {
  const declared = amountIn(amount, 'mg')
  return (
    declared !== null && compareFractions(declared, elementalMilligrams(compoundId, compoundMilligrams)) <= 0
  )
}
