import 'server-only'
import Stripe from 'stripe'
import { stripe } from '#platform/stripe.ts'

const idOf = (value: string | { id: string } | null) =>
  typeof value === 'string' ? value : (value?.id ?? null)

/** A refund as Stripe has it. */
export interface RefundFacts {
  id: string
  status: 'pending' | 'succeeded' | 'failed' | 'canceled'
  amount: number
  currency: string
  paymentIntentId: string | null
  metadataRefund: string | null
  /** Why it came to nothing, by Stripe's word. */
  failure: string | null
}

function refundFacts(refund: Stripe.Refund): RefundFacts {
  const status = refund.status === 'requires_action' ? 'pending' : (refund.status ?? 'pending')
  return {
    id: refund.id,
    status: status as RefundFacts['status'],
    amount: refund.amount,
    currency: refund.currency.toUpperCase(),
    paymentIntentId: idOf(refund.payment_intent),
    metadataRefund: refund.metadata?.refund ?? null,
    failure: refund.failure_reason ?? null,
  }
}

export interface RefundWish {
  /** Name of the wish: Stripe is told it, and its key is made of it. */
  refundId: string
  paymentIntentId: string
  amount: number
}

/** What may be different tomorrow: the shop's balance at Stripe. */
const passingRefusals = ['balance_insufficient', 'insufficient_funds']

/**
 * Pays back; the row's id is the key, so a repetition after a lost answer never pays twice. Answers why not, when Stripe
 * refuses for good.
 */
export async function createRefund({
  refundId,
  paymentIntentId,
  amount,
}: RefundWish): Promise<{ ok: true } | { ok: false; reason: string }> {
  try {
    await stripe().refunds.create(
      { payment_intent: paymentIntentId, amount, metadata: { refund: refundId } },
      { idempotencyKey: `rf_${refundId}` },
    )
    return { ok: true }
  } catch (error) {
    const isFinal = error instanceof Stripe.errors.StripeInvalidRequestError
    if (!isFinal || passingRefusals.includes(error.code ?? '')) throw error
    return { ok: false, reason: error.code ?? error.param ?? 'refused' }
  }
}

/** Every refund of a payment, those begun in Stripe's dashboard included. */
export async function listRefunds(paymentIntentId: string): Promise<RefundFacts[]> {
  const refunds: RefundFacts[] = []
  for await (const refund of stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 })) {
    refunds.push(refundFacts(refund))
  }
  return refunds
}

/** Every refund since a moment, whatever payment it belongs to. */
export async function listRefundsSince(since: Date): Promise<RefundFacts[]> {
  const refunds: RefundFacts[] = []
  const created = { gte: Math.floor(since.getTime() / 1000) }
  for await (const refund of stripe().refunds.list({ created, limit: 100 })) refunds.push(refundFacts(refund))
  return refunds
}
