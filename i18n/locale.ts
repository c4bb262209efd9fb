/** A locale is `language-REGION`: the language of the page and the market that is sold to. */
export const locales = ['pl-PL', 'nl-NL', 'en-NL', 'en-PL'] as const
export type Locale = (typeof locales)[number]

export const languages = ['pl', 'nl', 'en'] as const
export type Language = (typeof languages)[number]

/** Each language as its own speakers call it: one that is not understood yet is still recognised. */
export const ownLanguageNames: Record<Language, string> = { pl: 'Polski', nl: 'Nederlands', en: 'English' }

export const markets = ['PL', 'NL'] as const
export type Market = (typeof markets)[number]

export const defaultLocale: Locale = 'en-NL'

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value)
}

export function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value)
}

export function languageOf(locale: Locale): Language {
  return locale.slice(0, 2) as Language
}

export function marketOf(locale: Locale): Market {
  return locale.slice(3) as Market
}

/** The locale that speaks this language and sells to this market, or the one that does so in English. */
export function localeFor(language: Language, market: Market): Locale {
  const wishes = [`${language}-${market}`, `en-${market}`]
  return wishes.find(isLocale) ?? locales.find((locale) => marketOf(locale) === market) ?? defaultLocale
}

/** Locales that show the same language, the page's own one first. */
export function localesOfLanguage(language: Language): Locale[] {
  return locales.filter((locale) => languageOf(locale) === language)
}
