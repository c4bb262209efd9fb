import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { enqueue } from '#platform/jobs.ts'
import { raiseAlert } from '#shop/orders/mutations.ts'
import type { RefundFacts } from '../payment/refunds.ts'
import { livingRefunds } from '../refund.ts'
import type { Settling } from './locked-order.ts'
import { refundQueue } from './request-refund.ts'

/**
 * An order that has had money already, or is over, is paid once more through a payment page that this shop made for it.
 * The order stays as it is; the money goes back whole, and staff are told.
 */
export async function returnSecondPayment({ transaction, order, session }: Settling): Promise<void> {
  const { id: sessionId, paymentIntentId, amountTotal: amount } = session
  if (!paymentIntentId || amount === null) throw new Error(`${sessionId} is paid without a payment`)
  // Heard of before: it is the very money that the order has.
  if ((await transaction.payment.count({ where: { paymentIntentId } })) > 0) return
  const currency = session.currency?.toUpperCase() ?? order.currency
  const { count } = await transaction.secondPayment.createMany({
    data: [{ paymentIntentId, sessionId, orderId: order.id, amount, currency }],
    skipDuplicates: true,
  })
  if (count === 0) return
  await raiseAlert(transaction, {
    dedupeKey: `second-payment:${paymentIntentId}`,
    kind: 'second-payment',
    orderId: order.id,
    facts: { session: sessionId, amount, currency },
  })
  await enqueue(transaction, refundQueue, { secondPayment: paymentIntentId })
}

type Outcome = Pick<RefundFacts, 'status' | 'failure'> & { id: string | null }

const isLiving = ({ status }: { status: string }) => livingRefunds.some((living) => living === status)

/** The refund that counts: one that pays back, or the last that came to nothing. */
function outcomeOf(refunds: readonly RefundFacts[]): Outcome | undefined {
  return refunds.find(isLiving) ?? refunds.at(0)
}

/** Brings a second payment to what Stripe says of its refunds; false when there is no such payment. */
export function recordSecondPayment(
  paymentIntentId: string,
  refunds: readonly RefundFacts[],
): Promise<boolean> {
  return inTransaction((transaction) => write(transaction, paymentIntentId, outcomeOf(refunds)))
}

/** Stripe refuses to pay a second payment back; a person has to see to it. */
export async function recordSecondPaymentRefusal(paymentIntentId: string, failure: string): Promise<void> {
  await inTransaction((transaction) =>
    write(transaction, paymentIntentId, { id: null, status: 'failed', failure }),
  )
}

async function write(
  transaction: Transaction,
  paymentIntentId: string,
  outcome: Outcome | undefined,
): Promise<boolean> {
  const [row] = await transaction.$queryRaw<
    { status: string; orderId: string; amount: number; currency: string }[]
  >`
    SELECT status::text AS status, order_id AS "orderId", amount, currency FROM second_payment
    WHERE payment_intent_id = ${paymentIntentId} FOR UPDATE`
  if (!row) return false
  if (!outcome || outcome.status === row.status) return true
  const { id: stripeRefundId, status, failure } = outcome
  await transaction.secondPayment.update({
    where: { paymentIntentId },
    data: { status, failure, ...(stripeRefundId && { stripeRefundId }) },
  })
  if (isLiving(outcome)) return true
  const { orderId, amount, currency } = row
  const facts = { payment: paymentIntentId, amount, currency, cause: failure ?? status }
  await raiseAlert(transaction, {
    dedupeKey: `refund-failed:${paymentIntentId}`,
    kind: 'refund-failed',
    orderId,
    facts,
  })
  return true
}
