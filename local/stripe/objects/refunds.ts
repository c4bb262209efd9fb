import { invalidRequest, missingResource } from '../errors.ts'
import { idOf, newId } from '../identifiers.ts'
import { formatAmount } from '../money.ts'
import type { RefundCreate } from '../requests/refund-parameters.ts'
import type { Charge, Refund } from '../state.ts'
import type { World } from '../world.ts'
import { findCharge } from './charges.ts'
import { emit } from './events.ts'
import { findIntent } from './payment-intents.ts'

type RefundStatus = 'succeeded' | 'pending' | 'failed' | 'requires_action'

// Stripe's 7726 and 5126 cards settle their refunds "some time later".
const settlementDelay = 5_000

export function findRefund(world: World, id: string): Refund {
  const refund = world.state.refunds.get(id)
  if (refund === undefined) throw missingResource('refund', id, 'refund')
  return refund
}

/** Pays back a charge, or a part of it: never more than is left of it. */
export function createRefund(world: World, parameters: RefundCreate, status?: RefundStatus): Refund {
  const charge = refundableCharge(world, parameters)
  const left = charge.amount_captured - charge.amount_refunded
  if (left <= 0) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
      begun: true,
    })
  }
  const amount = parameters.amount ?? left
  if (amount > left) {
    const [asked, rest] = [amount, left].map((figure) => formatAmount(figure, charge.currency, 'en'))
    // Stripe sends no code with this one.
    throw invalidRequest(`Refund amount (${asked}) is greater than unrefunded amount on charge (${rest})`, {
      param: 'amount',
      begun: true,
    })
  }
  const refund = refundObject(world, charge, parameters, amount)
  refund.status = status ?? orderedStatus(world, charge)
  if (refund.status === 'pending') refund.pending_reason = 'processing'
  world.state.refunds.set(refund.id, refund)
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount_captured
  emit(world, 'refund.created', refund)
  emit(world, 'charge.refunded', charge)
  planSettlement(world, charge, refund)
  if (refund.status === 'failed') fail(world, refund, 'declined')
  return refund
}

/** What becomes of a refund later: Stripe can still fail one that had succeeded. */
export function settleRefund(
  world: World,
  refund: Refund,
  outcome: 'succeeded' | 'failed',
  reason?: string,
): void {
  if (outcome === 'failed') return fail(world, refund, reason ?? 'expired_or_canceled_card')
  if (refund.status === 'failed' || refund.status === 'canceled') {
    throw invalidRequest(`This refund has a status of \`${refund.status}\`.`, { begun: true })
  }
  refund.status = 'succeeded'
  delete refund.pending_reason
  announce(world, refund)
}

/** Stripe cancels only refunds that wait for the shopper's bank details. */
export function cancelRefund(world: World, refund: Refund): void {
  if (refund.status !== 'requires_action') {
    throw invalidRequest(
      `This refund cannot be canceled because it has a status of \`${refund.status}\`. Only refunds with a status of \`requires_action\` can be canceled.`,
      { begun: true },
    )
  }
  refund.status = 'canceled'
  giveBack(world, refund)
  announce(world, refund)
}

function fail(world: World, refund: Refund, reason: string): void {
  if (refund.status === 'canceled' || refund.failure_reason !== undefined) {
    throw invalidRequest(`This refund has a status of \`${refund.status}\`.`, { begun: true })
  }
  refund.status = 'failed'
  refund.failure_reason = reason
  delete refund.pending_reason
  giveBack(world, refund)
  emit(world, 'refund.failed', refund)
  announce(world, refund)
}

function announce(world: World, refund: Refund): void {
  emit(world, 'refund.updated', refund)
  // The older name of the same event; Stripe still sends both.
  emit(world, 'charge.refund.updated', refund)
}

function giveBack(world: World, refund: Refund): void {
  const charge = findCharge(world, idOf(refund.charge) ?? '')
  charge.amount_refunded -= refund.amount
  charge.refunded = false
}

function refundableCharge(world: World, parameters: RefundCreate): Charge {
  const { charge: chargeId, payment_intent: intentId } = parameters
  if (chargeId === undefined && intentId === undefined) {
    throw invalidRequest(
      'One of the following params should be provided for this request: payment_intent or charge.',
      {
        code: 'parameter_missing',
        param: 'payment_intent',
      },
    )
  }
  const charge = chargeId === undefined ? chargeOfIntent(world, intentId ?? '') : findCharge(world, chargeId)
  if (intentId !== undefined && idOf(charge.payment_intent) !== intentId) {
    throw invalidRequest(`Charge ${charge.id} does not belong to PaymentIntent ${intentId}.`, {
      param: 'charge',
    })
  }
  if (charge.status !== 'succeeded') {
    throw invalidRequest(`Charge ${charge.id} is not refundable: it has a status of \`${charge.status}\`.`, {
      code: 'charge_not_refundable',
      begun: true,
    })
  }
  const disputed = [...world.state.disputes.values()].find((dispute) => idOf(dispute.charge) === charge.id)
  if (disputed !== undefined && disputed.status !== 'won') {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
      begun: true,
    })
  }
  return charge
}

function chargeOfIntent(world: World, intentId: string): Charge {
  const intent = findIntent(world, intentId, 'payment_intent')
  if (intent.status !== 'succeeded') {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      param: 'payment_intent',
      begun: true,
    })
  }
  return findCharge(world, idOf(intent.latest_charge) ?? '')
}

function orderedStatus(world: World, charge: Charge): RefundStatus {
  const { nextRefunds } = world.settings
  if (nextRefunds.times > 0) {
    nextRefunds.times -= 1
    return nextRefunds.status
  }
  return world.state.chargeTraits.get(charge.id) === 'refund-pending' ? 'pending' : 'succeeded'
}

function planSettlement(world: World, charge: Charge, refund: Refund): void {
  const trait = world.state.chargeTraits.get(charge.id)
  if (trait !== 'refund-pending' && trait !== 'refund-fails-later') return
  const outcome = trait === 'refund-pending' ? 'succeeded' : 'failed'
  world.agenda.add({
    at: world.clock.milliseconds() + settlementDelay,
    task: 'settle-refund',
    id: refund.id,
    outcome,
  })
}

function refundObject(world: World, charge: Charge, parameters: RefundCreate, amount: number): Refund {
  return {
    id: newId('re_3'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: destination(charge),
    metadata: parameters.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: parameters.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
}

function destination(charge: Charge): NonNullable<Refund['destination_details']> {
  const type = charge.payment_method_details?.type
  if (type === 'blik') {
    return { type, blik: { network_decline_code: null, reference: null, reference_status: 'pending' } }
  }
  if (type === 'p24') return { type, p24: { reference: null, reference_status: 'pending' } }
  if (type === 'ideal') {
    return { type: 'eu_bank_transfer', eu_bank_transfer: { reference: null, reference_status: 'pending' } }
  }
  return { type: 'card', card: { type: 'refund' } }
}
