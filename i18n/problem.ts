import type { Locale } from './locale.ts'
import { messages, type Messages } from './messages.ts'
import { translator } from './translator.ts'

// messages from anywhere: problems
// messages: staff-catalogue problems.*
// messages: staff-stock problems.*

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

/** Rooms with words of their own for some problems, in their group `problems`. */
type OwnRoom = 'staff-catalogue' | 'staff-stock'

/** The same in a room that says some problems in its own way. */
export function roomProblemTranslator(locale: Locale, room: OwnRoom): (problem: Problem) => string {
  const common = problemTranslator(locale)
  const own = translator(locale, room) as unknown as OwnWords
  return ({ key, facts = {} }) => {
    const name = `problems.${key}`
    return own.has(name) ? own(name, facts) : common({ key, facts })
  }
}

interface OwnWords {
  (key: string, facts: Record<string, string | number>): string
  has: (key: string) => boolean
}
