import type { Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { translator } from '#i18n/translator.ts'
import { findingWords } from '../publishing-words.ts'

interface Problem {
  key: string
  facts?: Record<string, string | number>
}

/** What is wrong with a field of a product, in the person's language: a rule, a problem of this form, or of any form. */
export function productProblemWords(locale: Locale): (problem: Problem) => string {
  const own = translator(locale, 'staff-catalogue')
  const common = problemTranslator(locale)
  return ({ key, facts = {} }) => {
    // Keys of the rules have a group before the dot.
    if (key.includes('.')) return findingWords({ key, facts }, locale)
    const name = `problems.${key}` as 'problems.slug'
    return own.has(name) ? own(name, facts as never) : common({ key, facts })
  }
}
