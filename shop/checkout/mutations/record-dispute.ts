import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { raiseAlert, recordEvent } from '#shop/orders/mutations.ts'
import type { DisputeState } from '../payment/disputes.ts'

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
      data: { dispute: state, version: { increment: 1 } },
      select: { id: true },
    })
    const change = { fact: 'dispute', from: order.dispute, to: state, cause: 'dispute' } as const
    await recordEvent(transaction, { orderId: order.id, ...change, actor })
    await raiseAlert(transaction, { dedupeKey: `dispute:${order.id}`, kind: 'dispute', orderId: order.id })
    return true
  })
}
