import type { Category } from './category.ts'
import type { Facet } from './facet.ts'
import type { ListingState } from './listing.ts'
import type { ProductCard } from './product.ts'

/** How many products a value would show, given what else is chosen. */
export interface FacetCount {
  facet: Facet
  value: string
  count: number
}

/** A page of the list. */
export interface ProductList {
  state: ListingState
  cards: ProductCard[]
  /** Products on all pages. */
  total: number
  pages: number
  counts: FacetCount[]
  categories: Category[]
}
