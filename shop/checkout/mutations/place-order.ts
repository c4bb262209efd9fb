import 'server-only'
import { inTransaction, isUniqueViolation, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { productListTag, productTag } from '#shop/catalogue/cache.ts'
import { reserveStock } from '#shop/inventory/mutations.ts'
import type { Shortage } from '#shop/inventory/stock.ts'
import { insertOrder, type NewOrder } from '#shop/orders/mutations.ts'

export type PlaceAnswer =
  | { ok: true }
  | { ok: false; reason: 'sold-out'; shortages: Shortage[] }
  /** Somebody pressed twice: the other press has made the order. */
  | { ok: false; reason: 'already-open' }

class SoldOut extends Error {
  readonly shortages: Shortage[]
  constructor(shortages: Shortage[]) {
    super('sold out')
    this.shortages = shortages
  }
}

/** Drops the public pages on which the word for these variants' stock has changed, with the commit. */
export async function announceStock(transaction: Transaction, variantIds: readonly number[]): Promise<void> {
  if (variantIds.length === 0) return
  const rows = await transaction.productVariant.findMany({
    where: { id: { in: [...variantIds] } },
    select: { productId: true },
  })
  await invalidate(transaction, [productListTag, ...rows.map((row) => productTag(row.productId))])
}

/** Holds the stock and writes the order with its frozen session parameters, all or nothing, before Stripe is asked. */
export async function placeOrder(order: NewOrder): Promise<PlaceAnswer> {
  const lines = order.draft.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))
  try {
    await inTransaction(async (transaction) => {
      await insertOrder(transaction, order)
      const answer = await reserveStock(transaction, {
        orderId: order.id,
        attempt: 1,
        lines,
        actor: order.actor,
      })
      if (!answer.ok) throw new SoldOut(answer.shortages)
      await announceStock(transaction, answer.crossed)
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof SoldOut) return { ok: false, reason: 'sold-out', shortages: error.shortages }
    if (isUniqueViolation(error)) return { ok: false, reason: 'already-open' }
    throw error
  }
}

/** Notes the session Stripe answered with; the first answer stays. */
export async function recordSession(
  orderId: string,
  session: { id: string; url: string | null },
): Promise<void> {
  await inTransaction((transaction) =>
    transaction.order.updateMany({
      where: { id: orderId, sessionId: null },
      data: { sessionId: session.id, sessionUrl: session.url },
    }),
  )
}
