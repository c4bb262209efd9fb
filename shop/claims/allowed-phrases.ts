import type { Language } from '#i18n/locale.ts'
import { statementTexts } from '#shop/nutrition/statement.ts'
import claims from './data/health-claims.json' with { type: 'json' }
import phrases from './data/allowed-phrases.json' with { type: 'json' }
import { healthClaims } from './health-claim.ts'
import type { Span } from './pattern.ts'
import { tokenise, type Token } from './tokens.ts'

/** Allowed texts as words, found by their first one. */
type PhraseIndex = ReadonlyMap<string, readonly (readonly string[])[]>

const indexes = new Map<Language, PhraseIndex>()

/** Stretches that repeat a text the law permits or prescribes: claims, their statements, statements of the label. */
export function allowedSpans(tokens: readonly Token[], language: Language): Span[] {
  const index = indexOf(language)
  return tokens.flatMap((token, first) => {
    const lengths = (index.get(token.folded) ?? [])
      .filter((phrase) => phrase.every((word, offset) => tokens[first + offset]?.folded === word))
      .map((phrase) => phrase.length)
    return lengths.length === 0 ? [] : [{ first, last: first + Math.max(...lengths) - 1 }]
  })
}

/** Every text of a language that copy may repeat. */
export function allowedTexts(language: Language): string[] {
  return [
    ...healthClaims.flatMap((claim) => [
      claim.text[language],
      claim.consumerInformation?.[language] ?? '',
      ...(claim.alternativeWordings[language] ?? []),
    ]),
    claims.accompanying.variedDiet[language],
    ...statementTexts(language),
    ...phrases[language],
  ].filter((text) => text !== '')
}

function indexOf(language: Language): PhraseIndex {
  const known = indexes.get(language)
  if (known) return known
  const index = new Map<string, string[][]>()
  for (const text of allowedTexts(language)) {
    const words = tokenise(text).map((token) => token.folded)
    const [first] = words
    if (first !== undefined) index.set(first, [...(index.get(first) ?? []), words])
  }
  indexes.set(language, index)
  return index
}
