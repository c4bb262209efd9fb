import type { Language } from '#i18n/locale.ts'
import { facets } from './facet.ts'
import { hasSameFacets, listingOf, type ListingState } from './listing.ts'
import type { FacetValues } from './product.ts'

/**
 * A curated way into the list: some facet values with words of their own. Only nutrients and forms make a category,
 * because one named after a part of the body or a complaint would be a claim (CLAIM-08).
 */
export interface Category {
  key: string
  kind: 'nutrient' | 'dosage-form'
  state: ListingState
  name: string
  description: string
  metaTitle: string
  metaDescription: string
}

type CategoryWords = Pick<Category, 'name' | 'description' | 'metaTitle' | 'metaDescription'>

/** A category as the setting holds it. */
export interface StoredCategory {
  key: string
  kind: Category['kind']
  facets: Partial<FacetValues>
  translations: Record<Language, CategoryWords>
}

/** Facets a category may be made of. */
const categoryFacets = ['nutrient', 'form', 'dosage'] as const

export function categoryIn(stored: StoredCategory, language: Language): Category {
  const forbidden = facets.find((facet) => facet in stored.facets && !isCategoryFacet(facet))
  if (forbidden) throw new Error(`a category is made of nutrients and forms, not of ${forbidden}`)
  const { name, description, metaTitle, metaDescription } = stored.translations[language]
  const state = listingOf(stored.facets)
  return { key: stored.key, kind: stored.kind, state, name, description, metaTitle, metaDescription }
}

/** The category whose products a list shows, if there is one. */
export function categoryOf(categories: readonly Category[], state: ListingState): Category | null {
  return categories.find((category) => hasSameFacets(category.state, state)) ?? null
}

function isCategoryFacet(facet: string): boolean {
  return (categoryFacets as readonly string[]).includes(facet)
}
