import 'server-only'
import type { Transaction } from '#platform/database.ts'
import type { StockLine } from '#shop/inventory/stock.ts'
import type { SessionFacts, SettledOrder } from '../settlement.ts'

/** The row of an order under its lock, with the lines its stock is held by. */
export interface LockedOrder extends SettledOrder {
  cartId: string | null
  locale: string
  holdAttempt: number
  fulfilment: string
  lines: StockLine[]
}

export async function lockOrderRow(
  transaction: Transaction,
  session: SessionFacts,
): Promise<LockedOrder | null> {
  const rows = await transaction.$queryRaw<Omit<LockedOrder, 'lines'>[]>`
    SELECT id, payment::text AS payment, hold::text AS hold, fulfilment::text AS fulfilment, locale, currency,
      total_amount AS "totalAmount", session_id AS "sessionId", payment_intent_id AS "paymentIntentId", cart_id AS "cartId", hold_attempt AS "holdAttempt"
    FROM orders WHERE session_id = ${session.id} OR id = ${session.clientReferenceId ?? ''}
    ORDER BY session_id = ${session.id} DESC NULLS LAST LIMIT 1 FOR UPDATE`
  const [order] = rows
  if (!order) return null
  const lines = await transaction.orderLine.findMany({
    where: { orderId: order.id },
    select: { variantId: true, quantity: true },
  })
  return { ...order, lines }
}

export interface Settling {
  transaction: Transaction
  order: LockedOrder
  session: SessionFacts
  actor: string
}
