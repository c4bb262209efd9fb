import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { randomToken } from '#platform/secrets.ts'
import { issueCreditNotes } from '#shop/invoices/mutations.ts'
import { raiseAlert, recordEvent } from '#shop/orders/mutations.ts'
import type { RefundFacts } from '../payment/refunds.ts'
import { livingRefunds } from '../refund.ts'

interface RecordedRefund {
  id: string
  orderId: string
  amount: number
  currency: string
  status: string
  reason: string
  stripeRefundId: string | null
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
  await transaction.order.update({
    where: { id: orderId },
    data: { refund: state, version: { increment: 1 } },
    select: { id: true },
  })
  const change = { fact: 'refund', from: order.refund, to: state, cause: 'refund-recorded' } as const
  await recordEvent(transaction, { orderId, ...change, actor })
}

/** A refund that came to nothing is owed again: a person has to see to it. */
async function alertFailure(
  transaction: Transaction,
  { id, orderId, amount, currency }: RecordedRefund,
  cause: string,
): Promise<void> {
  const facts = { refund: id, amount, currency, cause }
  await raiseAlert(transaction, { dedupeKey: `refund-failed:${id}`, kind: 'refund-failed', orderId, facts })
}

/** Once for each refund, when the money has left. Who was told with the apology is not told again. */
async function tellShopper(transaction: Transaction, { id, orderId, reason }: RecordedRefund): Promise<void> {
  if (reason === 'sold-out') return
  const order = await transaction.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { locale: true },
  })
  await queueMail(transaction, {
    dedupeKey: `refund-issued:${id}`,
    kind: 'refund-issued',
    orderId,
    locale: order.locale,
    facts: { refund: id },
  })
}

const kept = {
  id: true,
  orderId: true,
  amount: true,
  currency: true,
  status: true,
  reason: true,
  stripeRefundId: true,
} as const

/** The shop's own row of a refund, found by Stripe's id or by the id that was sent along. */
async function findOwn(
  transaction: Transaction,
  orderId: string,
  { id, metadataRefund }: RefundFacts,
): Promise<RecordedRefund | null> {
  const own = await transaction.refund.findFirst({
    where: { OR: [{ stripeRefundId: id }, ...(metadataRefund ? [{ id: metadataRefund }] : [])] },
    select: kept,
  })
  return own?.orderId === orderId ? own : null
}

async function writeOne(
  transaction: Transaction,
  orderId: string,
  { facts, own, actor }: { facts: RefundFacts; own: RecordedRefund | null; actor: string },
): Promise<RecordedRefund> {
  const said = { stripeRefundId: facts.id, status: facts.status, failure: facts.failure }
  if (own) return transaction.refund.update({ where: { id: own.id }, data: said, select: kept })
  const { amount, currency } = facts
  const begun = { id: `rf_${randomToken()}`, actionId: `stripe:${facts.id}`, reason: 'begun-at-stripe' }
  return transaction.refund.create({
    data: { ...begun, orderId, amount, currency, ...said, actor },
    select: kept,
  })
}

const isOver = ({ status }: { status: string }) => status === 'failed' || status === 'canceled'

/** Nothing new, or an answer from before the end that arrives late. */
function isKnown(own: RecordedRefund | null, { id, status }: RefundFacts): boolean {
  return own?.stripeRefundId === id && (own.status === status || isOver(own))
}

async function recordOne(transaction: Transaction, orderId: string, facts: RefundFacts, actor: string) {
  const own = await findOwn(transaction, orderId, facts)
  if (isKnown(own, facts)) return
  const refund = await writeOne(transaction, orderId, { facts, own, actor })
  if (refund.status === 'succeeded') await tellShopper(transaction, refund)
  if (isOver(refund)) await alertFailure(transaction, refund, facts.failure ?? refund.status)
}

/**
 * Somebody paid back in Stripe's dashboard what the shop was about to pay back: what does not fit beside it any more
 * Stripe would refuse, so it is given up, the newest wish first.
 */
async function giveUpOvertaken(transaction: Transaction, orderId: string, refunds: RefundFacts[]) {
  const paid = await transaction.payment.aggregate({
    where: { orderId, outcome: 'succeeded' },
    _sum: { amount: true },
  })
  const isLiving = ({ status }: { status: string }) => livingRefunds.some((living) => living === status)
  const atStripe = refunds.filter(isLiving).reduce((total, { amount }) => total + amount, 0)
  const known = new Set(refunds.flatMap(({ metadataRefund }) => metadataRefund ?? []))
  const waiting = await transaction.refund.findMany({
    where: { orderId, status: 'requested', id: { notIn: [...known] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: kept,
  })
  let left = (paid._sum.amount ?? 0) - atStripe
  for (const refund of waiting) {
    left -= refund.amount
    if (left >= 0) continue
    left += refund.amount
    await failRequested(transaction, refund.id, 'overtaken')
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
    await giveUpOvertaken(transaction, order.id, refunds)
    // What came to nothing first: it makes room for what took its place.
    const inOrder = refunds.toSorted((one, other) => Number(isOver(other)) - Number(isOver(one)))
    for (const facts of inOrder) await recordOne(transaction, order.id, facts, actor)
    await deriveRefundState(transaction, order.id, actor)
    await issueCreditNotes(transaction, order.id)
    return true
  })
}

async function failRequested(transaction: Transaction, refundId: string, cause: string): Promise<void> {
  const { count } = await transaction.refund.updateMany({
    where: { id: refundId, status: 'requested' },
    data: { status: 'failed', failure: cause },
  })
  if (count === 0) return
  const refund = await transaction.refund.findUniqueOrThrow({ where: { id: refundId }, select: kept })
  await alertFailure(transaction, refund, cause)
}

/** Notes that Stripe will not pay back what was asked for; a person has to see to it. */
export async function recordRefundRefusal(refundId: string, cause: string): Promise<void> {
  await inTransaction((transaction) => failRequested(transaction, refundId, cause))
}
