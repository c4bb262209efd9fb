import type { HoldState, PaymentState } from '#shop/orders/order.ts'

/** What Stripe says about a Checkout Session, as far as an order depends on it. */
export interface SessionFacts {
  id: string
  status: 'open' | 'complete' | 'expired'
  paymentStatus: 'paid' | 'unpaid' | 'no_payment_required'
  /** A delayed payment that will not come any more. */
  hasFailed: boolean
  amountTotal: number | null
  currency: string | null
  clientReferenceId: string | null
  paymentIntentId: string | null
  method: string | null
  /** The order for which this shop made the session: no payment link can say it of itself. */
  madeForOrder: string | null
}

export interface SettledOrder {
  id: string
  payment: PaymentState
  hold: HoldState
  totalAmount: number
  currency: string
  sessionId: string | null
  /** Of the money that is known to have come. */
  paymentIntentId: string | null
}

export type Settlement =
  | { kind: 'nothing' }
  /** Goods were held: take them off the shelf. */
  | { kind: 'pay' }
  /** The hold was given back before the money came: hold again, or pay back. */
  | { kind: 'pay-late' }
  | { kind: 'await' }
  | { kind: 'release'; to: 'expired' | 'failed' }
  | { kind: 'review'; cause: 'amount-mismatch' | 'unknown-reference' }
  /** Money beside that which is known already, or for an order that is over: nobody may keep it silently. */
  | { kind: 'more-money'; isOurs: boolean }

const isOpen = (payment: PaymentState) => payment === 'pending' || payment === 'processing'

function isOwnMoney(order: SettledOrder, session: SessionFacts): boolean {
  return session.amountTotal === order.totalAmount && session.currency?.toUpperCase() === order.currency
}

function besideKnownMoney(order: SettledOrder, session: SessionFacts): Settlement {
  if (order.paymentIntentId === session.paymentIntentId) return { kind: 'nothing' }
  return { kind: 'more-money', isOurs: session.madeForOrder === order.id }
}

function settlePaid(order: SettledOrder, session: SessionFacts): Settlement {
  if (order.payment === 'paid' || order.payment === 'review') return besideKnownMoney(order, session)
  if (!isOwnMoney(order, session)) return { kind: 'review', cause: 'amount-mismatch' }
  return order.hold === 'held' ? { kind: 'pay' } : { kind: 'pay-late' }
}

function isForeign(order: SettledOrder, session: SessionFacts): boolean {
  const isOther = order.sessionId !== null && order.sessionId !== session.id
  return isOther || session.clientReferenceId !== order.id
}

function settleUnpaid(order: SettledOrder, session: SessionFacts): Settlement {
  if (session.status === 'expired') return { kind: 'release', to: 'expired' }
  if (session.status !== 'complete') return { kind: 'nothing' }
  if (session.hasFailed) return { kind: 'release', to: 'failed' }
  return order.payment === 'pending' ? { kind: 'await' } : { kind: 'nothing' }
}

/**
 * What an order has to do about what Stripe says of its session. The states only rise: an old answer of Stripe's that
 * arrives late leads to nothing (decisions 15, 16, 18).
 */
export function settlementOf(order: SettledOrder, session: SessionFacts): Settlement {
  const isPaid = session.paymentStatus === 'paid'
  if (isForeign(order, session)) {
    if (!isPaid) return { kind: 'nothing' }
    return isOpen(order.payment)
      ? { kind: 'review', cause: 'unknown-reference' }
      : besideKnownMoney(order, session)
  }
  if (isPaid) return settlePaid(order, session)
  return isOpen(order.payment) ? settleUnpaid(order, session) : { kind: 'nothing' }
}
