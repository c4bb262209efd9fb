import type { Language } from '#i18n/locale.ts'
import en from './data/lexicon.en.json' with { type: 'json' }
import nl from './data/lexicon.nl.json' with { type: 'json' }
import pl from './data/lexicon.pl.json' with { type: 'json' }
import { compilePatterns, type PatternSet } from './pattern.ts'

/** What words mean to the frames; the word lists of each language are data. */
export const wordClasses = [
  // What is said to be acted on.
  'disease',
  'illness',
  'symptom',
  'measure',
  'complaint',
  'bodyPart',
  // What is said to act on it.
  'cure',
  'effect',
  'purpose',
  'vanished',
  'restored',
  'since',
  'testResult',
  'improved',
  // Medicines and those who prescribe them.
  'medicine',
  'replaced',
  'professional',
  'recommends',
  // Other forbidden messages.
  'weightLoss',
  'weightVerb',
  'weightUnit',
  'dietNoun',
  'inadequate',
  'dietInadequate',
  'healthAtRisk',
  'green',
  'unauthorisedTopic',
  // What changes the meaning of the rest.
  'negator',
  'adversative',
  'disclaimer',
  'warning',
  'condition',
  'firstPerson',
] as const

export type WordClass = (typeof wordClasses)[number]

/** The words of a language, ready to be looked for. */
export type Lexicon = {
  readonly classes: Readonly<Record<WordClass, PatternSet>>
  /** Harmless phrases that contain suspicious words: "occurs in nuts", "a real treat". */
  readonly masks: PatternSet
}

const sources: Record<Language, { masks: string[]; classes: Record<WordClass, string[]> }> = { en, nl, pl }

const compiled = new Map<Language, Lexicon>()

/** The lexicon of a language, compiled on first use. */
export function lexiconOf(language: Language): Lexicon {
  const known = compiled.get(language)
  if (known) return known
  const { masks, classes } = sources[language]
  const entries = wordClasses.map((name) => [name, compilePatterns(classes[name])] as const)
  const lexicon = {
    masks: compilePatterns(masks),
    classes: Object.fromEntries(entries) as Lexicon['classes'],
  }
  compiled.set(language, lexicon)
  return lexicon
}
