import { missingResource } from '../errors.ts'
import { idOf, newId } from '../identifiers.ts'
import type { CardUsed, Charge, Payer, PaymentIntent } from '../state.ts'
import type { World } from '../world.ts'
import type { Decline } from './declines.ts'
import { emit } from './events.ts'

export function findCharge(world: World, id: string): Charge {
  const charge = world.state.charges.get(id)
  if (charge === undefined) throw missingResource('charge', id, 'charge')
  return charge
}

export function createCharge(world: World, intent: PaymentIntent, payer: Payer): Charge {
  const charge = chargeObject(world, intent, payer)
  world.state.charges.set(charge.id, charge)
  return charge
}

export function succeedCharge(world: World, charge: Charge): void {
  charge.status = 'succeeded'
  charge.paid = true
  charge.captured = true
  charge.amount_captured = charge.amount
  charge.outcome = outcome('authorized', 'approved_by_network', 'Payment complete.', null)
  emit(world, 'charge.succeeded', charge)
}

export function failCharge(world: World, charge: Charge, decline: Decline): void {
  charge.status = 'failed'
  charge.paid = false
  charge.failure_code = decline.code
  charge.failure_message = decline.message
  charge.outcome = outcome(
    'issuer_declined',
    'declined_by_network',
    'The bank did not return any further details with this decline.',
    decline.declineCode ?? decline.code,
  )
  emit(world, 'charge.failed', charge)
}

export function pendCharge(world: World, charge: Charge): void {
  charge.status = 'pending'
  emit(world, 'charge.pending', charge)
}

function outcome(type: string, status: string, message: string, reason: string | null): Charge['outcome'] {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: status,
    reason,
    risk_level: 'normal',
    seller_message: message,
    type,
  }
}

function chargeObject(world: World, intent: PaymentIntent, payer: Payer): Charge {
  return {
    // Only card payments are charges by name; other methods get "payments".
    id: newId(payer.method === 'card' ? 'ch_3' : 'py_3'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: {
        city: null,
        country: payer.card?.country ?? null,
        line1: null,
        line2: null,
        postal_code: null,
        state: null,
      },
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: null,
    captured: false,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: intent.payment_method === null ? newId('pm_1') : idOf(intent.payment_method),
    payment_method_details: methodDetails(payer, intent.amount),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    // Present only on request since 2022-11-15; the key stays, as in Stripe's sample object.
    refunds: null,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'pending',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
}

function methodDetails(payer: Payer, amount: number): NonNullable<Charge['payment_method_details']> {
  switch (payer.method) {
    case 'blik':
      return { type: 'blik', blik: { buyer_id: null } }
    case 'p24':
      return { type: 'p24', p24: { bank: 'ing', reference: 'P24-000-111-222', verified_name: payer.name } }
    case 'ideal':
      return {
        type: 'ideal',
        ideal: {
          bank: 'ing',
          bic: 'INGBNL2A',
          generated_sepa_debit: null,
          generated_sepa_debit_mandate: null,
          iban_last4: '5264',
          transaction_id: '0000000000000000',
          verified_name: payer.name,
        },
      }
    case 'card':
      if (payer.card === null) throw new Error('a card payment needs a card')
      return { type: 'card', card: cardDetails(payer.card, amount) }
  }
}

type CardDetails = NonNullable<NonNullable<Charge['payment_method_details']>['card']>

function cardDetails(card: CardUsed, amount: number): CardDetails {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    extended_authorization: { status: 'disabled' },
    fingerprint: 'Xt5EWLLDS7FJjR1c',
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: null,
    overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
    regulated_status: null,
    three_d_secure: card.authenticated
      ? {
          authentication_flow: 'challenge',
          electronic_commerce_indicator: '05',
          exemption_indicator: null,
          result: 'authenticated',
          result_reason: null,
          transaction_id: null,
          version: '2.2.0',
        }
      : null,
    transaction_link_id: null,
    wallet: null,
  }
}
