import { isLocale, type Locale } from './locale.ts'
import { negotiateLocale } from './negotiation.ts'
import { localeOfPath } from './path-locale.ts'

/** What a form says about where it comes from. */
interface SentForm {
  values: { locale?: string }
  /** The page of ours it was sent from, as far as the browser says so. */
  page: string | null
  languages: string | null
}

/** The locale to answer a form in, also when nothing of it could be read. */
export function formLocale({ values: { locale = '' }, page, languages }: SentForm): Locale {
  if (isLocale(locale)) return locale
  return (page && localeOfPath(page)) || negotiateLocale(languages)
}
