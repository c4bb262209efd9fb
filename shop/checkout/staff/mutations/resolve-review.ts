import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { releaseStock } from '#shop/inventory/mutations.ts'
import { recordEvent } from '#shop/orders/mutations.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import type { Settling } from '../../mutations/locked-order.ts'
import { holdAgain, markPaid } from '../../mutations/mark-paid.ts'
import { announceStock } from '../../mutations/place-order.ts'
import { requestRefund } from '../../mutations/request-refund.ts'
import { leftAmount } from '../../refund.ts'
import { findRefundable } from '../queries.ts'
import { lockOrderForStaff, type OrderUnderWork } from './lock-order.ts'

/** What an owner says to money in review: the order counts as paid, or all of it goes back and nothing is sent. */
export type ReviewDecision = 'accept' | 'pay-back'

export type ReviewAnswer =
  | { ok: true; refundId: string | null }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-order' | 'not-in-review' }
  /** The money is not what the order costs, or came for something else: it can only go back. */
  | { ok: false; reason: 'not-its-money' }
  | { ok: false; reason: 'sold-out' }

/** Whether the money that came is this order's, to the minor unit. */
async function isItsMoney(transaction: Transaction, order: OrderUnderWork): Promise<boolean> {
  const payments = await transaction.payment.findMany({
    where: { orderId: order.id, outcome: 'succeeded' },
  })
  const foreign = await transaction.orderEvent.count({
    where: { orderId: order.id, fact: 'payment', to: 'review', cause: 'unknown-reference' },
  })
  const [payment, ...others] = payments
  return (
    foreign === 0 &&
    others.length === 0 &&
    payment?.amount === order.totalAmount &&
    payment.currency === order.currency
  )
}

/** Whether something is still to be decided: the goods, or money that has not gone back. */
async function isUndecided(transaction: Transaction, order: OrderUnderWork): Promise<boolean> {
  if (order.payment !== 'review') return false
  if (order.fulfilment !== 'cancelled') return true
  const left = await findRefundable(transaction, order.id)
  return left !== null && leftAmount(left) > 0
}

/** What is known of the payment, as if Stripe had just said it. */
async function settlingOf(transaction: Transaction, order: OrderUnderWork, actor: string): Promise<Settling> {
  const { sessionId } = await transaction.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { sessionId: true },
  })
  const payment = await transaction.payment.findFirstOrThrow({ where: { orderId: order.id } })
  return {
    transaction,
    actor,
    order: { ...order, sessionId, paymentIntentId: payment.paymentIntentId },
    session: {
      id: sessionId ?? '',
      status: 'complete',
      paymentStatus: 'paid',
      hasFailed: false,
      amountTotal: payment.amount,
      currency: payment.currency,
      clientReferenceId: order.id,
      paymentIntentId: payment.paymentIntentId,
      method: payment.method,
      madeForOrder: order.id,
    },
  }
}

async function accept(transaction: Transaction, order: OrderUnderWork, actor: string): Promise<ReviewAnswer> {
  if (order.fulfilment === 'cancelled') return { ok: false, reason: 'not-in-review' }
  if (!(await isItsMoney(transaction, order))) return { ok: false, reason: 'not-its-money' }
  const settling = await settlingOf(transaction, order, actor)
  const attempt = order.hold === 'held' ? order.holdAttempt : await holdAgain(settling)
  if (attempt === null) return { ok: false, reason: 'sold-out' }
  await markPaid(settling, attempt, 'review-accepted')
  return { ok: true, refundId: null }
}

/** Nothing of it is sent; what was held for it is free again. */
async function giveUp(transaction: Transaction, order: OrderUnderWork, actor: string): Promise<void> {
  const { id: orderId, holdAttempt: attempt, lines } = order
  if (order.hold === 'held') {
    const hold = { orderId, attempt, lines, actor }
    await announceStock(transaction, await releaseStock(transaction, hold, 'review paid back'))
  }
  await transaction.order.update({
    where: { id: orderId },
    data: { fulfilment: 'cancelled', ...(order.hold === 'held' && { hold: 'released' as const }) },
    select: { id: true },
  })
  const change = { fact: 'fulfilment', from: order.fulfilment, to: 'cancelled', cause: 'review' } as const
  await recordEvent(transaction, { orderId, ...change, actor })
}

async function payBack(
  transaction: Transaction,
  order: OrderUnderWork,
  actor: string,
): Promise<ReviewAnswer> {
  const left = await findRefundable(transaction, order.id)
  if (order.fulfilment !== 'cancelled') await giveUp(transaction, order, actor)
  const amount = left ? leftAmount(left) : 0
  if (!left || amount === 0) return { ok: true, refundId: null }
  const count = await transaction.refund.count({ where: { orderId: order.id } })
  const request = { orderId: order.id, amount, currency: left.currency, reason: 'cancelled', actor }
  const answer = await requestRefund(transaction, { ...request, actionId: `review:${order.id}:${count}` })
  if (!answer.ok) throw new Error(`${order.id}: what is left changed under its lock`)
  return { ok: true, refundId: answer.refundId }
}

/**
 * An owner's word on money that does not fit its order. Under the order's lock: of two people at once the first
 * decides, the second one finds nothing in review any more.
 */
export async function resolveReview(
  staff: StaffMember,
  { orderId, decision }: { orderId: string; decision: ReviewDecision },
  now = new Date(),
): Promise<ReviewAnswer> {
  const allowed = mayDo(staff, 'orders:resolve-review', now)
  if (!allowed.ok) return allowed
  const actor = actorOf(staff)
  return inTransaction(async (transaction): Promise<ReviewAnswer> => {
    const order = await lockOrderForStaff(transaction, orderId)
    if (!order) return { ok: false, reason: 'unknown-order' }
    if (!(await isUndecided(transaction, order))) return { ok: false, reason: 'not-in-review' }
    const answer =
      decision === 'accept'
        ? await accept(transaction, order, actor)
        : await payBack(transaction, order, actor)
    if (!answer.ok) return answer
    await transaction.staffAlert.updateMany({
      where: { dedupeKey: `review:${orderId}` },
      data: { resolvedAt: now },
    })
    await transaction.order.update({
      where: { id: orderId },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    await recordAudit(transaction, staff, {
      action: `order.review-${decision === 'accept' ? 'accepted' : 'paid-back'}`,
      entity: 'order',
      entityId: orderId,
      before: { payment: 'review', hold: order.hold },
      after: { refund: answer.refundId },
    })
    return answer
  })
}
