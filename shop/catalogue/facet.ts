import type { Language } from '#i18n/locale.ts'
import { chemicalForms, formName } from '#shop/nutrition/chemical-form.ts'
import { dosageFormName, isDosageForm } from '#shop/nutrition/dosage-form.ts'
import { findNutrient, nutrientName } from '#shop/nutrition/nutrient.ts'
import { isDiet, isFreeFrom } from './diet.ts'
import type { FacetValues } from './product.ts'

/** A property the list can be narrowed down by; the name also stands in the address. */
export type Facet = keyof FacetValues

/** In the order they are shown and written into addresses. */
export const facets = ['nutrient', 'form', 'dosage', 'amount', 'diet', 'without'] as const

/**
 * Whether one of several chosen values is enough, or each is asked for: a list without gluten and lactose must be free
 * of both.
 */
export const facetNeeds: Record<Facet, 'any' | 'all'> = {
  nutrient: 'any',
  form: 'any',
  dosage: 'any',
  amount: 'any',
  diet: 'all',
  without: 'all',
}

/** Elemental magnesium per day in milligrams: from `from` up to but without `below`. */
export const amountRanges = [
  { value: 'below-100', from: 0, below: 100 },
  { value: '100-199', from: 100, below: 200 },
  { value: '200-299', from: 200, below: 300 },
  { value: 'from-300', from: 300, below: null },
] as const

export function noFacets(): FacetValues {
  return { nutrient: [], form: [], dosage: [], amount: [], diet: [], without: [] }
}

/** A chemical form as one value of an address: citrate of magnesium is not citrate of potassium. */
export function formValue(nutrient: string, form: string): string {
  return `${nutrient}-${form}`
}

const formsByValue = new Map(chemicalForms.map((row) => [formValue(row.nutrient, row.form), row]))

/** The nutrient that a value of the form facet belongs to. */
export function nutrientOfForm(value: string): string | null {
  return formsByValue.get(value)?.nutrient ?? null
}

const known: Record<Facet, (value: string) => boolean> = {
  nutrient: (value) => findNutrient(value) !== null,
  form: (value) => formsByValue.has(value),
  dosage: isDosageForm,
  amount: (value) => amountRanges.some((range) => range.value === value),
  diet: isDiet,
  without: isFreeFrom,
}

/** Whether the shop knows this value; addresses are typed by anybody. */
export function isFacetValue(facet: Facet, value: string): boolean {
  return known[facet](value)
}

/**
 * The name of a value that a register of nutrition gives; null for those the interface names itself. Registers name
 * nutrients, forms and foods only, so no filter can become a claim (CLAIM-08).
 */
export function registeredFacetName(facet: Facet, value: string, language: Language): string | null {
  if (facet === 'nutrient') return nutrientName(value, language)
  if (facet === 'dosage') return dosageFormName(value, language)
  const form = facet === 'form' ? formsByValue.get(value) : undefined
  return form ? formName(form.nutrient, form.form, language) : null
}
