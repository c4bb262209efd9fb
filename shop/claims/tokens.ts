import { plainSpellings } from './spelling.ts'

/** A word of a text, with where it stands and what its neighbours are. */
export type Token = {
  /** Lower case, composed, without invisible characters. */
  readonly text: string
  /** The same without diacritics: readers often type without them. */
  readonly folded: string
  /** Other readings of a word that hides: `m1graine`, letters of another script, drawn-out vowels. */
  readonly spellings: readonly string[]
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** A comma, colon, dash or bracket stands before the word. */
  readonly afterPause: boolean
  /** Written together behind a #: words may begin anywhere inside. */
  readonly isTag: boolean
}

const word = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]+(?:['’@$*][\p{L}\p{M}\p{N}]+)*/gu
const sentenceEnd = /[.!?…;•|\n]/u
const pause = /[,:()–—\-/]/u
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const strokes: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae' }

/** Nobody writes longer sentences; the bound keeps the work per word constant, whatever is sent. */
const longestSentence = 200

/** So many letters, each standing alone, are one word pulled apart. */
const fewestLetters = 4

/** What may stand between letters pulled apart: "c u r e d", "l.e.c.z.y". */
const longestGap = 4

/** Splits a text into words, numbered by sentence. Linear in the length of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let length = 0
  let end = 0
  for (const { index, written } of wordsOf(text)) {
    const between = text.slice(end, index)
    // "1.5 mg" and "z.o.o." are no sentence ends: a full stop counts only before a space.
    if (length === longestSentence || (sentenceEnd.test(between) && between !== '.')) {
      sentence += 1
      length = 0
    }
    length += 1
    const letters = isPulledApart(written) ? written.replaceAll(/[^\p{L}\p{M}]/gu, '') : written
    const lower = letters.normalize('NFKC').toLowerCase().replace(invisible, '').replaceAll('’', "'")
    const folded = fold(lower)
    end = index + written.length
    tokens.push({
      ...{ text: lower, folded, spellings: plainSpellings(folded), start: index, end, sentence },
      afterPause: pause.test(between),
      isTag: between.endsWith('#'),
    })
  }
  return tokens
}

type Written = { index: number; written: string }

/** The words as they stand, letters that were pulled apart taken together. */
function wordsOf(text: string): Written[] {
  const found = [...text.matchAll(word)].map(({ index, 0: written }) => ({ index, written }))
  const words: Written[] = []
  for (let first = 0; first < found.length;) {
    const last = lastLetter(found, first)
    const [from, to] = [found[first], found[last]]
    if (!from || !to) break
    words.push({ index: from.index, written: text.slice(from.index, to.index + to.written.length) })
    first = last + 1
  }
  return words
}

function lastLetter(found: readonly Written[], first: number): number {
  let last = first
  while (isLetter(found[last]) && isLetter(found[last + 1]) && gapAfter(found, last) <= longestGap) last++
  return last - first + 1 >= fewestLetters ? last : first
}

function isLetter(word: Written | undefined): boolean {
  return word !== undefined && /^\p{L}\p{M}*$/u.test(word.written)
}

function gapAfter(found: readonly Written[], index: number): number {
  const [word, next] = [found[index], found[index + 1]]
  return word && next ? next.index - word.index - word.written.length : Infinity
}

function isPulledApart(written: string): boolean {
  return /^\p{L}\p{M}*(?:[^\p{L}\p{M}\p{N}]{1,4}\p{L}\p{M}*){3,}$/u.test(written)
}

/** Lower-case text without diacritics: "złamań" is "zlaman". */
export function fold(text: string): string {
  if (isPlain.test(text)) return text
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łđøßæ]/g, (letter) => strokes[letter] ?? letter)
}

const isPlain = /^[\x20-\x7f]*$/
