import type { Clock } from '../clock.ts'
import { invalidRequest, Refusal } from '../errors.ts'
import type { SavedAnswer, State } from '../state.ts'

const kept = 24 * 3_600_000

/** Stripe's promise: the same key with the same request gives the same answer, for 24 hours. */
export interface Idempotency {
  /** The answer kept under the key, or null after reserving the key for this request. */
  begin(key: string, endpoint: string, parameters: string): SavedAnswer | null
  keep(answer: Omit<SavedAnswer, 'at'>): void
  end(key: string): void
}

export function createIdempotency(state: State, clock: Clock): Idempotency {
  const inUse = new Set<string>()
  return {
    begin: (key, endpoint, parameters) => {
      if (key.length > 255) {
        throw invalidRequest('Idempotency keys must be no more than 255 characters long.', {
          param: 'idempotency_key',
        })
      }
      if (inUse.has(key)) throw keyInUse(key)
      const answer = state.answers.get(key)
      if (answer !== undefined && clock.milliseconds() - answer.at < kept) {
        requireSame(answer, endpoint, parameters)
        return answer
      }
      state.answers.delete(key)
      inUse.add(key)
      return null
    },
    keep: (answer) => {
      state.answers.set(answer.key, { ...answer, at: clock.milliseconds() })
    },
    end: (key) => {
      inUse.delete(key)
    },
  }
}

export function forgetOldAnswers(state: State, clock: Clock): void {
  for (const answer of state.answers.values()) {
    if (clock.milliseconds() - answer.at >= kept) state.answers.delete(answer.key)
  }
}

function requireSame(answer: SavedAnswer, endpoint: string, parameters: string): void {
  const hint = `Try using a key other than '${answer.key}' if you meant to execute a different request.`
  if (answer.endpoint !== endpoint) {
    throw mismatch(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${endpoint}' vs '${answer.endpoint}'). ${hint}`,
    )
  }
  if (answer.parameters !== parameters) {
    throw mismatch(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${hint}`,
    )
  }
}

function mismatch(message: string): Refusal {
  return new Refusal(400, { type: 'idempotency_error', message }, false)
}

function keyInUse(key: string): Refusal {
  return invalidRequest(
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use', status: 409 },
  )
}
