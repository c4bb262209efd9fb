import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { typedLimit } from './search-terms.ts'

/** What an address asks to be looked for. */
export interface SearchQuestion {
  typed: string
  /** For the very words that were typed, with whatever error is in them. */
  asTyped: boolean
}

/** Reads a question from an address, which anybody may type. */
export function searchQuestion(parameters: Record<string, string | string[] | undefined>): SearchQuestion {
  const { q, exact } = parameters
  return { typed: typeof q === 'string' ? q.slice(0, typedLimit).trim() : '', asTyped: exact === '1' }
}

/** The address at which the question is answered. */
export function searchAddress(locale: Locale, { typed, asTyped }: SearchQuestion): string {
  if (typed === '') return addressOf(locale, 'search')
  return `${addressOf(locale, 'search')}?${new URLSearchParams({ q: typed, ...(asTyped && { exact: '1' }) })}`
}
