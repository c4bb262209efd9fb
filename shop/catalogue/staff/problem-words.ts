import type { Locale } from '#i18n/locale.ts'
import { roomProblemTranslator } from '#i18n/problem.ts'
import { findingWords } from '../publishing-words.ts'

interface Problem {
  key: string
  facts?: Record<string, string | number>
}

/** What is wrong with a field of a product, in the person's language: a rule, a problem of this form, or of any form. */
export function productProblemWords(locale: Locale): (problem: Problem) => string {
  const words = roomProblemTranslator(locale, 'staff-catalogue')
  // Keys of the rules have a group before the dot.
  return ({ key, facts = {} }) =>
    key.includes('.') ? findingWords({ key, facts }, locale) : words({ key, facts })
}
