import { everyPage } from './invalidation.ts'
import { collectPageFacts, dependsOn, type PageFacts } from './page-facts.ts'

interface RememberedAnswer {
  value: unknown
  /** What it is made of, and until when it holds by itself. */
  facts: Pick<PageFacts, 'tags' | 'freshUntil'>
}

interface Memory {
  /** Whether this process hears what others change; if not, it remembers nothing. */
  isHearing: boolean
  /** Counts what was heard: an answer asked for before a change must not be remembered after it. */
  changes: number
  answers: Map<string, RememberedAnswer>
}

// The front and the framework's bundles load this module separately, so the memory must not belong to the module.
const key = Symbol.for('shop.remembered-answers')
const shared = globalThis as { [key]?: Memory }
const memory = (shared[key] ??= { isHearing: false, changes: 0, answers: new Map() })

/**
 * The answer to a question that most public pages ask and few changes touch. What `read` says it depends on, every page
 * that gets the answer depends on; `read` must really read, or it says nothing. For pages only: what money or a promise
 * rests on is always read anew. The names are few, and nobody alters an answer.
 */
export async function remember<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  const known = memory.answers.get(name)
  if (known && known.facts.freshUntil > Date.now()) {
    tell(known)
    return known.value as Value
  }
  const { changes } = memory
  const answer = await collectPageFacts(async (facts) => ({ facts, value: await read() }))
  tell(answer)
  if (memory.isHearing && memory.changes === changes) memory.answers.set(name, answer)
  return answer.value
}

function tell({ facts: { tags, freshUntil } }: RememberedAnswer): void {
  dependsOn([...tags], Number.isFinite(freshUntil) ? new Date(freshUntil) : null)
}

/** Forgets what depends on one of the tags. */
export function forgetAnswers(tags: readonly string[]): void {
  memory.changes++
  for (const [name, { facts }] of memory.answers)
    if (tags.includes(everyPage) || tags.some((tag) => facts.tags.has(tag))) memory.answers.delete(name)
}

/** Says whether changes are heard from now on; what was remembered may have been missed meanwhile. */
export function rememberAnswers(isHearing: boolean): void {
  forgetAnswers([everyPage])
  memory.isHearing = isHearing
}
