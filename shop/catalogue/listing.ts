import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { facets, isFacetValue, noFacets, type Facet } from './facet.ts'
import type { FacetValues } from './product.ts'

/** Orders of the list; the first is the shop's own. */
export const listingOrders = ['recommended', 'price', 'price-per-day', 'name'] as const
export type ListingOrder = (typeof listingOrders)[number]

export const productsPerPage = 24

/** Everything that decides what a list shows; all of it stands in the address. */
export interface ListingState {
  facets: FacetValues
  order: ListingOrder
  page: number
}

type SearchParameters = Record<string, string | string[] | undefined>

const furthestPage = 1_000

/** Reads the state of a list from an address. What the shop does not know is left out: addresses are typed by anybody. */
export function listingState(parameters: SearchParameters): ListingState {
  const chosen = noFacets()
  for (const facet of facets) {
    const values = [parameters[facet] ?? []].flat()
    chosen[facet] = [...new Set(values)].filter((value) => isFacetValue(facet, value)).toSorted()
  }
  const order = listingOrders.find((candidate) => candidate === single(parameters.sort)) ?? 'recommended'
  const typed = single(parameters.page)
  const page = /^\d{1,4}$/.test(typed) ? Number(typed) : 1
  return { facets: chosen, order, page: Math.min(Math.max(page, 1), furthestPage) }
}

/** The value of a parameter that may be given once. */
function single(value: string | string[] | undefined): string {
  const [only = '', ...others] = [value ?? []].flat()
  return others.length === 0 ? only : ''
}

/** The one way to write a state into an address; empty for the whole list in the shop's own order. */
export function listingQuery({ facets: chosen, order, page }: ListingState): string {
  const query = new URLSearchParams()
  for (const facet of facets) for (const value of chosen[facet]) query.append(facet, value)
  if (order !== 'recommended') query.set('sort', order)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function listingAddress(locale: Locale, state: ListingState): string {
  return addressOf(locale, 'products') + listingQuery(state)
}

export const wholeListing: ListingState = { facets: noFacets(), order: 'recommended', page: 1 }

/** The state of a list narrowed down to some values. */
export function listingOf(chosen: Partial<FacetValues>): ListingState {
  return { ...wholeListing, facets: { ...noFacets(), ...chosen } }
}

/** The same list with one value more or one less, from its first page. */
export function withToggled(state: ListingState, facet: Facet, value: string): ListingState {
  const values = state.facets[facet]
  const toggled = values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value].toSorted()
  return { ...state, page: 1, facets: { ...state.facets, [facet]: toggled } }
}

export function withOrder(state: ListingState, order: ListingOrder): ListingState {
  return { ...state, order, page: 1 }
}

export function withPage(state: ListingState, page: number): ListingState {
  return { ...state, page }
}

export function isNarrowed({ facets: chosen }: ListingState): boolean {
  return facets.some((facet) => chosen[facet].length > 0)
}

/** Whether two states narrow the list down to the same products. */
export function hasSameFacets(one: ListingState, other: ListingState): boolean {
  return (
    listingQuery({ ...one, order: 'recommended', page: 1 }) ===
    listingQuery({ ...other, order: 'recommended', page: 1 })
  )
}
