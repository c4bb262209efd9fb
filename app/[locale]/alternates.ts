import { locales, type Locale } from '#i18n/locale.ts'

/** The page's address in other locales; a missing one leads to that locale's home page. */
export type Alternates = Partial<Record<Locale, string>>

/** Addresses of a page in the locales whose language it is published in. */
export function alternatesBy(addressIn: (locale: Locale) => string | null): Alternates {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const address = addressIn(locale)
      return address === null ? [] : [[locale, address]]
    }),
  )
}
