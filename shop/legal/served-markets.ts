import type { RouteName } from '#i18n/address.ts'
import {
  languageOf,
  locales,
  marketOf,
  markets,
  type Language,
  type Locale,
  type Market,
} from '#i18n/locale.ts'

export const servedMarketsTag = 'served-markets'

/** The markets a stored setting names; a shop that has not chosen serves all, and none serves nobody. */
export function servedMarketsIn(value: unknown): readonly Market[] {
  const chosen = Array.isArray(value) ? markets.filter((market) => value.includes(market)) : []
  return chosen.length > 0 ? chosen : markets
}

export function localesServing(served: readonly Market[]): Locale[] {
  return locales.filter((locale) => served.includes(marketOf(locale)))
}

/** Languages that pages of a served market speak; nobody is shown texts in another. */
export function languagesServing(served: readonly Market[]): Language[] {
  return [...new Set(localesServing(served).map(languageOf))]
}

/** Pages for whoever has ordered or written before: they stay after a market is given up (Directive 2011/83/EU art. 8, 9). */
const standingRoutes: readonly RouteName[] = [
  'order',
  'findOrder',
  'withdrawal',
  'withdrawalInformation',
  'complaint',
  'terms',
  'privacy',
  'yourData',
  'yourRequest',
  'delivery',
  'contact',
  'accessibility',
  'ownComment',
]

/** What a page in a locale is to show: itself, the same page where its language is still served, or that it is closed. */
export type Opening = { kind: 'open' } | { kind: 'moved'; to: Locale } | { kind: 'closed' }

export function openingOf(locale: Locale, route: RouteName, served: readonly Market[]): Opening {
  if (served.includes(marketOf(locale)) || standingRoutes.includes(route)) return { kind: 'open' }
  const to = localesServing(served).find((other) => languageOf(other) === languageOf(locale))
  return to ? { kind: 'moved', to } : { kind: 'closed' }
}
