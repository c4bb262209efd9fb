import 'server-only'
import type Stripe from 'stripe'
import { stripe } from '#platform/stripe.ts'

/** Where a customer's bank stands that asks the money back. */
export type DisputeState = 'open' | 'won' | 'lost'

export interface DisputeFacts {
  paymentIntentId: string | null
  state: DisputeState
}

const states: Record<string, DisputeState> = { won: 'won', lost: 'lost', warning_closed: 'won' }

/** What a dispute at Stripe means for an order. */
export function disputeFacts({ payment_intent: intent, status }: Stripe.Dispute): DisputeFacts {
  return {
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    state: states[status] ?? 'open',
  }
}

/** Every dispute since a moment. */
export async function listDisputes({ since }: { since: Date }): Promise<DisputeFacts[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const disputes: DisputeFacts[] = []
  for await (const dispute of stripe().disputes.list({ created, limit: 100 }))
    disputes.push(disputeFacts(dispute))
  return disputes
}
