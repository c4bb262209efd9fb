import type { Locale } from './locale.ts'
import { messages, type Messages } from './messages.ts'
import { translator } from './translator.ts'

// messages from anywhere: problems

type ProblemKey = keyof Messages['problems']

interface Problem {
  key: string
  facts?: Record<string, string | number>
}

function isProblemKey(key: string): key is ProblemKey {
  return Object.hasOwn(messages.en.problems, key)
}

/** Says in the page's language what is wrong with a field; an unknown key is a bug and throws. */
export function problemTranslator(locale: Locale): (problem: Problem) => string {
  const t = translator(locale, 'problems')
  return ({ key, facts }) => {
    if (!isProblemKey(key)) throw new Error(`no message for the problem "${key}"`)
    return (t as (key: ProblemKey, facts?: Record<string, string | number>) => string)(key, facts)
  }
}
