import { languageOf, type Locale } from './locale.ts'
import { pathnames, prefixes } from './pathnames.js'

export type RouteName = keyof typeof pathnames

type Parameters = Record<string, string>

/** The public address of a page in a locale, e.g. `addressOf('pl-PL', 'product', { slug })` → `/pl/produkty/…`. */
export function addressOf(locale: Locale, route: RouteName, parameters: Parameters = {}): string {
  const pattern: string = pathnames[route][languageOf(locale)]
  const path = pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`address of ${route} needs ${name}`)
    return encodeURIComponent(value)
  })
  return prefixes[locale] + path
}
