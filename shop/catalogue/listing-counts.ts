import { facetNeeds, facets, type Facet } from './facet.ts'
import type { FacetValues } from './product.ts'
import type { FacetCount } from './product-list.ts'

/** Products that hold the same values of every facet. */
export interface ProductKind {
  /** `facet:value` */
  facetValues: string[]
  products: number
}

/** A value of a facet as products hold it. */
export function facetValue(facet: Facet, value: string): string {
  return `${facet}:${value}`
}

export interface ListingCounts {
  /** All products, whatever is chosen. */
  all: number
  /** Products that meet everything chosen. */
  total: number
  counts: FacetCount[]
}

/**
 * Products per facet value: those that meet all other facets, since another value of the same facet would be chosen
 * beside the present ones; where every value is needed, those that meet this facet too.
 */
export function countListing(kinds: readonly ProductKind[], chosen: FacetValues): ListingCounts {
  const counted = new Map<string, number>()
  let all = 0
  let total = 0
  for (const { facetValues, products } of kinds) {
    all += products
    const missed = facets.filter((facet) => !meets(facetValues, facet, chosen[facet]))
    const [only, ...others] = missed
    if (others.length > 0 || (only && facetNeeds[only] === 'all')) continue
    if (!only) total += products
    for (const held of facetValues)
      if (!only || held.startsWith(`${only}:`)) counted.set(held, (counted.get(held) ?? 0) + products)
  }
  return { all, total, counts: [...counted].map(countOf) }
}

function meets(held: readonly string[], facet: Facet, chosen: readonly string[]): boolean {
  const isHeld = (value: string) => held.includes(facetValue(facet, value))
  if (chosen.length === 0) return true
  return facetNeeds[facet] === 'any' ? chosen.some(isHeld) : chosen.every(isHeld)
}

function countOf([held, count]: [string, number]): FacetCount {
  const facet = facets.find((candidate) => held.startsWith(`${candidate}:`))
  if (!facet) throw new Error(`no facet: ${held}`)
  return { facet, value: held.slice(facet.length + 1), count }
}
