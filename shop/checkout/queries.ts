import 'server-only'
import { fold } from '#i18n/fold.ts'
import type { Language, Market } from '#i18n/locale.ts'
import { equalsIgnoringCase, type Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { money } from '#shop/pricing/money.ts'
import { pickupLimit } from './checkout-page.ts'
import { deliveryMethodsTag, type DeliveryMethod, type PickupPoint } from './delivery.ts'
import type { OpenPayments } from './open-payments.ts'

/** The ways of delivery to a market in the order the shop offers them. */
export async function listDeliveryMethods(
  database: Database,
  market: Market,
  language: Language,
): Promise<DeliveryMethod[]> {
  dependsOn([deliveryMethodsTag])
  const rows = await database.deliveryMethod.findMany({
    relationLoadStrategy: 'join',
    where: { market, active: true },
    orderBy: { position: 'asc' },
    include: { translations: { where: { language } } },
  })
  return rows.flatMap(({ translations: [text], ...row }) => {
    const currency = row.currency as Currency
    if (!text) return []
    return {
      key: row.key,
      market,
      kind: row.kind,
      price: money(row.amount, currency),
      freeFrom: row.freeFromAmount === null ? null : money(row.freeFromAmount, currency),
      name: text.name,
      promise: text.promise,
    }
  })
}

/** The same as pages of products tell of them; what an order costs is always read anew. */
export function listShownDeliveries(
  database: Database,
  market: Market,
  language: Language,
): Promise<DeliveryMethod[]> {
  return remember(`deliveries ${market} ${language}`, () => listDeliveryMethods(database, market, language))
}

/** Real money is taken only after the owner has opened the shop for it, with nothing missing; play money always. */
export async function mayTakeMoney(database: Database, isLive: boolean): Promise<boolean> {
  return !isLive || (await database.setting.count({ where: { key: 'goneLive' } })) > 0
}

/** Pickup points whose town, street, post code or code holds every word typed; diacritics do not matter. */
export async function searchPickupPoints(
  database: Database,
  market: Market,
  typed: string,
  limit = 12,
): Promise<PickupPoint[]> {
  const words = fold(typed.slice(0, 80)).split(' ').filter(Boolean)
  return database.pickupPoint.findMany({
    where: { market, active: true, AND: words.map((word) => ({ folded: { contains: word } })) },
    orderBy: [{ town: 'asc' }, { code: 'asc' }],
    take: limit,
    select: { code: true, name: true, street: true, postalCode: true, town: true },
  })
}

export async function findPickupPoint(
  database: Database,
  market: Market,
  code: string,
): Promise<PickupPoint | null> {
  return database.pickupPoint.findFirst({
    where: { market, code, active: true },
    select: { code: true, name: true, street: true, postalCode: true, town: true },
  })
}

/** Pickup points for what was typed into the checkout, one more than are listed, and the one that is chosen. */
export async function findPickupSearch(
  database: Database,
  market: Market,
  typed: { pickupSearch?: string; pickupPoint?: string },
): Promise<{ found: PickupPoint[]; chosen: PickupPoint | null }> {
  const { pickupSearch = '', pickupPoint = '' } = typed
  const [found, chosen] = await Promise.all([
    pickupSearch.trim() === '' ? [] : searchPickupPoints(database, market, pickupSearch, pickupLimit + 1),
    pickupPoint === '' ? null : findPickupPoint(database, market, pickupPoint),
  ])
  return { found, chosen }
}

const openOrder = {
  id: true,
  number: true,
  payment: true,
  fingerprint: true,
  sessionId: true,
  sessionUrl: true,
  sessionParameters: true,
  sessionExpiresAt: true,
  tokenVersion: true,
  locale: true,
} as const

/** The order of this cart that is still to be paid; the database allows one. */
export async function findOpenOrder(database: Database, cartId: string) {
  return database.order.findFirst({
    where: { cartId, payment: { in: ['pending', 'processing'] } },
    select: openOrder,
  })
}

export async function findOrderForPayment(database: Database, orderId: string) {
  return database.order.findUnique({ where: { id: orderId }, select: openOrder })
}

export type PayableOrder = NonNullable<Awaited<ReturnType<typeof findOpenOrder>>>

/** What this person and this connection have open, each payment until its page closes. */
export async function findOpenPayments(
  database: Database,
  { email, clientKey }: { email: string; clientKey: string },
  now: Date,
): Promise<OpenPayments> {
  const open = { payment: 'pending', sessionExpiresAt: { gt: now } } as const
  const ordersOfEmail = await database.order.count({ where: { ...open, email: equalsIgnoringCase(email) } })
  const orders = await database.order.findMany({
    where: { ...open, clientKey },
    select: { lines: { select: { variantId: true, quantity: true } } },
  })
  return { ordersOfEmail, ordersOfClient: orders.length, linesOfClient: orders.flatMap(({ lines }) => lines) }
}

/** Orders Stripe must be asked about: those not settled, oldest first (decision 6). */
export async function listUnsettledOrders(
  database: Database,
  placedBefore: Date,
  limit = 1000,
): Promise<PayableOrder[]> {
  return database.order.findMany({
    where: { payment: { in: ['pending', 'processing'] }, placedAt: { lt: placedBefore } },
    orderBy: { placedAt: 'asc' },
    take: limit,
    select: openOrder,
  })
}

export async function listUnprocessedEvents(database: Database, receivedBefore: Date, limit = 200) {
  return database.stripeEvent.findMany({
    where: { processedAt: null, receivedAt: { lt: receivedBefore } },
    orderBy: { receivedAt: 'asc' },
    take: limit,
    select: { id: true },
  })
}

export async function listUnfinishedRefunds(database: Database, limit = 200) {
  return database.refund.findMany({
    where: { status: { in: ['requested', 'pending'] } },
    orderBy: { at: 'asc' },
    take: limit,
    select: { id: true, orderId: true, status: true },
  })
}

export async function findRefundToSend(database: Database, refundId: string) {
  return database.refund.findFirst({
    where: { id: refundId, status: { in: ['requested', 'pending'] } },
    select: { amount: true, status: true, order: { select: { paymentIntentId: true } } },
  })
}

/** What the shop has written down of refunds, by Stripe's ids. */
export async function findRecordedRefunds(
  database: Database,
  stripeRefundIds: readonly string[],
): Promise<Map<string, string>> {
  const asked = {
    where: { stripeRefundId: { in: [...stripeRefundIds] } },
    select: { stripeRefundId: true, status: true },
  }
  const rows = [...(await database.refund.findMany(asked)), ...(await database.secondPayment.findMany(asked))]
  return new Map(rows.map(({ stripeRefundId, status }) => [stripeRefundId ?? '', status]))
}

/** Those of the payments that belong to orders of this shop, with what is known of a dispute about them. */
export async function findPaymentsOfOrders(
  database: Database,
  paymentIntentIds: readonly string[],
): Promise<Map<string, { dispute: string }>> {
  const rows = await database.order.findMany({
    where: { paymentIntentId: { in: [...paymentIntentIds] } },
    select: { paymentIntentId: true, dispute: true },
  })
  return new Map(rows.map(({ paymentIntentId, dispute }) => [paymentIntentId ?? '', { dispute }]))
}

/** Long enough to come back from the payment page, short enough for a computer that several people use. */
const contactLifetimeMilliseconds = 2 * 60 * 60 * 1000

/** What the shopper typed for this cart's last order, while it is still unpaid: whoever comes back does not type it again. */
export async function findUnpaidContact(
  database: Database,
  cartId: string,
  now = new Date(),
): Promise<Record<string, string> | null> {
  const placedAfter = new Date(now.getTime() - contactLifetimeMilliseconds)
  const row = await database.order.findFirst({
    where: { cartId, payment: { in: ['pending', 'expired', 'failed'] }, placedAt: { gt: placedAfter } },
    orderBy: { placedAt: 'desc' },
    select: {
      email: true,
      phone: true,
      name: true,
      street: true,
      postalCode: true,
      town: true,
      deliveryMethod: true,
      deliveryKind: true,
      pickupPointCode: true,
    },
  })
  if (!row) return null
  const { deliveryKind, deliveryMethod, pickupPointCode, email, phone, name, ...address } = row
  const own = deliveryKind === 'courier' ? address : {}
  const filled = { email, phone, name, delivery: deliveryMethod, pickupPoint: pickupPointCode, ...own }
  return Object.fromEntries(Object.entries(filled).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
