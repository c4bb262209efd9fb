import type Stripe from 'stripe'
import type { Method } from './account.ts'

export type Session = Stripe.Checkout.Session
export type PaymentIntent = Stripe.PaymentIntent
export type Charge = Stripe.Charge
export type Refund = Stripe.Refund
export type Dispute = Stripe.Dispute
export type ShippingRate = Stripe.ShippingRate

// stripe-node turns decimal strings into its own class on arrival; on the wire, and here, they are strings.
export type Price = Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string | null }
export type LineItem = Omit<Stripe.LineItem, 'price'> & { price: Price | null }

export interface WireEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: unknown; previous_attributes?: Record<string, unknown> }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: Stripe.Event['type']
}

/** The card as Stripe would remember it. The number itself is never kept. */
export interface CardUsed {
  brand: string
  last4: string
  expMonth: number
  expYear: number
  country: string
  funding: string
  authenticated: boolean
}

/** Who pays a session, and by which method. */
export interface Payer {
  method: Method
  email: string | null
  name: string | null
  card: CardUsed | null
}

/** What a test card does to a charge after it has succeeded. */
export type ChargeTrait = 'refund-pending' | 'refund-fails-later' | 'disputed'

/** A payment that waits for the shopper on another page: 3-D Secure, or the bank of a redirect method. */
export interface Attempt {
  page: 'challenge' | 'bank'
  payer: Payer
  decline: string | null
  trait: ChargeTrait | null
}

export interface StoredSession {
  session: Session
  lineItems: LineItem[]
  /** Product descriptions by line item: Stripe shows them on the page, and not in the line item. */
  descriptions: Record<string, string>
  shippingRates: ShippingRate[]
  intentData: IntentData
  attempt: Attempt | null
  /** Why the last attempt failed, for the page. */
  lastDecline: string | null
}

export interface IntentData {
  description: string | null
  metadata: Record<string, string>
  receiptEmail: string | null
  shipping: Stripe.PaymentIntent.Shipping | null
  statementDescriptor: string | null
  statementDescriptorSuffix: string | null
  transferGroup: string | null
}

export interface Task {
  at: number
  task: 'expire-session' | 'settle-session' | 'settle-refund' | 'open-dispute'
  id: string
  outcome: 'succeeded' | 'failed'
}

export interface DeliveryAttempt {
  at: number
  status: number | null
  error: string | null
  signature: string
  /** How long the shop took to answer, or the way to lose it. */
  milliseconds: number
}

export interface Delivery {
  id: string
  event: string
  type: string
  copy: number
  status: 'pending' | 'held' | 'delivered' | 'dropped' | 'failed'
  created: number
  attempts: DeliveryAttempt[]
}

export interface SavedAnswer {
  key: string
  endpoint: string
  parameters: string
  at: number
  request: string
  status: number
  body: string
}

/** Everything the stand-in remembers. */
export interface State {
  clockOffset: number
  sessions: Map<string, StoredSession>
  paymentIntents: Map<string, PaymentIntent>
  charges: Map<string, Charge>
  chargeTraits: Map<string, ChargeTrait>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  events: Map<string, WireEvent>
  deliveries: Map<string, Delivery>
  answers: Map<string, SavedAnswer>
  tasks: Task[]
}

export function emptyState(): State {
  return {
    clockOffset: 0,
    sessions: new Map(),
    paymentIntents: new Map(),
    charges: new Map(),
    chargeTraits: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    events: new Map(),
    deliveries: new Map(),
    answers: new Map(),
    tasks: [],
  }
}

export function clearState(state: State): void {
  state.clockOffset = 0
  state.tasks.length = 0
  for (const collection of Object.values(state)) if (collection instanceof Map) collection.clear()
}
