import 'server-only'
import { database } from '#platform/database.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { findOrderForPayment } from '../../queries.ts'
import { closePayment } from '../../session/settle.ts'
import {
  beginCancellation,
  recordCancellation,
  type CancellationAnswer,
} from '../mutations/record-cancellation.ts'

/**
 * Gives up an order that is not paid, at the wish of staff: its page is closed at Stripe and settled first, so that money
 * that came at that very moment counts. Throws while Stripe is away; pressed again it goes on where it was.
 */
export async function cancelUnpaidOrder(
  staff: StaffMember,
  orderId: string,
  now = new Date(),
): Promise<CancellationAnswer> {
  const allowed = mayDo(staff, 'orders:cancel-unpaid', now)
  if (!allowed.ok) return allowed
  const order = await findOrderForPayment(database(), orderId)
  if (!order) return { ok: false, reason: 'unknown-order' }
  if (order.payment === 'pending') {
    await beginCancellation(staff, orderId)
    await closePayment(order, actorOf(staff))
  }
  return recordCancellation(staff, orderId)
}
