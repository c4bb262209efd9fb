import 'server-only'
import type { Transaction } from '#platform/database.ts'
import type { FulfilmentFacts } from '../../fulfilment.ts'

/** An order that somebody works on, under the lock of its row. */
export interface LockedOrder extends FulfilmentFacts {
  id: string
  market: string
  locale: string
  version: number
  carrier: string | null
  trackingNumber: string | null
}

/** Locks the order's row: whoever else works on it waits, or has been. */
export async function lockOrder(transaction: Transaction, orderId: string): Promise<LockedOrder | null> {
  const [order] = await transaction.$queryRaw<Omit<LockedOrder, 'isPaidBack' | 'isWithdrawn'>[]>`
    SELECT id, market, locale, version, carrier, tracking_number AS "trackingNumber", payment::text AS payment,
      fulfilment::text AS fulfilment, refund::text AS refund, dispute::text AS dispute
    FROM orders WHERE id = ${orderId} FOR UPDATE`
  if (!order) return null
  const [more] = await transaction.$queryRaw<{ isPaidBack: boolean; isWithdrawn: boolean }[]>`
    SELECT
      (SELECT coalesce(sum(amount), 0) FROM payment WHERE order_id = ${orderId} AND outcome = 'succeeded')
        <= (SELECT coalesce(sum(amount), 0) FROM refund
            WHERE order_id = ${orderId} AND status IN ('requested', 'pending', 'succeeded')) AS "isPaidBack",
      EXISTS (SELECT FROM withdrawal WHERE order_id = ${orderId} AND answered_at IS NULL) AS "isWithdrawn"`
  return { ...order, isPaidBack: more?.isPaidBack ?? false, isWithdrawn: more?.isWithdrawn ?? false }
}
