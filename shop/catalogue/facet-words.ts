import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { nutrientInSentence } from '#shop/nutrition/nutrient.ts'
import { isDiet, isFreeFrom } from './diet.ts'
import { amountRanges, registeredFacetName, type Facet } from './facet.ts'

/** What a facet value is called in the list's language. */
export function facetValueWords(facet: Facet, value: string, locale: Locale): string {
  const t = translator(locale, 'catalogue')
  if (facet === 'diet' && isDiet(value)) return t(`diet.${value}`)
  if (facet === 'without' && isFreeFrom(value)) return t(`without.${value}`)
  const range = facet === 'amount' && amountRanges.find((candidate) => candidate.value === value)
  if (range) return t(`list.amounts.${range.value}`)
  return registeredFacetName(facet, value, languageOf(locale)) ?? value
}

/** The value on its own, where its facet is not named beside it: "without gluten". */
export function chosenFacetWords(facet: Facet, value: string, locale: Locale): string {
  const words = facetValueWords(facet, value, locale)
  if (facet !== 'without') return words
  return translator(locale, 'catalogue')('list.withoutValue', { value: words })
}

/** The facet's own name; the forms shown belong to one nutrient. */
export function facetWords(facet: Facet, nutrient: string, locale: Locale): string {
  const t = translator(locale, 'catalogue')
  if (facet !== 'form') return t(`list.facets.${facet}`)
  return t('list.facets.form', { nutrient: nutrientInSentence(nutrient, languageOf(locale), 'nominative') })
}
