import type { Language } from '#i18n/locale.ts'
import { allowedSpans } from './allowed-phrases.ts'
import { flexibleSpans } from './flexible-wording.ts'
import { lexiconOf, masks, topicName, topics, wordClasses, type WordClass } from './lexicon.ts'
import { findCandidates, findSpans, type Span, type Words } from './pattern.ts'
import { tokenise } from './tokens.ts'

/** A text as the frames see it: its words, and where each class of words occurs outside permitted phrases. */
export type Reading = Words & {
  readonly spans: Readonly<Record<WordClass, readonly Span[]>>
  /** The same, by number of sentence. */
  readonly bySentence: Readonly<Record<WordClass, ReadonlyMap<number, readonly Span[]>>>
  /** Where each topic of general benefit words is spoken of (CLAIM-05). */
  readonly topics: ReadonlyMap<string, readonly Span[]>
}

/** Reads a text once; authorised claims, statements of the label and harmless phrases are taken out first. */
export function readCopy(text: string, language: Language): Reading {
  const tokens = tokenise(text)
  const index = lexiconOf(language)
  const candidates = findCandidates(index, tokens)
  const masked = tokens.map(() => false)
  const harmless = findSpans(candidates, { tokens, masked }, [masks]).get(masks) ?? []
  const permitted = [...allowedSpans(tokens, language), ...flexibleSpans(tokens, language)]
  for (const span of [...permitted, ...harmless]) {
    masked.fill(true, span.first, span.last + 1)
  }
  const found = findSpans(candidates, { tokens, masked }, index.names)
  const spans: Partial<Record<WordClass, readonly Span[]>> = {}
  const bySentence: Partial<Record<WordClass, Map<number, Span[]>>> = {}
  for (const name of wordClasses) {
    const own = found.get(name) ?? []
    spans[name] = own
    bySentence[name] = Map.groupBy(own, (span) => tokens[span.first]?.sentence ?? -1)
  }
  return {
    tokens,
    masked,
    spans: spans as Reading['spans'],
    bySentence: bySentence as Reading['bySentence'],
    topics: new Map(topics.map((topic) => [topic, found.get(topicName(topic)) ?? []])),
  }
}

export function sentenceOf(reading: Reading, span: Span): number {
  return reading.tokens[span.first]?.sentence ?? -1
}

export function inSentence(reading: Reading, name: WordClass, sentence: number): readonly Span[] {
  return reading.bySentence[name].get(sentence) ?? []
}
