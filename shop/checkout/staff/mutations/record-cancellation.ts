import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { recordEvent } from '#shop/orders/mutations.ts'
import type { PaymentState } from '#shop/orders/order.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { lockOrderForStaff } from './lock-order.ts'

export type CancellationAnswer =
  | { ok: true; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-order' }
  /** What the order is instead: paid at that very moment, or over already. */
  | { ok: false; reason: 'not-open'; payment: PaymentState }

const begun = 'order.cancellation-begun'

const findBegun = (transaction: Transaction, orderId: string) =>
  transaction.auditEntry.findFirst({
    where: { entity: 'order', entityId: orderId, action: begun },
    select: { id: true },
  })

/**
 * Writes down that staff are about to close the order's payment page: whoever hears from Stripe first that it is closed,
 * an event or the person who closed it, it was given up. A crash in between is made good by pressing again.
 */
export async function beginCancellation(staff: StaffMember, orderId: string): Promise<void> {
  insistOn(staff, 'orders:cancel-unpaid')
  await inTransaction(async (transaction) => {
    const order = await lockOrderForStaff(transaction, orderId)
    if (order?.payment !== 'pending' || (await findBegun(transaction, orderId))) return
    await recordAudit(transaction, staff, { action: begun, entity: 'order', entityId: orderId })
  })
}

/** Writes down that staff gave up an order whose payment page they have closed, and tells the shopper once. */
export async function recordCancellation(staff: StaffMember, orderId: string): Promise<CancellationAnswer> {
  insistOn(staff, 'orders:cancel-unpaid')
  const actor = actorOf(staff)
  return inTransaction(async (transaction): Promise<CancellationAnswer> => {
    const order = await lockOrderForStaff(transaction, orderId)
    if (!order) return { ok: false, reason: 'unknown-order' }
    if (order.payment !== 'expired' || !(await findBegun(transaction, orderId)))
      return { ok: false, reason: 'not-open', payment: order.payment }
    if (order.fulfilment === 'cancelled') return { ok: true, isRepeat: true }
    await transaction.order.update({
      where: { id: orderId },
      data: { fulfilment: 'cancelled', version: { increment: 1 } },
      select: { id: true },
    })
    const change = { fact: 'fulfilment', from: order.fulfilment, to: 'cancelled', cause: 'by-shop' } as const
    await recordEvent(transaction, { orderId, ...change, actor })
    const mail = { dedupeKey: `order-cancelled:${orderId}`, kind: 'order-cancelled', orderId }
    await queueMail(transaction, { ...mail, locale: order.locale })
    const facts = { entity: 'order' as const, entityId: orderId, before: { fulfilment: order.fulfilment } }
    await recordAudit(transaction, staff, { action: 'order.cancelled', ...facts })
    return { ok: true, isRepeat: false }
  })
}
