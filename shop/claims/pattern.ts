import { fold, type Token } from './tokens.ts'

/** A stretch of tokens, both ends included. */
export type Span = { readonly first: number; readonly last: number }

type Kind = 'whole' | 'prefix' | 'suffix' | 'infix'

type Literal = {
  readonly text: string
  readonly folded: string
  readonly kind: Kind
  /** Another word without its diacritics: lęki (fears) and leki (medicines). */
  readonly isExact: boolean
}

type Element = { readonly gap: number; readonly literals: readonly Literal[] }

/** A compiled phrase; see `compilePattern` for its notation. */
export type Pattern = { readonly elements: readonly Element[] }

type Entry = { readonly name: string; readonly pattern: Pattern; readonly literal: Literal }

/** Patterns of many names, found by the first word of each in a few look-ups. */
export type PatternIndex = {
  readonly names: readonly string[]
  readonly entries: Readonly<Record<Kind, ReadonlyMap<string, readonly Entry[]>>>
  readonly longest: number
}

/**
 * Words separated by spaces. `osteopor*` matches by its beginning, `*oloog` by its end, `*kramp*` anywhere inside
 * (Dutch compounds), `a|b` either, `=lęki` only with its diacritics, `~3` skips up to three words of the same sentence.
 */
export function compilePattern(notation: string): Pattern {
  const elements: Element[] = []
  let gap = 0
  for (const part of notation.split(' ')) {
    if (part.startsWith('~')) gap = Number(part.slice(1))
    else {
      elements.push({ gap, literals: part.split('|').map(literalOf) })
      gap = 0
    }
  }
  if (elements.length === 0) throw new Error(`empty pattern ${notation}`)
  return { elements }
}

/** Compiles the patterns of every name into one index. */
export function compileIndex(notations: Readonly<Record<string, readonly string[]>>): PatternIndex {
  const entries: Record<Kind, Map<string, Entry[]>> = {
    ...{ whole: new Map(), prefix: new Map(), suffix: new Map(), infix: new Map() },
  }
  let longest = 0
  for (const [name, patterns] of Object.entries(notations)) {
    for (const pattern of patterns.map(compilePattern)) {
      for (const literal of pattern.elements[0]?.literals ?? []) {
        const { kind, folded } = literal
        const known = entries[kind].get(folded)
        if (known) known.push({ name, pattern, literal })
        else entries[kind].set(folded, [{ name, pattern, literal }])
        longest = Math.max(longest, folded.length)
      }
    }
  }
  return { names: Object.keys(notations), entries, longest }
}

/** The words of a text; masked ones match nothing. */
export type Words = { readonly tokens: readonly Token[]; readonly masked: readonly boolean[] }

/** What could begin at each token, before anything is masked. */
export type Candidates = readonly (readonly Entry[])[]

/** Looks every distinct word up once. */
export function findCandidates(index: PatternIndex, tokens: readonly Token[]): Candidates {
  const known = new Map<string, readonly Entry[]>()
  return tokens.map((token) => {
    const key = token.isTag ? `#${token.text}` : token.text
    const found = known.get(key) ?? entriesFor(index, token)
    known.set(key, found)
    return found
  })
}

/** Every stretch that matches a pattern of one of the names; the longest reading of a place stands for all. */
export function findSpans(
  candidates: Candidates,
  words: Words,
  names: readonly string[],
): Map<string, Span[]> {
  const spans = new Map<string, Span[]>(names.map((name) => [name, []]))
  candidates.forEach((entries, first) => {
    if (words.masked[first]) return
    for (const { name, pattern } of entries) {
      const found = spans.get(name)
      if (!found) continue
      const last = endOf(pattern.elements, 0, first, words)
      if (last < first) continue
      const previous = found.at(-1)
      if (previous?.first !== first) found.push({ first, last })
      else if (previous.last < last) found[found.length - 1] = { first, last }
    }
  })
  return spans
}

/** Shorter stems would be found in any word run together behind a #. */
const shortestInTag = 5

/** Longer words are read by their beginning and end; nobody writes them. */
const longestWord = 60

function entriesFor({ entries, longest }: PatternIndex, token: Token): Entry[] {
  const found = new Set<Entry>()
  for (const word of new Set([token.folded, ...token.spellings])) {
    const read = word.slice(0, longestWord)
    const size = Math.min(read.length, longest)
    const add = (kind: Kind, part: string) => {
      for (const entry of entries[kind].get(part) ?? []) if (fits(entry.literal, token)) found.add(entry)
    }
    add('whole', word)
    for (let length = 1; length <= size; length++) {
      add('prefix', read.slice(0, length))
      add('suffix', word.slice(-length))
    }
    if (entries.infix.size > 0 || token.isTag) {
      for (let start = 0; start < read.length; start++) {
        for (let end = start + 2; end <= Math.min(read.length, start + size); end++) {
          add('infix', read.slice(start, end))
          if (token.isTag && end - start >= shortestInTag) {
            for (const kind of ['whole', 'prefix', 'suffix'] as const) add(kind, read.slice(start, end))
          }
        }
      }
    }
  }
  return [...found]
}

/** Index of the last token when the elements match from here on, or -1. Gaps are bounded, so the search is too. */
function endOf(elements: readonly Element[], position: number, index: number, words: Words): number {
  const element = elements[position]
  const token = words.tokens[index]
  if (!element || !token || words.masked[index]) return -1
  if (!element.literals.some((literal) => fits(literal, token))) return -1
  const next = elements[position + 1]
  if (!next) return index
  for (let skip = 0; skip <= next.gap; skip++) {
    if (words.tokens[index + 1 + skip]?.sentence !== token.sentence) return -1
    const last = endOf(elements, position + 1, index + 1 + skip, words)
    if (last >= 0) return last
  }
  return -1
}

/** A word typed without diacritics may mean the pattern; one typed with them must have the same ones. */
function fits(literal: Literal, token: Token): boolean {
  const { kind, text, folded, isExact } = literal
  if (compare(kind, token.text, text)) return true
  if (isExact) return false
  if (token.text === token.folded && compare(kind, token.folded, folded)) return true
  if (kind === 'prefix' && lacksOnlyDiacritics(token.text, text, folded)) return true
  if (token.spellings.some((spelling) => compare(kind, spelling, folded))) return true
  return token.isTag && folded.length >= shortestInTag && token.folded.includes(folded)
}

/** Shorter stems begin other words: minę (minęło), minerał. */
const fewestTyped = 7

/** Some diacritics of a word are there, others were not typed: "bezsennośc". */
function lacksOnlyDiacritics(word: string, text: string, folded: string): boolean {
  if (text.length < fewestTyped || word.length < text.length || text === folded) return false
  for (let place = 0; place < text.length; place++) {
    if (word[place] !== text[place] && word[place] !== folded[place]) return false
  }
  return true
}

function compare(kind: Kind, word: string, part: string): boolean {
  switch (kind) {
    case 'whole':
      return word === part
    case 'prefix':
      return word.startsWith(part)
    case 'suffix':
      return word.endsWith(part)
    case 'infix':
      return word.includes(part)
  }
}

function literalOf(notation: string): Literal {
  const isExact = notation.startsWith('=')
  const text = notation.replaceAll(/[*=]/g, '')
  if (text === '') throw new Error(`empty word in pattern ${notation}`)
  const startsOpen = notation.startsWith('*')
  const endsOpen = notation.endsWith('*')
  const kind = startsOpen ? (endsOpen ? 'infix' : 'suffix') : endsOpen ? 'prefix' : 'whole'
  return { text, folded: fold(text), kind, isExact }
}
