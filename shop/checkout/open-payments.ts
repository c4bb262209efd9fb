import { inLockingOrder, type StockLine } from '#shop/inventory/stock.ts'

/**
 * What may be kept from others without being paid. E-mail addresses are free to invent, so the connection counts too:
 * generously, for a mobile network is one address (decision 10).
 */
export const openPaymentLimits = { ordersOfEmail: 3, ordersOfClient: 20, piecesOfClient: 40 } as const

/** The unpaid orders whose goods are held for the same person or connection. */
export interface OpenPayments {
  ordersOfEmail: number
  ordersOfClient: number
  linesOfClient: readonly StockLine[]
}

/** Whether one more order may hold its goods beside those that are open already. */
export function mayOpenPayment(open: OpenPayments, wanted: readonly StockLine[]): boolean {
  if (open.ordersOfEmail >= openPaymentLimits.ordersOfEmail) return false
  if (open.ordersOfClient >= openPaymentLimits.ordersOfClient) return false
  const variants = new Set(wanted.map(({ variantId }) => variantId))
  const together = inLockingOrder([...open.linesOfClient, ...wanted])
  return together.every(
    ({ variantId, quantity }) => !variants.has(variantId) || quantity <= openPaymentLimits.piecesOfClient,
  )
}
