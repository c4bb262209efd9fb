import type { Language } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import type { CopyAdvice, CopyRule } from '#shop/claims/finding.ts'

/** The parts of an article that somebody types. */
export const textFields = ['title', 'summary', 'body', 'metaTitle', 'metaDescription'] as const
export type TextField = (typeof textFields)[number]
export type TypedTexts = Record<TextField, string>

/** A finding of the copy check with the words around it. */
export interface FieldFinding {
  field: TextField
  rule: CopyRule
  advice: CopyAdvice
  before: string
  words: string
  after: string
}

const around = 60

/** Everything the copy check says about what was typed, in the order of the fields and of reading. */
export function findingsIn(texts: TypedTexts, language: Language): FieldFinding[] {
  return textFields.flatMap((field) => {
    const text = texts[field]
    return checkCopy({ language, kind: 'article', text }).map(({ rule, advice, start, end, words }) => ({
      ...{ field, rule, advice, words },
      before: text.slice(Math.max(0, start - around), start),
      after: text.slice(end, end + around),
    }))
  })
}
