import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'

/** To which countries the shop delivers, as one sentence: said before anything is ordered (PRICE-01, CONS-06). */
export function servedCountries(served: readonly Market[], locale: Locale): string {
  const cart = translator(locale, 'cart')
  const places = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    served.map((market) => cart(`toMarket.${market}`)),
  )
  return translator(locale, 'checkout')('conditions.countries', { places })
}
