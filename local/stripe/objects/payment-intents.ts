import { methodConfigurationId } from '../account.ts'
import { missingResource } from '../errors.ts'
import { newId, randomText } from '../identifiers.ts'
import type { PaymentIntent, Payer, StoredSession } from '../state.ts'
import type { World } from '../world.ts'
import type { Decline } from './declines.ts'
import { emit } from './events.ts'

export function findIntent(world: World, id: string, param = 'intent'): PaymentIntent {
  const intent = world.state.paymentIntents.get(id)
  if (intent === undefined) throw missingResource('payment_intent', id, param)
  return intent
}

/** The intent of a session: Checkout makes it when the shopper first tries to pay, not before. */
export function intentOf(world: World, stored: StoredSession): PaymentIntent {
  const { session } = stored
  if (session.payment_intent !== null) return findIntent(world, session.payment_intent as string)
  const intent = createIntent(world, stored)
  session.payment_intent = intent.id
  world.state.paymentIntents.set(intent.id, intent)
  emit(world, 'payment_intent.created', intent)
  return intent
}

interface Pages {
  there: string
  back: string
}

/** The shopper has to do something elsewhere: confirm with the card's bank, or log in at a bank. */
export function requireAction(world: World, intent: PaymentIntent, payer: Payer, pages: Pages): void {
  intent.status = 'requires_action'
  intent.payment_method = newId('pm_1')
  intent.payment_method_types = typesWith(intent, payer)
  intent.last_payment_error = null
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { return_url: pages.back, url: pages.there },
  }
  emit(world, 'payment_intent.requires_action', intent)
}

export function succeedIntent(world: World, intent: PaymentIntent, chargeId: string, method: string): void {
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.latest_charge = chargeId
  intent.payment_method = method
  intent.next_action = null
  intent.processing = null
  intent.last_payment_error = null
  emit(world, 'payment_intent.succeeded', intent)
}

export function processIntent(world: World, intent: PaymentIntent, chargeId: string, method: string): void {
  intent.status = 'processing'
  intent.latest_charge = chargeId
  intent.payment_method = method
  intent.next_action = null
  intent.last_payment_error = null
  emit(world, 'payment_intent.processing', intent)
}

export function failIntent(
  world: World,
  intent: PaymentIntent,
  decline: Decline,
  chargeId: string | null,
): void {
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  intent.processing = null
  if (chargeId !== null) intent.latest_charge = chargeId
  intent.last_payment_error = {
    ...(chargeId === null ? {} : { charge: chargeId }),
    code: decline.code,
    ...(decline.declineCode === null ? {} : { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    type: 'card_error',
  }
  emit(world, 'payment_intent.payment_failed', intent)
}

export function cancelIntent(world: World, intent: PaymentIntent): void {
  if (intent.status === 'succeeded' || intent.status === 'processing' || intent.status === 'canceled') return
  intent.status = 'canceled'
  intent.canceled_at = world.clock.seconds()
  intent.cancellation_reason = 'expired'
  intent.next_action = null
  emit(world, 'payment_intent.canceled', intent)
}

function typesWith(intent: PaymentIntent, payer: Payer): string[] {
  const types = intent.payment_method_types
  return types.includes(payer.method) ? types : [...types, payer.method]
}

function createIntent(world: World, { session, intentData }: StoredSession): PaymentIntent {
  const id = newId('pi_3')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: world.clock.seconds(),
    currency: session.currency ?? '',
    customer: null,
    customer_account: null,
    description: intentData.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: intentData.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: { id: methodConfigurationId, parent: null },
    payment_method_options: {},
    payment_method_types: [...session.payment_method_types],
    payment_record: null,
    processing: null,
    receipt_email: intentData.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: intentData.shipping,
    source: null,
    statement_descriptor: intentData.statementDescriptor,
    statement_descriptor_suffix: intentData.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: intentData.transferGroup,
  }
}
