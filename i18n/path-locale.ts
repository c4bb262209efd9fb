import { locales, type Locale } from './locale.ts'
import { prefixes } from './pathnames.js'

/** The locale whose prefix an address begins with, if any. */
export function localeOfPath(path: string): Locale | null {
  const first = path.toLowerCase().split('/', 2)[1] ?? ''
  return locales.find((locale) => prefixes[locale] === `/${first}`) ?? null
}
