import { invalidRequest } from '../errors.ts'
import { idOf } from '../identifiers.ts'
import type { Attempt, ChargeTrait, Payer, StoredSession } from '../state.ts'
import type { World } from '../world.ts'
import { createCharge, failCharge, findCharge, pendCharge, succeedCharge } from './charges.ts'
import { declines, isDeclineName, type DeclineName } from './declines.ts'
import { emit } from './events.ts'
import {
  failIntent,
  findIntent,
  intentOf,
  processIntent,
  requireAction,
  succeedIntent,
} from './payment-intents.ts'
import { customerDetails } from './session-object.ts'

/** How an attempt to pay ends. A delayed one is decided later: by itself after a while, or by a test. */
export type PaymentOutcome =
  | { kind: 'succeeded'; trait?: ChargeTrait | null }
  | { kind: 'declined'; decline: DeclineName }
  | { kind: 'processing'; later: 'succeeded' | 'failed' | null; afterSeconds: number }

// Stripe's 0259 card is disputed shortly after the payment.
const disputeDelay = 2_000

/** Pays an open session, or fails to. A failed attempt leaves the session open and payable. */
export function pay(world: World, stored: StoredSession, payer: Payer, outcome: PaymentOutcome): void {
  requireOpen(stored)
  stored.attempt = null
  switch (outcome.kind) {
    case 'succeeded':
      return succeed(world, stored, payer, outcome.trait ?? null)
    case 'declined':
      return decline(world, stored, payer, outcome.decline)
    case 'processing':
      return beginProcessing(world, stored, payer, outcome)
  }
}

/** Sends the shopper to another page before it is known whether the payment succeeds. */
export function beginAttempt(world: World, stored: StoredSession, attempt: Attempt): void {
  requireOpen(stored)
  stored.attempt = attempt
  stored.lastDecline = null
  const page = `${world.url}/pay/${stored.session.id}`
  requireAction(world, intentOf(world, stored), attempt.payer, {
    there: `${page}/${attempt.page}`,
    back: page,
  })
}

/** The shopper could not prove to be the card's holder, or refused at the bank: there is no charge. */
export function refuseAttempt(world: World, stored: StoredSession, reason: DeclineName): void {
  requireOpen(stored)
  stored.attempt = null
  stored.lastDecline = reason
  failIntent(world, intentOf(world, stored), declines[reason], null)
}

/** Decides a payment that was processing. */
export function settle(world: World, stored: StoredSession, outcome: 'succeeded' | 'failed'): void {
  const { session } = stored
  const intent = findIntent(world, idOf(session.payment_intent) ?? '')
  if (intent.status !== 'processing') {
    throw invalidRequest(`This payment has a status of \`${intent.status}\`, not \`processing\`.`, {
      begun: true,
    })
  }
  const charge = findCharge(world, idOf(intent.latest_charge) ?? '')
  if (outcome === 'succeeded') {
    succeedCharge(world, charge)
    succeedIntent(world, intent, charge.id, idOf(intent.payment_method) ?? '')
    session.payment_status = 'paid'
    emit(world, 'checkout.session.async_payment_succeeded', session)
    return
  }
  failCharge(world, charge, declines.payment_failed)
  failIntent(world, intent, declines.payment_failed, charge.id)
  emit(world, 'checkout.session.async_payment_failed', session)
}

/** The same at its own time: a test may have decided it before. */
export function settleIfProcessing(
  world: World,
  stored: StoredSession,
  outcome: 'succeeded' | 'failed',
): void {
  const intent = world.state.paymentIntents.get(idOf(stored.session.payment_intent) ?? '')
  if (intent?.status === 'processing') settle(world, stored, outcome)
}

function succeed(world: World, stored: StoredSession, payer: Payer, trait: ChargeTrait | null): void {
  const intent = intentOf(world, stored)
  const charge = createCharge(world, intent, payer)
  succeedCharge(world, charge)
  succeedIntent(world, intent, charge.id, charge.payment_method ?? '')
  complete(world, stored, payer, 'paid')
  if (trait === null) return
  world.state.chargeTraits.set(charge.id, trait)
  if (trait === 'disputed') {
    const at = world.clock.milliseconds() + disputeDelay
    world.agenda.add({ at, task: 'open-dispute', id: charge.id, outcome: 'succeeded' })
  }
}

function decline(world: World, stored: StoredSession, payer: Payer, reason: DeclineName): void {
  stored.lastDecline = reason
  const intent = intentOf(world, stored)
  const charge = createCharge(world, intent, payer)
  failCharge(world, charge, declines[reason])
  failIntent(world, intent, declines[reason], charge.id)
}

function beginProcessing(
  world: World,
  stored: StoredSession,
  payer: Payer,
  { later, afterSeconds }: { later: 'succeeded' | 'failed' | null; afterSeconds: number },
): void {
  const intent = intentOf(world, stored)
  const charge = createCharge(world, intent, payer)
  pendCharge(world, charge)
  processIntent(world, intent, charge.id, charge.payment_method ?? '')
  complete(world, stored, payer, 'unpaid')
  if (later === null) return
  const at = world.clock.milliseconds() + afterSeconds * 1000
  world.agenda.add({ at, task: 'settle-session', id: stored.session.id, outcome: later })
}

function complete(world: World, stored: StoredSession, payer: Payer, status: 'paid' | 'unpaid'): void {
  const { session } = stored
  session.status = 'complete'
  session.payment_status = status
  session.url = null
  session.customer_details = customerDetails(payer.email, payer.name)
  stored.lastDecline = null
  emit(world, 'checkout.session.completed', session)
}

function requireOpen({ session }: StoredSession): void {
  if (session.status === 'open') return
  throw invalidRequest(`This Checkout Session has a status of \`${session.status}\` and cannot be paid.`, {
    begun: true,
  })
}

export function declineNamed(name: string | null): DeclineName {
  return name !== null && isDeclineName(name) ? name : 'generic_decline'
}
