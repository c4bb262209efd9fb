import type { StockLevel } from '../stock.ts'
import type { Movement } from './stock-input.ts'

/** Why stock is not moved as somebody wishes. */
export type MovementRefusal =
  | { ok: false; reason: 'nothing-to-count' }
  /** What is promised to open orders stays on the shelf. */
  | { ok: false; reason: 'promised'; reserved: number; onHand: number }
  /** Something moved between the count and its entry. */
  | { ok: false; reason: 'moved-meanwhile'; onHand: number }

/** By how much a movement changes the shelf: a count is the adjustment that is missing, never a number set. */
export function planMovement(
  { onHand, reserved }: StockLevel,
  { kind, quantity, seen }: Pick<Movement, 'kind' | 'quantity' | 'seen'>,
): { ok: true; change: number; onHand: number } | MovementRefusal {
  if (kind === 'count' && seen !== undefined && seen !== onHand)
    return { ok: false, reason: 'moved-meanwhile', onHand }
  const change = kind === 'count' ? quantity - onHand : quantity
  if (change === 0) return { ok: false, reason: 'nothing-to-count' }
  if (onHand + change < reserved) return { ok: false, reason: 'promised', reserved, onHand }
  return { ok: true, change, onHand: onHand + change }
}
