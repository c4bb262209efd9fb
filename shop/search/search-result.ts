import type { ProductCard } from '#shop/catalogue/product.ts'
import type { Indexed } from '#shop/catalogue/search-queue.ts'

/** The kinds of things one can look for. */
export type SearchKind = Indexed['kind']

/** Something to read that was found. */
export interface FoundPage {
  kind: 'article' | 'substance'
  key: string
  slug: string
  title: string
  summary: string
}

/** What a search found, by kind and best first. */
export interface SearchResult {
  /** What was typed, shortened to what is read. */
  typed: string
  products: ProductCard[]
  articles: FoundPage[]
  substances: FoundPage[]
  /** The search as it was probably meant, where typing errors were forgiven. */
  meant: string | null
  /** Titles nearest to what was typed, when nothing was found. */
  nearest: Suggestion[]
}

/** A title that leads to a page. */
export interface Suggestion {
  kind: SearchKind
  title: string
  slug: string
}
