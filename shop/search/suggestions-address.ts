import type { Locale } from '#i18n/locale.ts'

/** Where titles for somebody who is still typing are asked for; the field adds `q`. */
export function suggestionsAddress(locale: Locale): string {
  return `/api/search/suggest?locale=${locale}`
}
