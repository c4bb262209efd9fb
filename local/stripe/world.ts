import type { Agenda } from './agenda.ts'
import type { Clock } from './clock.ts'
import type { State, WireEvent } from './state.ts'

/** The request that causes what happens now; an event names it. */
export interface Cause {
  id: string | null
  idempotency_key: string | null
}

/** What every part of the stand-in works with. */
export interface World {
  readonly merchantName: string
  readonly state: State
  readonly clock: Clock
  readonly agenda: Agenda
  readonly settings: Settings
  cause: Cause
  /** The address of the stand-in itself, known once it listens. */
  url: string
  deliver(event: WireEvent): number
  changed(): void
}

/** What a test may order in advance. */
export interface Settings {
  nextRefunds: { status: 'pending' | 'failed' | 'requires_action'; times: number }
}

export const noCause: Cause = { id: null, idempotency_key: null }
