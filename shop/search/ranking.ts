import type { SearchText } from './search-text.ts'
import {
  matchCompound,
  matchEnding,
  matchKinds,
  matchTerm,
  type MatchKind,
  type TermMatch,
} from './term-match.ts'

/** How well a thing answers a search. */
export interface Ranked {
  score: number
  /** For each term that only a typing error explains, the word that was probably meant. */
  meant: Map<string, string>
}

const weights = { title: 3, names: 1.5, body: 0.5 } as const

/** A running text holds so many words that forgiving typing errors there would find everything. */
const kindsInBody: readonly MatchKind[] = ['same', 'beginning', 'inflection']

/** Whether every term is found in a text, and how well; null when one is missing. */
export function rank(
  terms: readonly string[],
  text: SearchText,
  kinds: readonly MatchKind[] = matchKinds,
): Ranked | null {
  const meant = new Map<string, string>()
  let score = 0
  for (const term of terms) {
    const found = bestMatch(term, text, kinds)
    if (!found) return null
    if (found.match.kind === 'typing-error') meant.set(term, found.match.word)
    score += found.score
  }
  return { score, meant }
}

function bestMatch(
  term: string,
  text: SearchText,
  kinds: readonly MatchKind[],
): { match: TermMatch; score: number } | null {
  const title = matchTerm(term, text.title, kinds)
  const names = matchTerm(term, text.names, kinds)
  const body = matchTerm(term, text.body, kindsInBody)
  const named = [...text.title, ...text.names]
  const ending = kinds.includes('typing-error') ? matchEnding(term, named) : null
  const compound = matchCompound(term, named) ?? ending
  const found = [
    title && { match: title, score: title.quality * weights.title },
    names && { match: names, score: names.quality * weights.names },
    body && { match: body, score: body.quality * weights.body },
    compound && { match: compound, score: compound.quality * weights.names },
  ]
  return found.reduce((best, next) => (next && next.score > (best?.score ?? 0) ? next : best), null)
}
