import 'server-only'
import Stripe from 'stripe'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { logger } from '#platform/logger.ts'
import { stripe } from '#platform/stripe.ts'
import { recordEventFailure, recordEventProcessed, recordEventReceived } from './mutations/record-event.ts'
import { findSessionOfPayment } from './payment/sessions.ts'
import { takeOverDisputesOf, takeOverRefundsOf } from './session/reconcile.ts'
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

function paymentIntentOf(event: Stripe.Event): string | null {
  const { object } = event.data
  const intent = 'payment_intent' in object ? object.payment_intent : null
  return typeof intent === 'string' ? intent : ((intent as { id: string } | null)?.id ?? null)
}

/** Events overtake each other: a refund may be heard of before its payment. Then the payment is settled first. */
async function afterSettling(paymentIntentId: string, record: () => Promise<boolean>): Promise<void> {
  if (await record()) return
  const sessionId = await findSessionOfPayment(paymentIntentId)
  if (!sessionId) return // money that never went through this shop
  await settle(sessionId, actor)
  await record()
}

async function settleSession(event: Stripe.Event): Promise<void> {
  const sessionId = sessionOf(event)
  if (sessionId) await settle(sessionId, actor)
}

async function takeOverRefunds(event: Stripe.Event): Promise<void> {
  const paymentIntent = paymentIntentOf(event)
  if (!paymentIntent) return
  await afterSettling(paymentIntent, () => takeOverRefundsOf(paymentIntent, actor))
}

async function takeOverDispute(event: Stripe.Event): Promise<void> {
  const paymentIntent = paymentIntentOf(event)
  if (!paymentIntent) return
  await afterSettling(paymentIntent, () => takeOverDisputesOf(paymentIntent, actor))
}

/** What is done about which event; nothing of the shop depends on any other. */
const reactions: Record<string, (event: Stripe.Event) => Promise<void>> = {
  'checkout.session.completed': settleSession,
  'checkout.session.expired': settleSession,
  'checkout.session.async_payment_succeeded': settleSession,
  'checkout.session.async_payment_failed': settleSession,
  'charge.refunded': takeOverRefunds,
  'refund.created': takeOverRefunds,
  'refund.updated': takeOverRefunds,
  'refund.failed': takeOverRefunds,
  'charge.dispute.created': takeOverDispute,
  'charge.dispute.updated': takeOverDispute,
  'charge.dispute.closed': takeOverDispute,
}

function sessionOf(event: Stripe.Event): string | null {
  return event.data.object.object === 'checkout.session' ? event.data.object.id : null
}

async function workOff(event: Stripe.Event): Promise<void> {
  await reactions[event.type]?.(event)
  await recordEventProcessed(database(), event.id)
}

/** Works off an event that was left lying, asking Stripe for it once more; Stripe itself gives up after three days. */
export async function repeatEvent(id: string): Promise<void> {
  await workOff(await stripe().events.retrieve(id))
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
    // The event only says where to look: the truth is asked from Stripe each time.
    await workOff(event)
    return Response.json({ received: true })
  } catch (error) {
    logger.error({ err: error, event: event.id, type: event.type }, 'an event could not be processed')
    await recordEventFailure(database(), event.id, error)
    return Response.json({ error: 'try again' }, { status: 500 })
  }
}
