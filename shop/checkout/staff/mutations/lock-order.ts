import 'server-only'
import type { Transaction } from '#platform/database.ts'
import type { StockLine } from '#shop/inventory/stock.ts'
import type { DisputeState, FulfilmentState, HoldState, PaymentState } from '#shop/orders/order.ts'

/** An order that somebody works on, under the lock of its row. */
export interface OrderUnderWork {
  id: string
  market: string
  locale: string
  currency: string
  totalAmount: number
  payment: PaymentState
  fulfilment: FulfilmentState
  dispute: DisputeState
  hold: HoldState
  holdAttempt: number
  cartId: string | null
  version: number
  lines: StockLine[]
}

/** Locks the order's row: whoever else works on it waits, or has been. */
export async function lockOrderForStaff(
  transaction: Transaction,
  orderId: string,
): Promise<OrderUnderWork | null> {
  const [order] = await transaction.$queryRaw<Omit<OrderUnderWork, 'lines'>[]>`
    SELECT id, market, locale, currency, total_amount AS "totalAmount", payment::text AS payment,
      fulfilment::text AS fulfilment, dispute::text AS dispute, hold::text AS hold, hold_attempt AS "holdAttempt",
      cart_id AS "cartId", version
    FROM orders WHERE id = ${orderId} FOR UPDATE`
  if (!order) return null
  const lines = await transaction.orderLine.findMany({
    where: { orderId },
    select: { variantId: true, quantity: true },
  })
  return { ...order, lines }
}
