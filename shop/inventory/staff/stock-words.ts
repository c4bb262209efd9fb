import type { Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { translator } from '#i18n/translator.ts'

interface Problem {
  key: string
  facts?: Record<string, string | number>
}

/** What is wrong with a movement, in the person's language. */
export function stockProblemWords(locale: Locale): (problem: Problem) => string {
  const own = translator(locale, 'staff-stock')
  const common = problemTranslator(locale)
  return ({ key, facts = {} }) => {
    const name = `problems.${key}` as 'problems.promised'
    return own.has(name) ? own(name, facts as never) : common({ key, facts })
  }
}
