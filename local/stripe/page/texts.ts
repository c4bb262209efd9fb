import texts from './texts.json' with { type: 'json' }

export type PageLanguage = 'pl' | 'nl' | 'en'
export type TextKey = keyof (typeof texts)['en']

/** Says one thing in the page's language. */
export type Say = (key: TextKey, facts?: Record<string, string | number>) => string

export function speaker(language: PageLanguage): Say {
  const own: Record<TextKey, string> = texts[language]
  return (key, facts = {}) =>
    own[key].replace(/\{(\w+)\}/g, (_whole, name: string) => String(facts[name] ?? ''))
}

/** The session's own language, else what the browser prefers of the three. */
export function pageLanguage(locale: string | null, acceptLanguage: string | undefined): PageLanguage {
  return spoken(locale ?? '') ?? preferred(acceptLanguage ?? '') ?? 'en'
}

function preferred(header: string): PageLanguage | null {
  const wishes = header
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().split(';')
      const quality = parameters
        .map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1])
        .find((text) => text !== undefined)
      return { language: spoken(tag), quality: Number(quality ?? 1) }
    })
    .filter((wish) => wish.quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  return wishes.find((wish) => wish.language !== null)?.language ?? null
}

function spoken(tag: string): PageLanguage | null {
  const language = tag.trim().toLowerCase().split('-')[0]
  return language === 'pl' || language === 'nl' || language === 'en' ? language : null
}
