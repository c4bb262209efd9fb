import 'server-only'
import type { Problem } from './problem.ts'
import { withinLimit, type Limit } from './rate-limit.ts'

/** A form that came too often: what is said, and after how many seconds it may come again. */
export interface Flood {
  problems: Problem[]
  status: 429
  retryAfterSeconds: number
}

/** Uses one point of each limit for its key; the first that is used up refuses. */
export async function takePoints(wishes: readonly (readonly [Limit, string])[]): Promise<Flood | null> {
  for (const [limit, key] of wishes) {
    const answer = await withinLimit(limit, key)
    if (!answer.ok) {
      const { retryAfterSeconds } = answer
      const problems = [{ field: null, key: 'tooMany', facts: { seconds: retryAfterSeconds } }]
      return { problems, status: 429, retryAfterSeconds }
    }
  }
  return null
}
