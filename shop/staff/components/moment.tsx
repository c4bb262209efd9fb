import { marketOf, type Locale } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** Day and time as the reader's language writes them, short. */
export function momentWords(at: Date, locale: Locale): string {
  const { timeZone } = marketFacts(marketOf(locale))
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}

export function Moment({ at, locale }: { at: Date; locale: Locale }) {
  return <time dateTime={at.toISOString()}>{momentWords(at, locale)}</time>
}
