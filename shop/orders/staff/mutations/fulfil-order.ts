import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { isCarrierOf, trackingNumberOf, type ParcelFacts } from '../../carrier.ts'
import { refusalOfStep, type FulfilmentRefusal, type FulfilmentStep } from '../../fulfilment.ts'
import { recordEvent } from '../../mutations.ts'
import type { FulfilmentState } from '../../order.ts'
import { lockOrder, type LockedOrder } from './lock-order.ts'

export interface OrderSeen {
  orderId: string
  /** Of the order as the person saw it. */
  seenVersion: number
}

export type FulfilmentAnswer =
  | { ok: true; version: number; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-order' | FulfilmentRefusal }
  | { ok: false; reason: 'unknown-carrier' | 'bad-tracking-number' }
  /** Somebody did something to the order since it was looked at. */
  | { ok: false; reason: 'changed'; fulfilment: FulfilmentState; version: number }

interface Step {
  to: FulfilmentStep
  parcel?: ParcelFacts
}

const mails: Partial<Record<FulfilmentStep, string>> = {
  shipped: 'order-shipped',
  delivered: 'order-delivered',
}

/** The same step once more: a second press, or somebody else's of the same moment. */
function isDone(order: LockedOrder, { to, parcel }: Step): boolean {
  const isSameParcel =
    parcel === undefined ||
    (parcel.carrier === order.carrier && parcel.trackingNumber === order.trackingNumber)
  return order.fulfilment === to && isSameParcel
}

async function writeStep(
  transaction: Transaction,
  staff: StaffMember,
  order: LockedOrder,
  step: Step & { at: Date },
): Promise<void> {
  const { to, parcel, at } = step
  const moment = to === 'shipped' ? { shippedAt: at } : to === 'delivered' ? { deliveredAt: at } : {}
  await transaction.order.update({
    where: { id: order.id, version: order.version },
    data: { fulfilment: to, ...moment, ...parcel, version: { increment: 1 } },
    select: { id: true },
  })
  const change = { fact: 'fulfilment', from: order.fulfilment, to, cause: 'staff' } as const
  await recordEvent(transaction, { orderId: order.id, ...change, actor: actorOf(staff) })
  const kind = mails[to]
  if (kind) {
    const mail = { dedupeKey: `${kind}:${order.id}`, kind, orderId: order.id, locale: order.locale }
    await queueMail(transaction, mail)
  }
  await recordAudit(transaction, staff, {
    action: `order.${to}`,
    entity: 'order',
    entityId: order.id,
    before: { fulfilment: order.fulfilment },
    after: { fulfilment: to, ...(parcel && { ...parcel }) },
  })
}

async function takeStep(
  staff: StaffMember,
  { orderId, seenVersion }: OrderSeen,
  stepFor: (order: LockedOrder) => Step | Extract<FulfilmentAnswer, { ok: false }>,
  now: Date,
): Promise<FulfilmentAnswer> {
  const allowed = mayDo(staff, 'orders:fulfil', now)
  if (!allowed.ok) return allowed
  return inTransaction(async (transaction): Promise<FulfilmentAnswer> => {
    const order = await lockOrder(transaction, orderId)
    if (!order) return { ok: false, reason: 'unknown-order' }
    const step = stepFor(order)
    if ('ok' in step) return step
    if (isDone(order, step)) return { ok: true, version: order.version, isRepeat: true }
    if (order.version !== seenVersion)
      return { ok: false, reason: 'changed', fulfilment: order.fulfilment, version: order.version }
    const refusal = refusalOfStep(order, step.to)
    if (refusal) return { ok: false, reason: refusal }
    await writeStep(transaction, staff, order, { ...step, at: now })
    return { ok: true, version: order.version + 1, isRepeat: false }
  })
}

/** The goods lie in their parcel. */
export async function markPacked(
  staff: StaffMember,
  seen: OrderSeen,
  now = new Date(),
): Promise<FulfilmentAnswer> {
  return takeStep(staff, seen, () => ({ to: 'packed' }), now)
}

export interface Parcel {
  /** Key of `carriersOf(market)`. */
  carrier: string
  /** As it was typed or scanned; empty where the parcel has none. */
  trackingNumber: string
}

function parcelOf(market: string, typed: Parcel): ParcelFacts | Extract<FulfilmentAnswer, { ok: false }> {
  if (!isCarrierOf(market as Market, typed.carrier)) return { ok: false, reason: 'unknown-carrier' }
  const trackingNumber = typed.trackingNumber.trim() === '' ? null : trackingNumberOf(typed.trackingNumber)
  if (trackingNumber === null && typed.trackingNumber.trim() !== '')
    return { ok: false, reason: 'bad-tracking-number' }
  return { carrier: typed.carrier, trackingNumber }
}

/** The parcel has left with a carrier; the shopper is told once, with the number. */
export async function markShipped(
  staff: StaffMember,
  { parcel: typed, ...seen }: OrderSeen & { parcel: Parcel },
  now = new Date(),
): Promise<FulfilmentAnswer> {
  const stepFor = ({ market }: LockedOrder) => {
    const parcel = parcelOf(market, typed)
    return 'ok' in parcel ? parcel : { to: 'shipped' as const, parcel }
  }
  return takeStep(staff, seen, stepFor, now)
}

/** The carrier says that the parcel has arrived: the days for a withdrawal begin, and the shopper is told until when. */
export async function markDelivered(
  staff: StaffMember,
  seen: OrderSeen,
  now = new Date(),
): Promise<FulfilmentAnswer> {
  return takeStep(staff, seen, () => ({ to: 'delivered' }), now)
}

/** Puts right who carries a parcel that has left, or its number; the order's page shows it at once. */
export async function correctParcel(
  staff: StaffMember,
  { parcel: typed, orderId, seenVersion }: OrderSeen & { parcel: Parcel },
  now = new Date(),
): Promise<FulfilmentAnswer> {
  const allowed = mayDo(staff, 'orders:fulfil', now)
  if (!allowed.ok) return allowed
  return inTransaction(async (transaction): Promise<FulfilmentAnswer> => {
    const order = await lockOrder(transaction, orderId)
    if (!order) return { ok: false, reason: 'unknown-order' }
    const { fulfilment, version } = order
    const parcel = parcelOf(order.market, typed)
    if ('ok' in parcel) return parcel
    if (fulfilment !== 'shipped' && fulfilment !== 'delivered') return { ok: false, reason: 'not-now' }
    if (isDone(order, { to: fulfilment, parcel })) return { ok: true, version, isRepeat: true }
    if (version !== seenVersion) return { ok: false, reason: 'changed', fulfilment, version }
    await transaction.order.update({
      where: { id: orderId, version },
      data: { ...parcel, version: { increment: 1 } },
      select: { id: true },
    })
    const { carrier, trackingNumber } = order
    await recordAudit(transaction, staff, {
      action: 'order.parcel-corrected',
      entity: 'order',
      entityId: orderId,
      before: { carrier, trackingNumber },
      after: { ...parcel },
    })
    return { ok: true, version: version + 1, isRepeat: false }
  })
}
