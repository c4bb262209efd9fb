import 'server-only'
import { withinLimit, type Limit, type LimitAnswer } from '#platform/rate-limit.ts'

/** Looking things up costs more than reading them; nobody types faster than this. */
const searches: Limit = { name: 'search-address', points: 60, seconds: 60 }

/** Whether somebody may look one more thing up now. */
export function withinSearchLimit(clientAddress: string): Promise<LimitAnswer> {
  return withinLimit(searches, clientAddress)
}
