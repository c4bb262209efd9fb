import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { enqueue } from '#platform/jobs.ts'
import { randomToken } from '#platform/secrets.ts'
import { livingRefunds, type PlannedRefund } from '../refund.ts'

export const refundQueue = 'refund'

export interface RefundRequest {
  orderId: string
  amount: number
  currency: string
  reason: string
  actor: string
  /** One-time id of the click or cause: a second one finds the same refund. */
  actionId: string
  /** What of the amount is delivery costs. */
  shippingAmount?: number
  /** The pieces whose price goes back. */
  lines?: PlannedRefund['lines']
}

export type RefundAnswer =
  | { ok: true; refundId: string; isRepeat: boolean }
  | { ok: false; reason: 'more-than-paid'; refundable: number }

/**
 * Writes the duty to pay back, and the job that does it, before Stripe is asked. Never more than was paid: the caller
 * holds the order's lock, and the database counts once more.
 */
export async function requestRefund(transaction: Transaction, request: RefundRequest): Promise<RefundAnswer> {
  const { lines = [], ...refund } = request
  const { orderId, actionId, amount } = refund
  const known = await transaction.refund.findUnique({ where: { actionId }, select: { id: true } })
  if (known) return { ok: true, refundId: known.id, isRepeat: true }
  const paid = await transaction.payment.aggregate({
    where: { orderId, outcome: 'succeeded' },
    _sum: { amount: true },
  })
  const refunded = await transaction.refund.aggregate({
    where: { orderId, status: { in: [...livingRefunds] } },
    _sum: { amount: true },
  })
  const refundable = (paid._sum.amount ?? 0) - (refunded._sum.amount ?? 0)
  if (amount > refundable) return { ok: false, reason: 'more-than-paid', refundable }
  const refundId = `rf_${randomToken()}`
  await transaction.refund.create({ data: { id: refundId, ...refund }, select: { id: true } })
  await transaction.refundLine.createMany({ data: lines.map((line) => ({ refundId, ...line })) })
  await enqueue(transaction, refundQueue, { refundId })
  return { ok: true, refundId, isRepeat: false }
}
