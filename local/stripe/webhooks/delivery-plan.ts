import { z } from 'zod'

const copies = z.strictObject({ min: z.int().min(1).max(5), max: z.int().min(1).max(5) })

/** How events travel to the shop: whole and at once, unless a test orders otherwise. */
export const deliveryPlan = z.strictObject({
  /** Nothing leaves until it is resumed. */
  paused: z.boolean().default(false),
  /** New events wait until they are released. */
  hold: z.boolean().default(false),
  /** Every event is sent this many times. */
  duplicate: z
    .union([
      z
        .int()
        .min(1)
        .max(5)
        .transform((count) => ({ min: count, max: count })),
      copies,
    ])
    .default({ min: 1, max: 1 }),
  /** The share of attempts that never arrive, and are tried again. */
  lossRate: z.number().min(0).max(1).default(0),
  /** The share of events that are never delivered at all. */
  dropRate: z.number().min(0).max(1).default(0),
  delayMs: z.int().min(0).default(0),
  /** Each copy waits a random time up to this, so that events overtake each other. */
  spreadMs: z.int().min(0).default(0),
  seed: z.int().default(1),
  /** The plan touches these types only (`charge.*` is allowed); others travel plainly. */
  types: z.array(z.string()).nullable().default(null),
  signature: z.enum(['right', 'wrong-secret', 'old-timestamp', 'two-signatures']).default('right'),
  timestampAgeSeconds: z.int().default(600),
  parallel: z.int().min(1).max(100).default(8),
  timeoutMs: z.int().min(1).default(10_000),
  retryBaseMs: z.int().min(1).default(1000),
})

export type DeliveryPlan = z.output<typeof deliveryPlan>

export const plainPlan: DeliveryPlan = deliveryPlan.parse({})

export function planFor(plan: DeliveryPlan, type: string): DeliveryPlan {
  if (plan.types === null || plan.types.some((pattern) => matchesType(pattern, type))) return plan
  const { paused, parallel, timeoutMs, retryBaseMs } = plan
  return { ...plainPlan, paused, parallel, timeoutMs, retryBaseMs }
}

export function matchesType(pattern: string, type: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type
}
