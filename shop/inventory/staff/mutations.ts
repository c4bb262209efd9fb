import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { hashToken } from '#platform/secrets.ts'
import { recordAudit, recordAudits, type AuditRecord } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { moveStock } from '../mutations.ts'
import type { StockLevel } from '../stock.ts'
import { planMovement, type MovementRefusal } from './movement.ts'
import type { Movement } from './stock-input.ts'

export type MovementAnswer = { ok: true; onHand: number } | { ok: false; reason: 'unknown' } | MovementRefusal

/**
 * Moves stock by hand, with a reason, never by setting a number: a count is the adjustment that is missing. The row of
 * the shelf is locked, so that any number of people add up exactly, and the same press twice is one movement.
 */
export async function moveByHand(
  staff: StaffMember,
  movement: Movement,
  tagsOf: (productId: number) => string[],
): Promise<MovementAnswer> {
  insistOn(staff, 'stock:adjust')
  return inTransaction(async (transaction) => {
    const shelf = await lockShelf(transaction, movement.variantId)
    if (!shelf) return { ok: false, reason: 'unknown' }
    const actionId = pressOf(movement)
    if ((await transaction.stockMovement.count({ where: { actionId } })) > 0)
      return { ok: true, onHand: shelf.onHand }
    const plan = planMovement(shelf, movement)
    if (!plan.ok) return plan
    const { variantId, kind, reason } = movement
    const { change, onHand } = plan
    const hasCrossed = await moveStock(transaction, kind === 'receive' ? 'receive' : 'adjust', {
      variantId,
      quantity: change,
      reason,
      actor: actorOf(staff),
      actionId,
    })
    await recordAudit(transaction, staff, {
      action: actions[kind],
      entity: 'stock',
      entityId: String(variantId),
      before: { onHand: shelf.onHand },
      after: { onHand, change, reason },
    })
    if (hasCrossed) await invalidate(transaction, tagsOf(shelf.productId))
    return { ok: true, onHand }
  })
}

export interface ListedCounts {
  counts: readonly { variantId: number; quantity: number; seen: number }[]
  /** One-time id of the list: entered twice, it is done once. */
  action: string
  reason: string
  tagsOf: (productId: number) => string[]
}

/**
 * Enters what was counted on many shelves, each as a movement of its own, in the order in which every order locks its
 * stock. False as soon as one of them cannot be entered: the caller takes everything back.
 */
export async function countShelves(
  transaction: Transaction,
  staff: StaffMember,
  { counts, action, reason, tagsOf }: ListedCounts,
): Promise<boolean> {
  insistOn(staff, 'stock:adjust')
  const movements = counts.toSorted((one, other) => one.variantId - other.variantId)
  const shelves = await lockShelves(
    transaction,
    movements.map(({ variantId }) => variantId),
  )
  const audits: AuditRecord[] = []
  const tags: string[] = []
  for (const { variantId, quantity, seen } of movements) {
    const shelf = shelves.get(variantId)
    if (!shelf) return false
    const plan = planMovement(shelf, { kind: 'count', quantity, seen })
    if (!plan.ok) return false
    const { change, onHand } = plan
    const actionId = pressOf({ ...{ action, variantId, kind: 'count', quantity, reason }, seen })
    const movement = { variantId, quantity: change, reason, actor: actorOf(staff), actionId }
    if (await moveStock(transaction, 'adjust', movement)) tags.push(...tagsOf(shelf.productId))
    audits.push({
      action: actions.count,
      entity: 'stock',
      entityId: String(variantId),
      before: { onHand: shelf.onHand },
      after: { onHand, change, reason },
    })
  }
  await recordAudits(transaction, staff, audits)
  await invalidate(transaction, tags)
  return true
}

/** The form as it was pressed: what was written anew on a page gone back to is another press. */
function pressOf({ action, variantId, kind, quantity, reason }: Movement): string {
  return hashToken(JSON.stringify([action, variantId, kind, quantity, reason]))
}

const actions = { receive: 'stock.received', adjust: 'stock.adjusted', count: 'stock.counted' } as const

interface Shelf extends StockLevel {
  productId: number
}

async function lockShelf(transaction: Transaction, variantId: number): Promise<Shelf | null> {
  return (await lockShelves(transaction, [variantId])).get(variantId) ?? null
}

async function lockShelves(
  transaction: Transaction,
  variantIds: readonly number[],
): Promise<Map<number, Shelf>> {
  const ids = [...variantIds]
  await transaction.$executeRaw`
    INSERT INTO stock_item (variant_id) SELECT id FROM product_variant WHERE id = ANY(${ids}) ORDER BY id
    ON CONFLICT (variant_id) DO NOTHING`
  const shelves = await transaction.$queryRaw<(Shelf & { variantId: number })[]>`
    SELECT item.variant_id AS "variantId", item.on_hand AS "onHand", item.reserved, pack.product_id AS "productId"
    FROM stock_item AS item JOIN product_variant AS pack ON pack.id = item.variant_id
    WHERE item.variant_id = ANY(${ids}) ORDER BY item.variant_id FOR UPDATE OF item`
  return new Map(shelves.map(({ variantId, ...shelf }) => [variantId, shelf]))
}
