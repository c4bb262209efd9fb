import { z } from 'zod'
import { createChance, type Chance } from '../webhooks/chance.ts'

/** What a test wants to go wrong with requests, before they are carried out or after. */
export const fault = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'DELETE']).optional(),
    /** A path, where `*` stands for any text: `/v1/checkout/sessions`, `/v1/refunds*`. */
    path: z.string(),
    /** Before: nothing has happened. After: it has happened, and only the answer goes wrong. */
    when: z.enum(['before', 'after']),
    status: z.int().min(400).max(599).optional(),
    action: z.enum(['hang', 'reset', 'truncate']).optional(),
    delayMs: z.int().min(0).default(0),
    headers: z.record(z.string(), z.string()).default({}),
    times: z.int().min(1).default(1),
    /** The share of fitting requests that it strikes; the same seed strikes the same ones. */
    rate: z.number().min(0).max(1).default(1),
    seed: z.int().default(1),
    /** Whether the failure is what the idempotency key remembers; a 500 after the effect is, unless said otherwise. */
    keep: z.boolean().optional(),
  })
  .refine(
    ({ status, action }) => status === undefined || action === undefined,
    'either a status or an action',
  )
  .refine(({ when, action }) => when === 'after' || action !== 'truncate', 'only an answer can be truncated')

export type Fault = z.output<typeof fault>

export interface Faults {
  add(fault: Fault): void
  list(): readonly Fault[]
  clear(): void
  /** The first fault that fits; it has one time less to go. */
  take(method: string, path: string, when: Fault['when']): Fault | null
}

export function createFaults(): Faults {
  let planned: (Fault & { chance: Chance })[] = []
  return {
    add: (next) => {
      planned.push({ ...next, chance: createChance(next.seed) })
    },
    list: () => planned.map(({ chance: _, ...rest }) => rest),
    clear: () => {
      planned = []
    },
    take: (method, path, when) => {
      const found = planned.find(
        (candidate) =>
          candidate.when === when &&
          (candidate.method === undefined || candidate.method === method) &&
          fits(candidate.path, path) &&
          candidate.chance.next() < candidate.rate,
      )
      if (found === undefined) return null
      found.times -= 1
      if (found.times === 0) planned = planned.filter((candidate) => candidate !== found)
      return found
    },
  }
}

export function faultBody(status: number): { error: Record<string, string> } {
  if (status === 429) {
    return {
      error: {
        type: 'invalid_request_error',
        code: 'rate_limit',
        message:
          'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
        doc_url: 'https://stripe.com/docs/error-codes/rate-limit',
      },
    }
  }
  if (status === 409) {
    return {
      error: {
        type: 'invalid_request_error',
        code: 'lock_timeout',
        message:
          'This object cannot be accessed right now because another API request is currently accessing it.',
        doc_url: 'https://stripe.com/docs/error-codes/lock-timeout',
      },
    }
  }
  return { error: { type: 'api_error', message: 'An unknown error occurred' } }
}

function fits(pattern: string, path: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`).test(path)
}
