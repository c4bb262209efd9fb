import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { raiseAlert, recordEvent } from '#shop/orders/mutations.ts'
import type { DisputeState } from '../payment/disputes.ts'

/** Money that is on its way back, and disputed too: who answers the bank has to say so, or it goes back twice. */
async function alertSecondPayment(transaction: Transaction, paymentIntentId: string): Promise<boolean> {
  const second = await transaction.secondPayment.findUnique({
    where: { paymentIntentId },
    select: { orderId: true },
  })
  if (!second) return false
  const { orderId } = second
  await raiseAlert(transaction, { dedupeKey: `dispute:${paymentIntentId}`, kind: 'dispute', orderId })
  return true
}

/** Notes how the disputes (chargebacks) of a payment stand, false when nobody here knows it; each that begins is told. */
export async function recordDispute(
  paymentIntentId: string,
  state: DisputeState,
  actor: string,
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const [order] = await transaction.$queryRaw<{ id: string; dispute: string }[]>`
      SELECT id, dispute::text AS dispute FROM orders WHERE payment_intent_id = ${paymentIntentId} FOR UPDATE`
    if (!order) return alertSecondPayment(transaction, paymentIntentId)
    const { id: orderId, dispute: before } = order
    if (before === state) return true
    await transaction.order.update({
      where: { id: orderId },
      data: { dispute: state, version: { increment: 1 } },
      select: { id: true },
    })
    const told = await transaction.orderEvent.count({ where: { orderId, fact: 'dispute' } })
    const change = { fact: 'dispute', from: before, to: state, cause: 'dispute' } as const
    await recordEvent(transaction, { orderId, ...change, actor })
    if (before === 'none' || state === 'open')
      await raiseAlert(transaction, { dedupeKey: `dispute:${orderId}:${told}`, kind: 'dispute', orderId })
    return true
  })
}
