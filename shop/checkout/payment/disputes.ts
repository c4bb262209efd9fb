import 'server-only'
import type Stripe from 'stripe'
import { stripe } from '#platform/stripe.ts'

/** Where a customer's bank stands that asks the money back. */
export type DisputeState = 'open' | 'won' | 'lost'

interface DisputeFacts {
  paymentIntentId: string | null
  state: DisputeState
}

const ended: Record<string, DisputeState> = { won: 'won', lost: 'lost', warning_closed: 'won' }

function stateOf({ status, payment_method_details: method }: Stripe.Dispute): DisputeState {
  // Settled between the banks before it began: the buyer has the money, or was refused.
  if (status === 'prevented') return method?.card?.case_type === 'resolution' ? 'lost' : 'won'
  return ended[status] ?? 'open'
}

/** What a dispute at Stripe means for an order. */
function disputeFacts(dispute: Stripe.Dispute): DisputeFacts {
  const { payment_intent: intent } = dispute
  return {
    paymentIntentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    state: stateOf(dispute),
  }
}

/** The worst first. */
const order: readonly DisputeState[] = ['open', 'lost', 'won']

/** What several disputes of one payment come to: one that is open waits for an answer, one that is lost has cost the money. */
export function worstOf(states: readonly DisputeState[]): DisputeState | null {
  return order.find((state) => states.includes(state)) ?? null
}

/** How the disputes of a payment stand now, whatever an event told of one of them; null when there is none. */
export async function findDisputeState(paymentIntentId: string): Promise<DisputeState | null> {
  const states: DisputeState[] = []
  for await (const dispute of stripe().disputes.list({ payment_intent: paymentIntentId, limit: 100 }))
    states.push(stateOf(dispute))
  return worstOf(states)
}

/** Every dispute since a moment. */
export async function listDisputes({ since }: { since: Date }): Promise<DisputeFacts[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const disputes: DisputeFacts[] = []
  for await (const dispute of stripe().disputes.list({ created, limit: 100 }))
    disputes.push(disputeFacts(dispute))
  return disputes
}
