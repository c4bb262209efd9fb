import {
  cutsOf,
  kindsOfPart,
  matchEnding,
  matchTerm,
  shortestErrorInPart,
  type MatchKind,
} from './term-match.ts'

/** Words of the shop that begin with these letters and are this long. */
export interface SoughtWords {
  start: string
  shortest: number
  longest: number
}

const anyLength = 1_000

/**
 * Where among all words of the shop those stand that may be meant by a term: the same beginning, an error in it, and what
 * it can be taken apart into. Words that hold the term further inside are found by trigrams.
 */
export function soughtWords(term: string): SoughtWords[] {
  const length = term.length
  if (length < 4) return [{ start: term, shortest: length, longest: length === 1 ? 1 : anyLength }]
  const [first = '', second = ''] = term
  const near = { shortest: length - 2, longest: length + 2 }
  return [
    { start: term.slice(0, 4), shortest: 1, longest: anyLength },
    { start: first, ...near },
    { start: second + first, ...near },
    ...cutsOf(term).flatMap(([one, other]) => [
      { start: one, shortest: one.length, longest: one.length },
      { start: other.slice(0, 4), shortest: 1, longest: other.length + 3 },
    ]),
  ]
}

/** Whether a term is long enough to be looked for inside of words, and with an error in the last part of a compound. */
export const insideFrom = 4
export const endingFrom = shortestErrorInPart

/** What the words of the shop make of a term. */
export interface Reading {
  /** The words that are nearest to it. */
  nearest: string[]
  /** All words that may be meant, nearest first. */
  words: string[]
  /** Two words it may be written together from: the first, and what may be the second. */
  compounds: { first: string; seconds: string[] }[]
}

/** More words than this tell nothing apart. */
const mostWords = 200

/** How a term may be read with these words; null when with none. */
export function readingOf(
  term: string,
  words: readonly string[],
  kinds: readonly MatchKind[],
): Reading | null {
  const found = words
    .flatMap((word) => matchOf(term, word, kinds) ?? [])
    .toSorted((one, other) => other.quality - one.quality)
    .slice(0, mostWords)
  const compounds = cutsOf(term).flatMap(([first, rest]) => {
    const seconds = words.includes(first) ? words.filter((word) => matchTerm(rest, [word], kindsOfPart)) : []
    return seconds.length > 0 ? { first, seconds } : []
  })
  if (found.length + compounds.length === 0) return null
  const best = found[0]?.quality
  return {
    nearest: found.filter(({ quality }) => quality === best).map(({ word }) => word),
    words: found.map(({ word }) => word),
    compounds,
  }
}

/** The match with the whole word as it stands in texts, whichever part of it is meant. */
function matchOf(term: string, word: string, kinds: readonly MatchKind[]) {
  const match =
    matchTerm(term, [word], kinds) ?? (kinds.includes('typing-error') ? matchEnding(term, [word]) : null)
  return match && { quality: match.quality, word }
}
