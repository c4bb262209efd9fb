import { marketOf, type Locale } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'

function format(at: Date, locale: Locale, style: Intl.DateTimeFormatOptions): string {
  const { timeZone } = marketFacts(marketOf(locale))
  return new Intl.DateTimeFormat(locale, { ...style, timeZone }).format(at)
}

/** Day and time as the reader's language writes them, short. */
export function momentWords(at: Date, locale: Locale): string {
  return format(at, locale, { dateStyle: 'medium', timeStyle: 'short' })
}

/** The same to the second, for lists of what happened one after the other. */
export function exactMomentWords(at: Date, locale: Locale): string {
  return format(at, locale, { dateStyle: 'short', timeStyle: 'medium' })
}

/** The day alone. */
export function dayWords(at: Date, locale: Locale, dateStyle: 'medium' | 'long' = 'medium'): string {
  return format(at, locale, { dateStyle })
}

export function Moment({ at, locale }: { at: Date; locale: Locale }) {
  return <time dateTime={at.toISOString()}>{momentWords(at, locale)}</time>
}
