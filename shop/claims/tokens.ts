/** A word of a text, with where it stands and what its neighbours are. */
export type Token = {
  /** Lower case, composed, without invisible characters. */
  readonly text: string
  /** The same without diacritics: readers often type without them. */
  readonly folded: string
  readonly start: number
  readonly end: number
  readonly sentence: number
  /** A comma, colon, dash or bracket stands before the word. */
  readonly afterPause: boolean
}

const word = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d]+(?:['’][\p{L}\p{M}]+)*/gu
const sentenceEnd = /[.!?…;•|\n]/u
const pause = /[,:()–—\-/]/u
const invisible = /[\u00ad\u200b-\u200d]/g
const strokes: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae' }

/** Nobody writes longer sentences; the bound keeps the work per word constant, whatever is sent. */
const longestSentence = 200

/** Splits a text into words, numbered by sentence. Linear in the length of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let length = 0
  let end = 0
  for (const match of text.matchAll(word)) {
    const between = text.slice(end, match.index)
    // "1.5 mg" and "z.o.o." are no sentence ends: a full stop counts only before a space.
    if (length === longestSentence || (sentenceEnd.test(between) && between !== '.')) {
      sentence += 1
      length = 0
    }
    length += 1
    const lower = match[0].normalize('NFC').toLowerCase().replace(invisible, '').replaceAll('’', "'")
    end = match.index + match[0].length
    tokens.push({
      text: lower,
      folded: fold(lower),
      start: match.index,
      end,
      sentence,
      afterPause: pause.test(between),
    })
  }
  return tokens
}

/** Lower-case text without diacritics: "złamań" is "zlaman". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łđøßæ]/g, (letter) => strokes[letter] ?? letter)
}
