import type { Pattern } from './pattern.ts'

/** A stem without one of its letters, and which one that was. */
type Shortened = { readonly stem: string; readonly place: number }

/** Beginnings of words that are known though a letter is missing, doubled, swapped or nearly right. */
export type ErrorIndex = {
  readonly stems: ReadonlySet<string>
  /** Those of them after which a word must end. */
  readonly wholes: ReadonlySet<string>
  /** By what is left of a stem. */
  readonly shortened: ReadonlyMap<string, readonly Shortened[]>
  readonly longest: number
}

/** Shorter words have too many neighbours that mean something else. */
const shortestStem = 7
const longestWord = 24

/** Letters typed for each other; any other exchange makes another word. */
const exchanges = new Set(
  'ae ai ei ey eo iy ij ou oa uy ui sz sc ck kq dt bp vw vf gh mn'
    .split(' ')
    .flatMap((pair) => [pair, pair.charAt(1) + pair.charAt(0)]),
)

/** Single words of patterns, ready to be compared with what was typed; never those that begin like an exception. */
export function compileErrors(patterns: readonly Pattern[], except: readonly string[]): ErrorIndex {
  const literals = patterns
    .filter(({ elements }) => elements.length === 1)
    .flatMap(({ elements }) => elements[0]?.literals ?? [])
    .filter(({ kind, isExact, folded }) => !isExact && kind !== 'suffix' && folded.length >= shortestStem)
    .filter(({ folded }) => !except.some((beginning) => folded.startsWith(beginning)))
  const stems = new Set(literals.map(({ folded }) => folded))
  const wholes = new Set(literals.filter(({ kind }) => kind === 'whole').map(({ folded }) => folded))
  const places = [...stems].flatMap((stem) =>
    Array.from({ length: stem.length - 1 }, (_, index): Shortened => ({ stem, place: index + 1 })),
  )
  return {
    ...{ stems, wholes },
    shortened: Map.groupBy(places, ({ stem, place }) => without(stem, place)),
    longest: Math.max(0, ...[...stems].map((stem) => stem.length)),
  }
}

/** The stems a word begins with when one slip of the keys is forgiven. The first letter is always right. */
export function intendedStems(index: ErrorIndex, word: string): string[] {
  if (word.length < shortestStem - 1 || word.length > longestWord) return []
  const found = new Set<string>()
  for (let length = shortestStem - 1; length <= Math.min(word.length, index.longest + 1); length++) {
    for (const stem of intendedBy(index, word.slice(0, length))) {
      if (length === word.length || !index.wholes.has(stem)) found.add(stem)
    }
  }
  return [...found]
}

function intendedBy({ stems, shortened }: ErrorIndex, part: string): string[] {
  // Without its last letter a stem is only a shorter word: "tarczyca" is no "tarcza".
  const found = (shortened.get(part) ?? [])
    .filter(({ stem, place }) => place < stem.length - 1)
    .map(({ stem }) => stem)
  for (let place = 1; place < part.length; place++) {
    const rest = without(part, place)
    if (place < part.length - 1 && stems.has(rest)) found.push(rest)
    for (const meant of shortened.get(rest) ?? []) if (isSlip(part, place, meant)) found.push(meant.stem)
  }
  return found
}

/** One letter for a similar one, or two neighbours in the wrong order. */
function isSlip(part: string, place: number, meant: Shortened): boolean {
  const [typed, intended] = [part.charAt(place), meant.stem.charAt(meant.place)]
  if (place === meant.place) return exchanges.has(typed + intended)
  return Math.abs(place - meant.place) === 1 && typed === intended
}

function without(word: string, place: number): string {
  return word.slice(0, place) + word.slice(place + 1)
}
