import type { ArticleClass } from '../article.ts'
import { citationOrder, figureOrder } from '../markdown.ts'
import type { FieldFinding, TypedTexts } from './copy-findings.ts'

/** Why a text may not be published as it stands: the field, and what is the matter. */
export interface Hindrance {
  field: string
  key: string
  facts?: Record<string, string>
}

/**
 * What stands between a text and its readers. A text that names a disease may describe treatments, for it shows no
 * product; one that will stand beside products may not say of food what only a register may (CLAIM-07 … CLAIM-12).
 */
export function hindrances(
  texts: TypedTexts,
  {
    articleClass,
    findings,
    references,
    figures,
  }: {
    articleClass: ArticleClass
    findings: readonly FieldFinding[]
    references: readonly string[]
    figures: readonly string[]
  },
): Hindrance[] {
  const required = ['summary', 'body', 'metaTitle', 'metaDescription'] as const
  const missing = required
    .filter((field) => texts[field].trim() === '')
    .map((field) => ({ field, key: 'required' }))
  const unknownSources = citationOrder(texts.body).filter((id) => !references.includes(id))
  const unknownFigures = figureOrder(texts.body).filter((id) => !figures.includes(id))
  const open = articleClass === 'clean' ? findings : []
  return [
    ...missing,
    ...unknownSources.map((id) => ({ field: 'body', key: 'sourceUnknown', facts: { source: id } })),
    ...unknownFigures.map((id) => ({ field: 'body', key: 'figureUnknown', facts: { figure: id } })),
    ...open.map(({ field, words, rule }) => ({ field, key: 'copyFindingOpen', facts: { words, rule } })),
  ]
}
