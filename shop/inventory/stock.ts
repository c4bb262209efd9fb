/** A quantity of one variant that an order wants, holds or takes. */
export interface StockLine {
  variantId: number
  quantity: number
}

export interface StockLevel {
  onHand: number
  reserved: number
}

/** What a shopper is told; never the count, except that few are left. */
export type Availability = 'in-stock' | 'few-left' | 'sold-out'

/** So many or fewer are said to be the last ones. */
export const fewLeft = 5

export function availableQuantity({ onHand, reserved }: StockLevel): number {
  return Math.max(0, onHand - reserved)
}

export function availabilityOf(available: number): Availability {
  if (available <= 0) return 'sold-out'
  return available <= fewLeft ? 'few-left' : 'in-stock'
}

/** One line per variant, in the order in which every order locks its stock, so that no two can wait for each other. */
export function inLockingOrder(lines: readonly StockLine[]): StockLine[] {
  const merged = new Map<number, number>()
  for (const { variantId, quantity } of lines) merged.set(variantId, (merged.get(variantId) ?? 0) + quantity)
  return [...merged]
    .map(([variantId, quantity]) => ({ variantId, quantity }))
    .sort((one, other) => one.variantId - other.variantId)
}

export interface Shortage {
  variantId: number
  wanted: number
  available: number
}
