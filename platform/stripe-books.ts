import type Stripe from 'stripe'
import type { OutsideBooks, OutsideRefund, OutsideSession } from '#prisma/invariants/find-violations.ts'
import { createStripe } from './stripe.ts'

/** The account that is asked. Reading sessions, payments and refunds is all its key must be allowed to do. */
export interface StripeAccount {
  secretKey: string
  apiBase: URL | null
}

/** Stripe repeats an event for three days: what it lists may be known here under a later day than there. */
const marginSeconds = 3 * 24 * 60 * 60

const moment = (seconds: number) => new Date(seconds * 1000)
const idOf = (value: string | { id: string } | null) =>
  typeof value === 'string' ? value : (value?.id ?? null)

function sessionOf(session: Stripe.Checkout.Session): OutsideSession {
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent
  const charge = typeof intent?.latest_charge === 'string' ? null : intent?.latest_charge
  return {
    id: session.id,
    status: session.status,
    paymentStatus: session.payment_status,
    amountTotal: session.amount_total,
    currency: session.currency,
    clientReferenceId: session.client_reference_id,
    paymentIntentId: idOf(session.payment_intent),
    changedAt: moment(charge?.created ?? session.expires_at),
  }
}

function refundOf(refund: Stripe.Refund): OutsideRefund {
  return {
    id: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    amount: refund.amount,
    currency: refund.currency,
    // A refund that waits for the customer's bank details is on its way all the same.
    status: refund.status === 'requires_action' ? 'pending' : refund.status,
    createdAt: moment(refund.created),
  }
}

/** Every session and refund since a moment, as Stripe lists them. */
export async function listBooks({ secretKey, apiBase }: StripeAccount, since: Date): Promise<OutsideBooks> {
  const client = createStripe(secretKey, apiBase)
  const page = { limit: 100, created: { gte: Math.floor(since.getTime() / 1000) - marginSeconds } }
  const expand = ['data.payment_intent.latest_charge']
  const sessions: OutsideSession[] = []
  for await (const session of client.checkout.sessions.list({ ...page, expand })) {
    sessions.push(sessionOf(session))
  }
  const refunds: OutsideRefund[] = []
  for await (const refund of client.refunds.list(page)) refunds.push(refundOf(refund))
  return { sessions, refunds }
}
