import { marketOf, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { paymentMethodWords } from './payment-words.ts'
import { servedCountries } from './served-countries.ts'

/** What the foot of a page says of prices, payment and delivery: of the markets that are served, and of no other. */
export function footerNote(served: readonly Market[], locale: Locale): string {
  const t = translator(locale, 'site')
  const market = marketOf(locale)
  const payment = `${t('footer.payment')}: ${paymentMethodWords(market, locale).join(', ')}.`
  // A market that was given up still shows its orders and terms, but sells nothing.
  const selling = served.includes(market) ? [t('footer.prices'), payment] : []
  return [...selling, servedCountries(served, locale), t('footer.noCookies')].join(' ')
}
