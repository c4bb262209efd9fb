/**
 * Queue of things whose folded text must be written anew. Whoever saves a product, article or substance puts it there
 * in the same transaction; the rooms that save stand below the one that searches and cannot call it.
 */
export const searchQueue = 'search'

/** One thing that can be found. */
export interface Indexed {
  kind: 'product' | 'article' | 'substance'
  key: string
}
