import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { restockGoods } from '#shop/inventory/mutations.ts'
import type { StockLine } from '#shop/inventory/stock.ts'
import { recordEvent } from '#shop/orders/mutations.ts'
import { money, type Money } from '#shop/pricing/money.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { mayDo } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { announceStock } from '../../mutations/place-order.ts'
import { requestRefund } from '../../mutations/request-refund.ts'
import {
  leftAmount,
  planRefund,
  type PlannedRefund,
  type RefundableOrder,
  type RefundPlan,
  type RefundReason,
  type RefundWish,
} from '../../refund.ts'
import { findRefundable, findRefundLimit } from '../queries.ts'
import { lockOrderForStaff, type OrderUnderWork } from './lock-order.ts'

export interface StaffRefund {
  orderId: string
  /** One-time id that the form carries: a second press finds the first one's refund. */
  actionId: string
  reason: RefundReason
  wish: RefundWish
  /** Pieces that lie on the shelf again. */
  restock: readonly StockLine[]
  /** What the form said is left, in minor units: who acts on an older figure is shown the new one. */
  seenLeftAmount: number
}

export type StaffRefundAnswer =
  | { ok: true; refundId: string; amount: Money; isRepeat: boolean }
  | { ok: false; reason: 'role' | 'stale' | 'unknown-order' | 'not-paid' | 'disputed' | 'in-review' }
  /** More than this person may pay back alone of one order; an owner may. */
  | { ok: false; reason: 'above-limit'; limit: Money }
  /** Somebody paid back meanwhile. */
  | { ok: false; reason: 'changed'; leftAmount: number }
  | { ok: false; reason: 'more-to-restock-than-went-out'; variantId: number; left: number }
  | Extract<RefundPlan, { ok: false }>

type Refusal = Extract<StaffRefundAnswer, { ok: false }>

function refusalByState(order: OrderUnderWork, paidAmount: number): Refusal | null {
  if (paidAmount === 0) return { ok: false, reason: 'not-paid' }
  if (order.dispute === 'open' || order.dispute === 'lost') return { ok: false, reason: 'disputed' }
  // Money that waits for an owner's word goes back by that word alone; what was given up with it may be paid again.
  if (order.payment === 'review' && order.fulfilment !== 'cancelled')
    return { ok: false, reason: 'in-review' }
  return null
}

function refusalOfRestock(order: RefundableOrder, restock: readonly StockLine[]): Refusal | null {
  for (const { variantId, quantity } of restock) {
    const left = order.lines.find((line) => line.variantId === variantId)?.restockableQuantity ?? 0
    const wanted = restock.filter((line) => line.variantId === variantId)
    if (wanted.length > 1 || !Number.isSafeInteger(quantity) || quantity < 0 || quantity > left)
      return { ok: false, reason: 'more-to-restock-than-went-out', variantId, left }
  }
  return null
}

/** Goods that are paid back in full and have not left are not sent any more. */
async function keepBack(transaction: Transaction, order: OrderUnderWork, actor: string): Promise<void> {
  if (order.fulfilment !== 'open' && order.fulfilment !== 'packed') return
  await transaction.order.update({
    where: { id: order.id },
    data: { fulfilment: 'cancelled', version: { increment: 1 } },
    select: { id: true },
  })
  const change = { fact: 'fulfilment', from: order.fulfilment, to: 'cancelled', cause: 'refunded' } as const
  await recordEvent(transaction, { orderId: order.id, ...change, actor })
}

/** A press belongs to its order: the same id in another form is another press. */
const actionOf = ({ orderId, actionId }: StaffRefund) => `staff:${orderId}:${actionId}`

function findRepeated(transaction: Transaction, refund: StaffRefund) {
  return transaction.refund.findUnique({
    where: { actionId: actionOf(refund) },
    select: { id: true, amount: true },
  })
}

/** The limit that stands in this person's way, if one does. Small refunds of one order count together. */
async function limitInTheWay(
  transaction: Transaction,
  staff: StaffMember,
  { market, amount, now }: { market: string; amount: number; now: Date },
): Promise<Refusal | null> {
  const limit = await findRefundLimit(transaction, market as Market)
  if (amount <= limit.amount) return null
  const above = mayDo(staff, 'orders:refund-above-limit', now)
  if (above.ok) return null
  return above.reason === 'stale' ? above : { ok: false, reason: 'above-limit', limit }
}

interface Judged {
  order: OrderUnderWork
  left: NonNullable<Awaited<ReturnType<typeof findRefundable>>>
  refund: StaffRefund
}

/** What the refund comes to, or why it cannot be. */
function judge({ order, left, refund }: Judged): Extract<RefundPlan, { ok: true }> | Refusal {
  const byState = refusalByState(order, left.paidAmount)
  if (byState) return byState
  if (leftAmount(left) !== refund.seenLeftAmount)
    return { ok: false, reason: 'changed', leftAmount: leftAmount(left) }
  return refusalOfRestock(left, refund.restock) ?? planRefund(left, refund.wish)
}

/** Writes the refund and everything that goes with it; the caller has made sure that it may be. */
async function write(
  transaction: Transaction,
  staff: StaffMember,
  { order, left, refund }: Judged,
  plan: PlannedRefund,
): Promise<string> {
  const { orderId, reason } = refund
  const { amount, shippingAmount, lines } = plan
  const { currency } = left
  const actor = actorOf(staff)
  const request = { orderId, currency, reason, actor, amount, shippingAmount, lines }
  const answer = await requestRefund(transaction, { ...request, actionId: actionOf(refund) })
  if (!answer.ok) throw new Error(`${orderId}: what is left changed under its lock`)
  const back = refund.restock.filter(({ quantity }) => quantity > 0)
  const crossed = await restockGoods(transaction, { orderId, lines: back, actor }, `refund ${reason}`)
  await announceStock(transaction, crossed)
  if (amount === leftAmount(left)) await keepBack(transaction, order, actor)
  // What had come to nothing has been seen to.
  await transaction.staffAlert.updateMany({
    where: { orderId, kind: 'refund-failed', resolvedAt: null },
    data: { resolvedAt: new Date() },
  })
  const pieces = (list: readonly StockLine[]) =>
    list.map(({ variantId, quantity }) => ({ variantId, quantity }))
  await recordAudit(transaction, staff, {
    action: 'order.refunded',
    entity: 'order',
    entityId: orderId,
    before: { leftAmount: leftAmount(left) },
    after: {
      ...{ refund: answer.refundId, amount, currency, reason, shippingAmount },
      ...{ pieces: pieces(lines), restocked: pieces(back) },
    },
  })
  return answer.refundId
}

/**
 * Pays back, whole, in part or by pieces. The row is written before Stripe is asked; who presses twice finds the same
 * one, and two people at once wait for each other at the order, so that together they never pay back more than came.
 */
export async function refundOrder(
  staff: StaffMember,
  refund: StaffRefund,
  now = new Date(),
): Promise<StaffRefundAnswer> {
  const allowed = mayDo(staff, 'orders:refund', now)
  if (!allowed.ok) return allowed
  return inTransaction(async (transaction): Promise<StaffRefundAnswer> => {
    const order = await lockOrderForStaff(transaction, refund.orderId)
    const left = await findRefundable(transaction, refund.orderId)
    if (!order || !left) return { ok: false, reason: 'unknown-order' }
    const known = await findRepeated(transaction, refund)
    if (known)
      return { ok: true, refundId: known.id, amount: money(known.amount, left.currency), isRepeat: true }
    const judged = { order, left, refund }
    const plan = judge(judged)
    if (!plan.ok) return plan
    const asked = { market: order.market, amount: left.byStaffAmount + plan.amount, now }
    const tooMuch = await limitInTheWay(transaction, staff, asked)
    if (tooMuch) return tooMuch
    const refundId = await write(transaction, staff, judged, plan)
    return { ok: true, refundId, amount: money(plan.amount, left.currency), isRepeat: false }
  })
}
