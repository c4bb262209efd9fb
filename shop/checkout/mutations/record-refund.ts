import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { enqueue } from '#platform/jobs.ts'
import { randomToken } from '#platform/secrets.ts'
import { issueCreditNotes } from '#shop/invoices/mutations.ts'
import { raiseAlert, recordEvent } from '#shop/orders/mutations.ts'
import type { RefundFacts } from '../payment.ts'

export const refundQueue = 'refund'

export interface RefundRequest {
  orderId: string
  amount: number
  currency: string
  reason: string
  actor: string
  /** One-time id of the click or cause: a second one finds the same refund. */
  actionId: string
}

export type RefundAnswer =
  { ok: true; refundId: string } | { ok: false; reason: 'more-than-paid'; refundable: number }

const living = ['requested', 'pending', 'succeeded'] as const

/**
 * Writes the duty to pay back, and the job that does it, before Stripe is asked. Never more than was paid: the caller
 * holds the order's lock.
 */
export async function requestRefund(transaction: Transaction, request: RefundRequest): Promise<RefundAnswer> {
  const known = await transaction.refund.findUnique({
    where: { actionId: request.actionId },
    select: { id: true },
  })
  if (known) return { ok: true, refundId: known.id }
  const paid = await transaction.payment.aggregate({
    where: { orderId: request.orderId, outcome: 'succeeded' },
    _sum: { amount: true },
  })
  const refunded = await transaction.refund.aggregate({
    where: { orderId: request.orderId, status: { in: [...living] } },
    _sum: { amount: true },
  })
  const refundable = (paid._sum.amount ?? 0) - (refunded._sum.amount ?? 0)
  if (request.amount > refundable) return { ok: false, reason: 'more-than-paid', refundable }
  const refundId = `rf_${randomToken()}`
  await transaction.refund.create({ data: { id: refundId, ...request }, select: { id: true } })
  await enqueue(transaction, refundQueue, { refundId })
  return { ok: true, refundId }
}

async function deriveRefundState(transaction: Transaction, orderId: string, actor: string): Promise<void> {
  const order = await transaction.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { refund: true, payments: { where: { outcome: 'succeeded' } }, refunds: true },
  })
  const paid = order.payments.reduce((total, payment) => total + payment.amount, 0)
  const back = order.refunds
    .filter((refund) => refund.status === 'succeeded' || refund.status === 'pending')
    .reduce((total, refund) => total + refund.amount, 0)
  const state = back === 0 ? 'none' : back >= paid ? 'full' : 'partial'
  if (state === order.refund) return
  await transaction.order.update({ where: { id: orderId }, data: { refund: state }, select: { id: true } })
  const change = { fact: 'refund', from: order.refund, to: state, cause: 'refund-recorded' } as const
  await recordEvent(transaction, { orderId, ...change, actor })
}

async function recordOne(transaction: Transaction, orderId: string, facts: RefundFacts, actor: string) {
  const own = await transaction.refund.findFirst({
    where: {
      OR: [{ stripeRefundId: facts.id }, ...(facts.metadataRefund ? [{ id: facts.metadataRefund }] : [])],
    },
    select: { id: true, status: true, orderId: true, stripeRefundId: true },
  })
  if (own && own.orderId === orderId) {
    const isFinal = own.status === 'failed' || own.status === 'canceled'
    const isOlder = isFinal && own.stripeRefundId === facts.id && own.status !== facts.status
    if (isOlder) return // an answer from before the end that arrives late
    await transaction.refund.update({
      where: { id: own.id },
      data: { stripeRefundId: facts.id, status: facts.status },
      select: { id: true },
    })
  } else {
    await transaction.refund.create({
      select: { id: true },
      data: {
        id: `rf_${randomToken()}`,
        orderId,
        actionId: `stripe:${facts.id}`,
        stripeRefundId: facts.id,
        amount: facts.amount,
        currency: facts.currency,
        status: facts.status,
        reason: 'begun-at-stripe',
        actor,
      },
    })
  }
  if (facts.status === 'failed') {
    await raiseAlert(transaction, { dedupeKey: `refund-failed:${facts.id}`, kind: 'refund-failed', orderId })
  }
}

/**
 * Brings an order's refunds to what Stripe says, those begun in its dashboard included; safe to repeat. False when no
 * order knows the payment (yet).
 */
export async function recordRefunds(
  paymentIntentId: string,
  refunds: RefundFacts[],
  actor: string,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const [order] = await transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM orders WHERE payment_intent_id = ${paymentIntentId} FOR UPDATE`
    if (!order) return false
    for (const facts of refunds) await recordOne(transaction, order.id, facts, actor)
    await deriveRefundState(transaction, order.id, actor)
    await issueCreditNotes(transaction, order.id)
    return true
  })
}

/** Notes that Stripe will not pay back what was asked for; a person has to see to it. */
export async function recordRefundRefusal(refundId: string, cause: string): Promise<void> {
  await inTransaction(async (transaction) => {
    const refund = await transaction.refund.findUniqueOrThrow({
      where: { id: refundId },
      select: { orderId: true },
    })
    const { count } = await transaction.refund.updateMany({
      where: { id: refundId, status: 'requested' },
      data: { status: 'failed' },
    })
    if (count === 0) return
    const alert = { dedupeKey: `refund-failed:${refundId}`, kind: 'refund-failed', facts: { cause } }
    await raiseAlert(transaction, { ...alert, orderId: refund.orderId })
  })
}

export type DisputeState = 'open' | 'won' | 'lost'

/** Notes a dispute (chargeback) of a payment, false when no order knows it; what was decided stays decided. */
export async function recordDispute(
  paymentIntentId: string,
  state: DisputeState,
  actor: string,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const [order] = await transaction.$queryRaw<{ id: string; dispute: string }[]>`
      SELECT id, dispute::text AS dispute FROM orders WHERE payment_intent_id = ${paymentIntentId} FOR UPDATE`
    if (!order) return false
    if (order.dispute === state || order.dispute === 'won' || order.dispute === 'lost') return true
    await transaction.order.update({
      where: { id: order.id },
      data: { dispute: state },
      select: { id: true },
    })
    const change = { fact: 'dispute', from: order.dispute, to: state, cause: 'dispute' } as const
    await recordEvent(transaction, { orderId: order.id, ...change, actor })
    await raiseAlert(transaction, { dedupeKey: `dispute:${order.id}`, kind: 'dispute', orderId: order.id })
    return true
  })
}
