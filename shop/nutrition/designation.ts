import type { Language } from '#i18n/locale.ts'
import data from './data/designations.json' with { type: 'json' }

/** Facts of the recipe that put words on the label. */
export type Composition = {
  readonly sweeteners: boolean
  readonly sugars: boolean
  /** More than 10 % added polyols. */
  readonly addedPolyolsAboveTenPercent: boolean
  readonly aspartame: boolean
}

/** The name of the food that stands beside every product name (FOOD-03): "Suplement diety". */
export function designation(language: Language): string {
  return data.designation[language]
}

/** The legal name in full: the designation, and beside it what Annex III asks for when there are sweeteners (FOOD-07). */
export function legalName(
  language: Language,
  { sweeteners, sugars }: Pick<Composition, 'sweeteners' | 'sugars'>,
) {
  if (!sweeteners) return data.designation[language]
  const addition = sugars ? data.withSugarsAndSweeteners : data.withSweeteners
  return `${data.designation[language]}, ${addition[language]}`
}
