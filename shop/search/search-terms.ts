import { foldedWords } from '#i18n/fold.ts'
import type { Language } from '#i18n/locale.ts'

/** Longer than anything a person looks for; what follows is not read. */
export const typedLimit = 100

const termLimit = 6
const longestTerm = 40

/** Words that say nothing about what is looked for. */
const fillers: Record<Language, ReadonlySet<string>> = {
  pl: new Set([
    'a',
    'bez',
    'co',
    'czy',
    'dla',
    'do',
    'i',
    'jak',
    'jest',
    'na',
    'o',
    'od',
    'oraz',
    'po',
    'w',
    'z',
    'ze',
  ]),
  nl: new Set([
    'aan',
    'de',
    'een',
    'en',
    'hoe',
    'het',
    'in',
    'is',
    'met',
    'of',
    'om',
    'op',
    'te',
    'van',
    'voor',
    'wat',
  ]),
  en: new Set(['a', 'an', 'and', 'for', 'how', 'in', 'is', 'of', 'on', 'or', 'the', 'to', 'what', 'with']),
}

/** The folded words a person looks for. Fillers count only when there is nothing else. */
export function searchTerms(typed: string, language: Language): string[] {
  const words = [...new Set(foldedWords(typed.slice(0, typedLimit)))].map((word) =>
    word.slice(0, longestTerm),
  )
  const telling = words.filter((word) => !fillers[language].has(word))
  return (telling.length > 0 ? telling : words).slice(0, termLimit)
}
