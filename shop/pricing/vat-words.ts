import type { Locale } from '#i18n/locale.ts'

/** A VAT rate as people write it: 800 basis points are "8 %". */
export function rateWords(rateBasisPoints: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    rateBasisPoints / 10_000,
  )
}
