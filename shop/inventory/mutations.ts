import 'server-only'
import type { StockMovementKind } from '#prisma/generated/enums.ts'
import type { Transaction } from '#platform/database.ts'
import {
  availabilityOf,
  availableQuantity,
  inLockingOrder,
  type Shortage,
  type StockLevel,
  type StockLine,
} from './stock.ts'

export interface Hold {
  orderId: string
  /** Late money opens a new hold: each attempt has its own ledger rows. */
  attempt: number
  lines: readonly StockLine[]
  actor: string
}

export type ReserveAnswer =
  { ok: true; crossed: number[] } | { ok: false; reason: 'sold-out'; shortages: Shortage[] }

interface Moved extends StockLevel {
  before: StockLevel
}

/** Variants whose public word ("few left", "sold out") the change altered: their pages must be made afresh. */
function hasCrossed({ before, ...after }: Moved): boolean {
  return availabilityOf(availableQuantity(before)) !== availabilityOf(availableQuantity(after))
}

async function writeLedger(transaction: Transaction, hold: Hold, kind: StockMovementKind, reason: string) {
  await transaction.stockMovement.createMany({
    data: inLockingOrder(hold.lines).map(({ variantId, quantity }) => ({
      variantId,
      quantity,
      kind,
      reason,
      orderId: hold.orderId,
      attempt: hold.attempt,
      actor: hold.actor,
    })),
  })
}

/**
 * Promises stock to an order, line by line in one fixed order, each by one conditional statement: the database says
 * no when too little is left. After a refusal the caller must roll back.
 */
export async function reserveStock(transaction: Transaction, hold: Hold): Promise<ReserveAnswer> {
  const shortages: Shortage[] = []
  const crossed: number[] = []
  for (const { variantId, quantity } of inLockingOrder(hold.lines)) {
    const [after] = await transaction.$queryRaw<StockLevel[]>`
      UPDATE stock_item SET reserved = reserved + ${quantity}
      WHERE variant_id = ${variantId} AND on_hand - reserved >= ${quantity}
      RETURNING on_hand AS "onHand", reserved`
    if (after) {
      if (hasCrossed({ ...after, before: { ...after, reserved: after.reserved - quantity } }))
        crossed.push(variantId)
    } else {
      const level = await transaction.stockItem.findUnique({ where: { variantId } })
      shortages.push({ variantId, wanted: quantity, available: level ? availableQuantity(level) : 0 })
    }
  }
  if (shortages.length > 0) return { ok: false, reason: 'sold-out', shortages }
  await writeLedger(transaction, hold, 'reserve', 'order placed')
  return { ok: true, crossed }
}

/** Gives promised stock back; answers the variants whose public word changed. */
export async function releaseStock(transaction: Transaction, hold: Hold, reason: string): Promise<number[]> {
  const crossed: number[] = []
  for (const { variantId, quantity } of inLockingOrder(hold.lines)) {
    const [after] = await transaction.$queryRaw<StockLevel[]>`
      UPDATE stock_item SET reserved = reserved - ${quantity}
      WHERE variant_id = ${variantId} RETURNING on_hand AS "onHand", reserved`
    if (!after) throw new Error(`variant ${variantId} has no stock item`)
    if (hasCrossed({ ...after, before: { ...after, reserved: after.reserved + quantity } }))
      crossed.push(variantId)
  }
  await writeLedger(transaction, hold, 'release', reason)
  return crossed
}

/** Takes promised stock off the shelf: the goods are paid. What is available does not change. */
export async function commitStock(transaction: Transaction, hold: Hold): Promise<void> {
  for (const { variantId, quantity } of inLockingOrder(hold.lines)) {
    await transaction.$executeRaw`
      UPDATE stock_item SET reserved = reserved - ${quantity}, on_hand = on_hand - ${quantity}
      WHERE variant_id = ${variantId}`
  }
  await writeLedger(transaction, hold, 'commit', 'order paid')
}

/**
 * Puts pieces of an order back on the shelf; answers the variants whose public word changed. The caller holds the
 * order's lock and has counted what went out, for a ledger row of its own is written each time.
 */
export async function restockGoods(
  transaction: Transaction,
  { orderId, lines, actor }: Omit<Hold, 'attempt'>,
  reason: string,
): Promise<number[]> {
  const crossed: number[] = []
  for (const { variantId, quantity } of inLockingOrder(lines)) {
    const [after] = await transaction.$queryRaw<StockLevel[]>`
      UPDATE stock_item SET on_hand = on_hand + ${quantity}
      WHERE variant_id = ${variantId} RETURNING on_hand AS "onHand", reserved`
    if (!after) throw new Error(`variant ${variantId} has no stock item`)
    if (hasCrossed({ ...after, before: { ...after, onHand: after.onHand - quantity } }))
      crossed.push(variantId)
    const { _max: last } = await transaction.stockMovement.aggregate({
      where: { orderId, variantId, kind: 'restock' },
      _max: { attempt: true },
    })
    const attempt = (last.attempt ?? 0) + 1
    const move = { variantId, quantity, kind: 'restock' as const, reason, orderId, attempt, actor }
    await transaction.stockMovement.create({ data: move, select: { id: true } })
  }
  return crossed
}

export interface Receipt {
  variantId: number
  quantity: number
  reason: string
  actor: string
  /** Of the press that moves it. */
  actionId?: string
}

/** Puts goods on the shelf (or corrects by a negative adjustment), with the ledger row that explains it. */
export async function moveStock(
  transaction: Transaction,
  kind: 'receive' | 'adjust',
  { variantId, quantity, ...why }: Receipt,
): Promise<boolean> {
  const [after] = await transaction.$queryRaw<StockLevel[]>`
    INSERT INTO stock_item (variant_id, on_hand, reserved) VALUES (${variantId}, GREATEST(${quantity}, 0), 0)
    ON CONFLICT (variant_id) DO UPDATE SET on_hand = stock_item.on_hand + ${quantity}
    RETURNING on_hand AS "onHand", reserved`
  await transaction.stockMovement.create({ data: { variantId, quantity, kind, ...why } })
  if (!after) throw new Error(`variant ${variantId} has no stock item`)
  return hasCrossed({ ...after, before: { ...after, onHand: after.onHand - quantity } })
}
