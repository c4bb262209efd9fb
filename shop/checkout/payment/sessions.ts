import 'server-only'
import Stripe from 'stripe'
import { addressOf } from '#i18n/address.ts'
import { languageOf } from '#i18n/locale.ts'
import { environment } from '#platform/environment.ts'
import { stripe } from '#platform/stripe.ts'
import type { OrderDraft } from '#shop/orders/order.ts'
import { orderToken } from '#shop/orders/session.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { SessionFacts } from '../settlement.ts'

/** Stripe refuses less than 30 minutes by its own clock; one more keeps the first try inside. */
export const sessionLifetimeMilliseconds = 31 * 60 * 1000

type SessionParameters = Stripe.Checkout.SessionCreateParams

export interface SessionWish {
  orderId: string
  number: string
  draft: OrderDraft
  expiresAt: Date
}

/** The parameters of the order's Checkout Session, frozen with the order: a repeated call sends exactly these again. */
export function sessionParameters({ orderId, number, draft, expiresAt }: SessionWish): SessionParameters {
  const token = orderToken({ id: orderId, tokenVersion: 1 })
  const orderPage = new URL(addressOf(draft.locale, 'order', { token }), environment().shopUrl).toString()
  const currency = draft.currency.toLowerCase()
  return {
    mode: 'payment',
    client_reference_id: orderId,
    customer_email: draft.contact.email,
    locale: languageOf(draft.locale),
    currency,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    success_url: orderPage,
    cancel_url: orderPage,
    allowed_payment_method_types: [...marketFacts(draft.market).paymentMethods],
    line_items: draft.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency,
        unit_amount: line.unitPrice.amount,
        product_data: { name: `${line.name}, ${line.variantLabel}`, description: line.designation },
      },
    })),
    shipping_options: [
      {
        shipping_rate_data: {
          type: 'fixed_amount',
          display_name: draft.delivery.name,
          fixed_amount: { amount: draft.shipping.amount, currency },
        },
      },
    ],
    metadata: { order: orderId, number },
    payment_intent_data: { metadata: { order: orderId, number }, description: number },
  }
}

export type CreateAnswer =
  /** Without an address once it can no longer be paid. */
  | { ok: true; id: string; url: string | null }
  /** Stripe has never seen this order and its time is over: nothing can be paid any more. */
  | { ok: false; reason: 'too-late' }
  /** Stripe will never take these parameters, however often they are sent. */
  | { ok: false; reason: 'refused'; parameter: string | null }

function refusalOf({ param }: Stripe.errors.StripeInvalidRequestError): CreateAnswer {
  return param === 'expires_at'
    ? { ok: false, reason: 'too-late' }
    : { ok: false, reason: 'refused', parameter: param ?? null }
}

const graceSeconds = 60

/** Asks Stripe for the order's session; the stored key makes every repetition lead to the same one (decision 6). */
export async function createSession(orderId: string, parameters: object): Promise<CreateAnswer> {
  const wish = parameters as SessionParameters
  try {
    const { id, url } = await stripe().checkout.sessions.create(wish, { idempotencyKey: `co_${orderId}` })
    return { ok: true, id, url }
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return refusalOf(error)
    if (!(error instanceof Stripe.errors.StripeAPIError)) throw error
    // A 500 does not say what has happened, and every repetition is given the same one for a day.
    const expiresAt = wish.expires_at ?? 0
    const found = await findSessionOfOrder(orderId, expiresAt)
    if (found) return found
    if (expiresAt + graceSeconds < Date.now() / 1000) return { ok: false, reason: 'too-late' }
    throw error
  }
}

/** The session that Stripe made for an order without being able to say so. */
async function findSessionOfOrder(orderId: string, expiresAt: number): Promise<CreateAnswer | null> {
  const created = { gte: expiresAt - (2 * sessionLifetimeMilliseconds) / 1000, lte: expiresAt }
  for await (const session of stripe().checkout.sessions.list({ created, limit: 100 })) {
    if (session.client_reference_id === orderId) return { ok: true, id: session.id, url: session.url }
  }
  return null
}

function methodOf(intent: Stripe.PaymentIntent | null): string | null {
  const charge = intent?.latest_charge
  return charge && typeof charge !== 'string' ? (charge.payment_method_details?.type ?? null) : null
}

function hasFailed(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): boolean {
  const isUnpaid = session.status === 'complete' && session.payment_status === 'unpaid'
  return isUnpaid && (intent?.status === 'requires_payment_method' || intent?.status === 'canceled')
}

/** What Stripe says of a session now; the only source of the truth about money (decision 6). */
export async function retrieveSession(sessionId: string): Promise<SessionFacts> {
  const session = await stripe().checkout.sessions.retrieve(sessionId, {
    expand: ['payment_intent', 'payment_intent.latest_charge'],
  })
  const intent = typeof session.payment_intent === 'string' ? null : session.payment_intent
  return {
    id: session.id,
    status: (session.status ?? 'open') as SessionFacts['status'],
    paymentStatus: session.payment_status as SessionFacts['paymentStatus'],
    hasFailed: hasFailed(session, intent),
    amountTotal: session.amount_total,
    currency: session.currency,
    clientReferenceId: session.client_reference_id,
    paymentIntentId: intent?.id ?? null,
    method: methodOf(intent),
    madeForOrder: session.metadata?.order ?? null,
  }
}

/** The session a payment was made through. */
export async function findSessionOfPayment(paymentIntentId: string): Promise<string | null> {
  const { data } = await stripe().checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 })
  return data[0]?.id ?? null
}

/** Closes a session so that it cannot be paid any more; one that is no longer open is left as it is. */
export async function expireSession(sessionId: string): Promise<void> {
  try {
    await stripe().checkout.sessions.expire(sessionId)
  } catch (error) {
    // Completed or expired meanwhile: what it has become is asked right after.
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
  }
}
