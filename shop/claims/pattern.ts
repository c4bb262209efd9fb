import { fold, type Token } from './tokens.ts'

/** A stretch of tokens, both ends included. */
export type Span = { readonly first: number; readonly last: number }

type Literal = {
  readonly text: string
  readonly folded: string
  readonly kind: 'whole' | 'prefix' | 'suffix' | 'infix'
}

type Element = { readonly gap: number; readonly literals: readonly Literal[] }

/** A compiled phrase; see `compilePattern` for its notation. */
export type Pattern = { readonly elements: readonly Element[] }

/** Patterns sorted by how their first word begins, so that each token meets only a few. */
export type PatternSet = {
  readonly byStart: ReadonlyMap<string, readonly Pattern[]>
  readonly anywhere: readonly Pattern[]
}

/**
 * Words separated by spaces. `osteopor*` matches by its beginning, `*oloog` by its end, `*kramp*` anywhere inside
 * (Dutch compounds), `a|b` either, `~3` skips up to three words of the same sentence.
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

export function compilePatterns(notations: readonly string[]): PatternSet {
  const byStart = new Map<string, Pattern[]>()
  const anywhere: Pattern[] = []
  for (const pattern of notations.map(compilePattern)) {
    const literals = pattern.elements[0]?.literals ?? []
    if (literals.some((literal) => literal.kind === 'suffix' || literal.kind === 'infix'))
      anywhere.push(pattern)
    else {
      for (const start of new Set(literals.map((literal) => literal.folded.slice(0, 2)))) {
        byStart.set(start, [...(byStart.get(start) ?? []), pattern])
      }
    }
  }
  return { byStart, anywhere }
}

/** The words of a text; masked ones match nothing. */
export type Words = { readonly tokens: readonly Token[]; readonly masked: readonly boolean[] }

/** Every stretch that matches one of the patterns. */
export function findSpans(patterns: PatternSet, words: Words): Span[] {
  const spans: Span[] = []
  words.tokens.forEach((token, index) => {
    const candidates = [...(patterns.byStart.get(token.folded.slice(0, 2)) ?? []), ...patterns.anywhere]
    // The longest reading of a place stands for all.
    const ends = candidates.map((pattern) => endOf(pattern.elements, 0, index, words))
    const last = Math.max(-1, ...ends)
    if (last >= index) spans.push({ first: index, last })
  })
  return spans
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
  if (compare(literal.kind, token.text, literal.text)) return true
  return token.text === token.folded && compare(literal.kind, token.folded, literal.folded)
}

function compare(kind: Literal['kind'], word: string, part: string): boolean {
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
  const text = notation.replaceAll('*', '')
  if (text === '') throw new Error(`empty word in pattern ${notation}`)
  const startsOpen = notation.startsWith('*')
  const endsOpen = notation.endsWith('*')
  const kind = startsOpen ? (endsOpen ? 'infix' : 'suffix') : endsOpen ? 'prefix' : 'whole'
  return { text, folded: fold(text), kind }
}
