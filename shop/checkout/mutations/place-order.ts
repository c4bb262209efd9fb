import 'server-only'
import { inTransaction, isUniqueViolation, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { productListTag, productTag } from '#shop/catalogue/cache.ts'
import { reserveStock } from '#shop/inventory/mutations.ts'
import type { Shortage, StockLine } from '#shop/inventory/stock.ts'
import { insertOrder, type NewOrder } from '#shop/orders/mutations.ts'
import { mayOpenPayment } from '../open-payments.ts'
import { findOpenPayments } from '../queries.ts'

export type PlaceAnswer =
  | { ok: true }
  | { ok: false; reason: 'sold-out'; shortages: Shortage[] }
  /** Somebody pressed twice: the other press has made the order. */
  | { ok: false; reason: 'already-open' }
  /** Too much is kept from others already, by this person or this connection. */
  | { ok: false; reason: 'too-many-open' }

class TooManyOpen extends Error {}

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

/** Two orders of one person or connection at once count one after the other, and each counts the other. */
async function requireRoom(
  transaction: Transaction,
  { clientKey, draft }: NewOrder,
  lines: readonly StockLine[],
): Promise<void> {
  const { email } = draft.contact
  // The same order of locks for everybody: connection, person, then the stock.
  for (const key of [`client ${clientKey}`, `email ${email.toLowerCase()}`])
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`
  const open = await findOpenPayments(transaction, { email, clientKey }, new Date())
  if (!mayOpenPayment(open, lines)) throw new TooManyOpen()
}

/** Holds the stock and writes the order with its frozen session parameters, all or nothing, before Stripe is asked. */
export async function placeOrder(order: NewOrder): Promise<PlaceAnswer> {
  const lines = order.draft.lines.map(({ variantId, quantity }) => ({ variantId, quantity }))
  try {
    await inTransaction(async (transaction) => {
      await requireRoom(transaction, order, lines)
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
    if (error instanceof TooManyOpen) return { ok: false, reason: 'too-many-open' }
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
