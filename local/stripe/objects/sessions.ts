import { methodsFor, minimumAmount } from '../account.ts'
import { invalidRequest, missingResource, notPlayed } from '../errors.ts'
import { idOf } from '../identifiers.ts'
import type { SessionCreate } from '../requests/session-parameters.ts'
import type { IntentData, LineItem, StoredSession } from '../state.ts'
import type { World } from '../world.ts'
import { emit } from './events.ts'
import { commonCurrency, createLineItem, createShippingRate } from './line-items.ts'
import { cancelIntent } from './payment-intents.ts'
import { orNull, sessionObject, totals } from './session-object.ts'

const minute = 60
const shortestLife = 30 * minute
const longestLife = 24 * 60 * minute

export function findSession(world: World, id: string): StoredSession {
  const stored = world.state.sessions.get(id)
  if (stored === undefined) throw missingResource('checkout.session', id, 'session')
  return stored
}

export function createSession(world: World, parameters: SessionCreate): StoredSession {
  checkExtent(parameters)
  const created = world.clock.seconds()
  const expiresAt = checkedExpiry(parameters.expires_at, created)
  const currency = commonCurrency(parameters)
  const methods = offeredMethods(parameters, currency)
  const lineItems = parameters.line_items.map((item) => createLineItem(item, created))
  const shippingRates = (parameters.shipping_options ?? []).map((option) =>
    createShippingRate(option, created),
  )
  const session = sessionObject({
    world,
    parameters,
    created,
    expiresAt,
    currency,
    methods,
    lineItems,
    shippingRates,
  })
  checkTotal(session.amount_total ?? 0, currency)
  const stored: StoredSession = {
    session,
    lineItems,
    descriptions: descriptionsOf(lineItems, parameters),
    shippingRates,
    intentData: intentDataOf(parameters),
    attempt: null,
    lastDecline: null,
  }
  world.state.sessions.set(session.id, stored)
  world.agenda.add({ at: expiresAt * 1000, task: 'expire-session', id: session.id, outcome: 'failed' })
  world.changed()
  return stored
}

/** The expiry that a merchant asks for: refused unless the session is open. */
export function expireSession(world: World, stored: StoredSession): void {
  if (stored.session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${stored.session.status}\`.`,
      { param: 'session', begun: true },
    )
  }
  closeExpired(world, stored)
}

/** The expiry that time brings: nothing happens to a session that is closed already. */
export function expireIfOpen(world: World, stored: StoredSession): void {
  if (stored.session.status === 'open') closeExpired(world, stored)
}

export function chooseShippingRate(world: World, stored: StoredSession, rateId: string): boolean {
  const rate = stored.shippingRates.find((candidate) => candidate.id === rateId)
  if (rate === undefined || stored.session.status !== 'open') return false
  Object.assign(stored.session, totals(stored.lineItems, rate))
  world.changed()
  return true
}

function closeExpired(world: World, stored: StoredSession): void {
  const { session } = stored
  session.status = 'expired'
  session.url = null
  stored.attempt = null
  const intent = world.state.paymentIntents.get(idOf(session.payment_intent) ?? '')
  if (intent !== undefined) cancelIntent(world, intent)
  emit(world, 'checkout.session.expired', session)
}

function checkExtent({
  mode,
  ui_mode: page,
  line_items: lines,
  shipping_options: rates,
}: SessionCreate): void {
  if (mode !== 'payment') throw notPlayed('mode')
  if (page !== undefined && page !== 'hosted_page') throw notPlayed('ui_mode')
  if (lines.length > 100) {
    throw invalidRequest('Checkout accepts a maximum of 100 line items.', { param: 'line_items' })
  }
  if (rates !== undefined && rates.length > 5) {
    throw invalidRequest('You can only pass up to 5 shipping options.', { param: 'shipping_options' })
  }
}

function descriptionsOf(lineItems: readonly LineItem[], parameters: SessionCreate): Record<string, string> {
  const texts = parameters.line_items.map((item) => item.price_data.product_data.description ?? '')
  return Object.fromEntries(lineItems.map((item, index) => [item.id, texts[index] ?? '']))
}

function intentDataOf({ payment_intent_data: data = {} }: SessionCreate): IntentData {
  return {
    description: orNull(data.description),
    metadata: data.metadata ?? {},
    receiptEmail: orNull(data.receipt_email),
    shipping: orNull(data.shipping) as IntentData['shipping'],
    statementDescriptor: orNull(data.statement_descriptor),
    statementDescriptorSuffix: orNull(data.statement_descriptor_suffix),
    transferGroup: orNull(data.transfer_group),
  }
}

function checkedExpiry(asked: number | undefined, created: number): number {
  if (asked === undefined) return created + longestLife
  if (asked < created + shortestLife) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      {
        param: 'expires_at',
      },
    )
  }
  if (asked > created + longestLife) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      {
        param: 'expires_at',
      },
    )
  }
  return asked
}

function offeredMethods(parameters: SessionCreate, currency: string): string[] {
  const available: readonly string[] = methodsFor(currency)
  const excluded: readonly string[] = parameters.excluded_payment_method_types ?? []
  const wanted: readonly string[] = parameters.allowed_payment_method_types ?? available
  const offered = [...new Set(wanted)].filter(
    (method) => available.includes(method) && !excluded.includes(method),
  )
  if (offered.length === 0) {
    throw invalidRequest(
      'No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods).',
    )
  }
  return offered
}

function checkTotal(total: number, currency: string): void {
  if (total === 0) throw notPlayed('line_items')
  if (total < minimumAmount(currency)) {
    throw invalidRequest(
      `The Checkout Session's total amount due must add up to at least ${minimumAmount(currency)} in the smallest unit of ${currency}.`,
      { code: 'amount_too_small' },
    )
  }
  if (total > 99_999_999) {
    throw invalidRequest("The Checkout Session's total amount due must be no more than 99999999.", {
      code: 'amount_too_large',
    })
  }
}
