import { isLanguage, markets, type Language, type Market } from '#i18n/locale.ts'

/** What may be missing from a product that is looked for. */
export const gaps = ['texts', 'pictures', 'price', 'gtin', 'stock', 'notification'] as const
export type Gap = (typeof gaps)[number]

export const listedStates = ['published', 'scheduled', 'draft', 'archived'] as const
export type ListedState = (typeof listedStates)[number]

/** What the list of products is narrowed down by; everything of it stands in the address. */
export interface ProductSearch {
  words: string
  state: ListedState | null
  /** The language whose state is meant; without one any language will do. */
  language: Language | null
  missing: Gap | null
  market: Market | null
  /** Shown are the products after this one (or before it, when going back). */
  after: { name: string; id: number } | null
  before: { name: string; id: number } | null
}

/** A product of the list. */
export interface ListedProduct {
  id: number
  key: string
  name: string
  skus: string[]
  states: Record<Language, 'published' | 'scheduled' | 'draft' | 'missing'>
  markets: Market[]
  gaps: Gap[]
  isArchived: boolean
}

export interface ListedProducts {
  products: ListedProduct[]
  next: { name: string; id: number } | null
  previous: { name: string; id: number } | null
}

const oneOf = <const Name extends string>(names: readonly Name[], text: string | undefined): Name | null =>
  names.find((name) => name === text) ?? null

/** Reads the address of the list; what cannot be read is as if it were not there. */
export function productSearchOf(search: Readonly<Record<string, string>>): ProductSearch {
  return {
    words: (search.q ?? '').trim().slice(0, 100),
    state: oneOf(listedStates, search.state),
    language: search.language && isLanguage(search.language) ? search.language : null,
    missing: oneOf(gaps, search.missing),
    market: oneOf(markets, search.market),
    after: placeOf(search.after),
    before: placeOf(search.before),
  }
}

/** The address of the list with these filters, at another place. */
export function productSearchAddress(
  path: string,
  search: ProductSearch,
  place: { after?: ProductSearch['after']; before?: ProductSearch['before'] } = {},
): string {
  const parameters = new URLSearchParams()
  const values = {
    q: search.words,
    state: search.state,
    language: search.language,
    missing: search.missing,
    market: search.market,
    after: place.after && `${place.after.id}~${place.after.name}`,
    before: place.before && `${place.before.id}~${place.before.name}`,
  }
  for (const [name, value] of Object.entries(values)) if (value) parameters.set(name, value)
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

function placeOf(text: string | undefined): { name: string; id: number } | null {
  const [, id, name] = /^(\d{1,9})~(.*)$/s.exec(text?.slice(0, 300) ?? '') ?? []
  return id === undefined || name === undefined ? null : { id: Number(id), name }
}
