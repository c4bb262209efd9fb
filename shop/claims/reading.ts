import type { Language } from '#i18n/locale.ts'
import { allowedSpans } from './allowed-phrases.ts'
import { flexibleSpans } from './flexible-wording.ts'
import { errorsOf, lexiconOf, masks, topicName, topics, wordClasses, type WordClass } from './lexicon.ts'
import { findCandidates, findSpans, type Candidates, type Span, type Words } from './pattern.ts'
import { tokenise, type Token } from './tokens.ts'
import { intendedStems } from './typing-errors.ts'

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
  const index = lexiconOf(language)
  const typed = tokenise(text)
  const known = findCandidates(index, typed)
  const tokens = forgiving(typed, known, language)
  const candidates = tokens === typed ? known : findCandidates(index, tokens)
  const masked = tokens.map(() => false)
  const harmless = harmlessSpans(candidates, { tokens, masked })
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

/** Harmless phrases; none that is a part of something longer: "with the back" in "trouble with the back". */
function harmlessSpans(candidates: Candidates, words: Words): Span[] {
  const plain = findSpans(candidates, words, [masks, 'disease', 'medical'])
  const lengths = new Map<number, number>()
  for (const { first, last } of [...(plain.get('disease') ?? []), ...(plain.get('medical') ?? [])]) {
    for (let index = first; index <= last; index++) {
      lengths.set(index, Math.max(lengths.get(index) ?? 0, last - first))
    }
  }
  return (plain.get(masks) ?? []).filter(({ first, last }) =>
    [first, last].every((index) => (lengths.get(index) ?? 0) <= last - first),
  )
}

/** The same words; one that says nothing by itself is also read as the disease or medicine it was probably meant for. */
function forgiving(tokens: Token[], known: Candidates, language: Language): Token[] {
  const errors = errorsOf(language)
  const meant = new Map<string, readonly string[]>()
  tokens.forEach(({ folded }, index) => {
    const isKnown = known[index]?.some(({ pattern }) => pattern.elements.length === 1)
    if (!isKnown && !meant.has(folded)) meant.set(folded, intendedStems(errors, folded))
  })
  if ([...meant.values()].every((stems) => stems.length === 0)) return tokens
  return tokens.map((token) => ({
    ...token,
    spellings: [...token.spellings, ...(meant.get(token.folded) ?? [])],
  }))
}

export function sentenceOf(reading: Reading, span: Span): number {
  return reading.tokens[span.first]?.sentence ?? -1
}

export function inSentence(reading: Reading, name: WordClass, sentence: number): readonly Span[] {
  return reading.bySentence[name].get(sentence) ?? []
}
