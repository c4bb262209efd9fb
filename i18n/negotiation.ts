import { defaultLocale, locales, languageOf, type Locale } from './locale.ts'

interface Wish {
  tag: string
  quality: number
}

function wishes(header: string): Wish[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='))
      const value = quality === undefined ? 1 : Number(quality.slice(2))
      return { tag: tag.trim(), quality: Number.isFinite(value) ? value : 0 }
    })
    .filter((wish) => wish.tag !== '' && wish.quality > 0)
    .sort((one, other) => other.quality - one.quality)
}

/**
 * The locale among those that are offered which a reader's `Accept-Language` (RFC 9110, q-values) asks for; region
 * first, then language.
 */
export function negotiateLocale(header: string | null, offered: readonly Locale[] = locales): Locale {
  for (const { tag } of wishes(header ?? '')) {
    const exact = offered.find((locale) => locale.toLowerCase() === tag)
    const sameLanguage = offered.find((locale) => languageOf(locale) === tag.split('-')[0])
    const found = exact ?? sameLanguage
    if (found) return found
  }
  const isDefaultLanguage = (locale: Locale) => languageOf(locale) === languageOf(defaultLocale)
  if (offered.includes(defaultLocale)) return defaultLocale
  return offered.find(isDefaultLanguage) ?? offered[0] ?? defaultLocale
}
