import type { Language } from '#i18n/locale.ts'
import { allowedSpans } from './allowed-phrases.ts'
import { lexiconOf, wordClasses, type WordClass } from './lexicon.ts'
import { findSpans, type Span, type Words } from './pattern.ts'
import { tokenise } from './tokens.ts'

/** A text as the frames see it: its words, and where each class of words occurs outside permitted phrases. */
export type Reading = Words & {
  readonly spans: Readonly<Record<WordClass, readonly Span[]>>
  /** The same, by number of sentence. */
  readonly bySentence: Readonly<Record<WordClass, ReadonlyMap<number, readonly Span[]>>>
}

/** Reads a text once; authorised claims, statements of the label and harmless phrases are taken out first. */
export function readCopy(text: string, language: Language): Reading {
  const tokens = tokenise(text)
  const lexicon = lexiconOf(language)
  const masked = tokens.map(() => false)
  const nothing = masked.slice()
  for (const span of [
    ...allowedSpans(tokens, language),
    ...findSpans(lexicon.masks, { tokens, masked: nothing }),
  ]) {
    masked.fill(true, span.first, span.last + 1)
  }
  const spans: Partial<Record<WordClass, Span[]>> = {}
  const bySentence: Partial<Record<WordClass, Map<number, Span[]>>> = {}
  for (const name of wordClasses) {
    const found = findSpans(lexicon.classes[name], { tokens, masked })
    spans[name] = found
    bySentence[name] = Map.groupBy(found, (span) => tokens[span.first]?.sentence ?? -1)
  }
  return { tokens, masked, spans: spans as Reading['spans'], bySentence: bySentence as Reading['bySentence'] }
}

export function sentenceOf(reading: Reading, span: Span): number {
  return reading.tokens[span.first]?.sentence ?? -1
}

export function inSentence(reading: Reading, name: WordClass, sentence: number): readonly Span[] {
  return reading.bySentence[name].get(sentence) ?? []
}
