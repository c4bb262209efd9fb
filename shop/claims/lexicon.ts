import type { Language } from '#i18n/locale.ts'
import benefits from './data/benefit-words.json' with { type: 'json' }
import en from './data/lexicon.en.json' with { type: 'json' }
import nl from './data/lexicon.nl.json' with { type: 'json' }
import pl from './data/lexicon.pl.json' with { type: 'json' }
import { compileIndex, compilePattern, type PatternIndex } from './pattern.ts'
import { compileErrors, type ErrorIndex } from './typing-errors.ts'

/** What words mean to the frames; the word lists of each language are data. */
export const wordClasses = [
  // What is said to be acted on.
  'disease',
  'illness',
  'symptom',
  'measure',
  'sickly',
  'complaint',
  'bodyPart',
  'organ',
  'bodily',
  'night',
  'mood',
  'number',
  'medical',
  'aid',
  // What is said to act on it.
  'cure',
  'effect',
  'purpose',
  'agent',
  'lack',
  'lackOfSupplement',
  'vanished',
  'restored',
  'since',
  'testimony',
  'testResult',
  'improved',
  'cleanse',
  'urge',
  // Medicines and those who prescribe them.
  'medicine',
  'drug',
  'ownMedicine',
  'replaced',
  'professional',
  'recommends',
  'inquiry',
  'labelTopic',
  'commerce',
  'shopLife',
  'possessive',
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
  'denial',
  'adversative',
  'disclaimer',
  'unproven',
  'reported',
  'noEffect',
  'forbidden',
  'warning',
  'condition',
  'firstPerson',
] as const

export type WordClass = (typeof wordClasses)[number]

/** Name of the harmless phrases that contain suspicious words: "occurs in nuts", "a real treat". */
export const masks = 'masks'

/** Topics of general benefit words. */
export const topics: readonly string[] = benefits.topics.map(({ topic }) => topic)

export const topicName = (topic: string) => `topic:${topic}`

type Source = {
  readonly masks: readonly string[]
  /** Stems that one slip of the keys turns into another word: insulin, inulin. */
  readonly neverMistyped: readonly string[]
  readonly classes: Readonly<Record<WordClass, readonly string[]>>
}

const sources: Readonly<Record<Language, Source>> = { en, nl, pl }

const compiled = new Map<Language, PatternIndex>()

/** Every word list of a language in one index, compiled on first use. */
export function lexiconOf(language: Language): PatternIndex {
  const known = compiled.get(language)
  if (known) return known
  const source = sources[language]
  const ofTopics = benefits.topics.map(({ topic, words }) => [topicName(topic), words[language]] as const)
  const index = compileIndex({
    [masks]: source.masks,
    ...source.classes,
    ...Object.fromEntries(ofTopics),
  })
  compiled.set(language, index)
  return index
}

/** Only learned words: everyday ones have neighbours that are words themselves ("swelling", "selling"). */
const mistyped: readonly WordClass[] = ['disease', 'drug']

const compiledErrors = new Map<Language, ErrorIndex>()

/** Learned words of a language, to be known again when they are typed wrongly. */
export function errorsOf(language: Language): ErrorIndex {
  const known = compiledErrors.get(language)
  if (known) return known
  const { classes, neverMistyped } = sources[language]
  const patterns = mistyped.flatMap((name) => classes[name].map(compilePattern))
  const errors = compileErrors(patterns, neverMistyped)
  compiledErrors.set(language, errors)
  return errors
}
