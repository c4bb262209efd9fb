import 'server-only'
import Stripe from 'stripe'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { stripe } from '#platform/stripe.ts'
import { recordEventFailure, recordEventProcessed, recordEventReceived } from './mutations/record-event.ts'
import { recordDispute, recordRefunds, type DisputeState } from './mutations/record-refund.ts'
import { findSessionOfPayment, listRefunds } from './payment.ts'
import { settle } from './session/settle.ts'

const actor = 'stripe'

/** Several secrets are tried while one is being rolled; the body is the raw text, as Stripe signed it. */
function verify(body: string, signature: string): Stripe.Event | null {
  for (const secret of environment().stripeWebhookSecrets) {
    try {
      return stripe().webhooks.constructEvent(body, signature, secret)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  return null
}

const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === 'string' ? value : (value?.id ?? null)

const disputeStates: Record<string, DisputeState> = { won: 'won', lost: 'lost', warning_closed: 'won' }

/** Events overtake each other: a refund may be heard of before its payment. Then the payment is settled first. */
async function afterSettling(paymentIntentId: string, record: () => Promise<boolean>): Promise<void> {
  if (await record()) return
  const sessionId = await findSessionOfPayment(paymentIntentId)
  if (!sessionId) return // money that never went through this shop
  await settle(sessionId, actor)
  await record()
}

/** Does what an event asks for. The event only says where to look: the truth is asked from Stripe each time. */
async function workOff(event: Stripe.Event): Promise<void> {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
      await settle(event.data.object.id, actor)
      return
    case 'charge.refunded':
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const paymentIntent = idOf(event.data.object.payment_intent)
      if (!paymentIntent) return
      await afterSettling(paymentIntent, async () => {
        return recordRefunds(paymentIntent, await listRefunds(paymentIntent), actor)
      })
      return
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed': {
      const { payment_intent: intent, status } = event.data.object
      const paymentIntent = idOf(intent)
      if (!paymentIntent) return
      await afterSettling(paymentIntent, () =>
        recordDispute(paymentIntent, disputeStates[status] ?? 'open', actor),
      )
      return
    }
    default:
      return // nothing of the shop depends on it
  }
}

function sessionOf(event: Stripe.Event): string | null {
  return event.data.object.object === 'checkout.session' ? event.data.object.id : null
}

/** Stripe's events: 400 for a bad signature, 200 only when everything is committed, else 500 so that Stripe retries. */
export async function receiveStripeEvent(request: Request): Promise<Response> {
  const body = await request.text()
  const event = verify(body, request.headers.get('stripe-signature') ?? '')
  if (!event) {
    logger.warn({ kind: 'stripe-signature' }, 'an event with a bad signature was refused')
    return Response.json({ error: 'signature' }, { status: 400 })
  }
  const isKnown = await recordEventReceived(database(), {
    id: event.id,
    type: event.type,
    sessionId: sessionOf(event),
  })
  if (isKnown === 'processed') return Response.json({ received: true })
  try {
    await workOff(event)
    await recordEventProcessed(database(), event.id)
    return Response.json({ received: true })
  } catch (error) {
    logger.error({ err: error, event: event.id, type: event.type }, 'an event could not be processed')
    await recordEventFailure(database(), event.id, error)
    return Response.json({ error: 'try again' }, { status: 500 })
  }
}
