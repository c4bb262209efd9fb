/** How a typed word was found in a text, from the surest to the most forgiving. */
export const matchKinds = ['same', 'beginning', 'inflection', 'part', 'typing-error'] as const
export type MatchKind = (typeof matchKinds)[number]

export interface TermMatch {
  kind: MatchKind
  /** 0 to 1. */
  quality: number
  /** The folded word of the text. */
  word: string
}

const qualities: Record<MatchKind, number> = {
  same: 1,
  beginning: 0.9,
  inflection: 0.85,
  part: 0.7,
  'typing-error': 0.6,
}

/** The best match of a folded word among the folded words of a text, or null. */
export function matchTerm(term: string, words: readonly string[], kinds?: readonly MatchKind[]) {
  let best: TermMatch | null = null
  for (const word of words) {
    const kind = matchKind(term, word)
    if (kind === null || (kinds && !kinds.includes(kind))) continue
    const quality = kind === 'typing-error' ? qualities[kind] / distance(term, word) : qualities[kind]
    if (best === null || quality > best.quality) best = { kind, quality, word }
    if (kind === 'same') break
  }
  return best
}

const shortestPart = 4
export const kindsOfPart: readonly MatchKind[] = ['same', 'inflection']
/** Fewer letters with one of them wrong are anybody's. */
export const shortestErrorInPart = 8

/**
 * A typing error in the last part of a compound: "bisglicinaat" where a text says "magnesiumbisglycinaat". What is meant is
 * that part alone.
 */
export function matchEnding(term: string, words: readonly string[]): TermMatch | null {
  if (term.length < shortestErrorInPart) return null
  let best: TermMatch | null = null
  for (const word of words) {
    for (const length of [term.length, term.length + 1, term.length - 1]) {
      const ending = word.slice(-length)
      const isPart = word.length - length >= shortestPart && ending[0] === term[0]
      if (!isPart || !isTypingError(term, ending)) continue
      const quality = qualities['typing-error'] / (1.5 * distance(term, ending))
      if (best === null || quality > best.quality) best = { kind: 'typing-error', quality, word: ending }
    }
  }
  return best
}

/** Compounds, which Dutch writes together: "magnesiumcitraat" where a text says "magnesium" and "citraat". */
export function matchCompound(term: string, words: readonly string[]): TermMatch | null {
  for (const [one, other] of cutsOf(term)) {
    const second = words.includes(one) ? matchTerm(other, words, kindsOfPart) : null
    if (second) return { kind: 'part', quality: qualities.part, word: second.word }
  }
  return null
}

/** The ways to take a word apart into two that could each be a word. */
export function cutsOf(term: string): [string, string][] {
  const count = Math.max(0, term.length - 2 * shortestPart + 1)
  return Array.from({ length: count }, (_, place) => {
    const cut = shortestPart + place
    return [term.slice(0, cut), term.slice(cut)]
  })
}

/** How two folded words belong together, or null when they do not. */
export function matchKind(term: string, word: string): MatchKind | null {
  if (term === word) return 'same'
  if (term.length < 2) return null
  if (word.startsWith(term)) return 'beginning'
  if (term.length < 3) return null
  if (isInflection(term, word)) return 'inflection'
  if (term.length >= 4 && word.includes(term)) return 'part'
  return isTypingError(term, word) ? 'typing-error' : null
}

/** Same stem, different ending: "magnezu" and "magnez", "kapsulek" and "kapsulki", "citraten" and "citraat". */
function isInflection(term: string, word: string): boolean {
  const stem = commonStart(term, word)
  const longer = Math.max(term.length, word.length)
  const shorter = Math.min(term.length, word.length)
  const isStem = stem >= 5 ? stem >= shorter - 2 : stem === 4 && stem >= shorter - 1
  return isStem && longer - stem <= 3
}

/** A letter missed, doubled, wrong or swapped; two of them in a long word. Few get the first letter wrong. */
function isTypingError(term: string, word: string): boolean {
  if (term.length < 4 || /\d/.test(term)) return false
  const allowed = term.length >= 7 ? 2 : 1
  if (Math.abs(term.length - word.length) > allowed) return false
  const isSameStart = term[0] === word[0] || (term[0] === word[1] && term[1] === word[0])
  return isSameStart && distance(term, word) <= allowed
}

function commonStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** Optimal string alignment: insertions, deletions, changes and swaps of neighbours. */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1
      const steps = [
        at(rows, row - 1, column) + 1,
        (current[column - 1] ?? 0) + 1,
        at(rows, row - 1, column - 1) + cost,
      ]
      if (isSwap(one, other, row, column)) steps.push(at(rows, row - 2, column - 2) + 1)
      current.push(Math.min(...steps))
    }
    rows.push(current)
  }
  return at(rows, one.length, other.length)
}

function at(rows: readonly number[][], row: number, column: number): number {
  return rows[row]?.[column] ?? Infinity
}

function isSwap(one: string, other: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
}
