import 'server-only'
import { subSeconds } from 'date-fns'
import type { Locale, Market } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { addToLines, lineLimit, type CartLine } from './cart.ts'
import { cartLifetimeSeconds } from './session.ts'

export interface NewCart {
  market: Market
  locale: Locale
}

/** Opens a cart; answers its id and the opaque token for the browser's cookie. */
export async function createCart({ market, locale }: NewCart): Promise<{ id: string; token: string }> {
  const token = randomToken()
  const { id } = await inTransaction((transaction) =>
    transaction.cart.create({ data: { tokenHash: hashToken(token), market, locale }, select: { id: true } }),
  )
  return { id, token }
}

async function lockCart(transaction: Transaction, cartId: string): Promise<CartLine[]> {
  await transaction.$queryRaw`SELECT id FROM cart WHERE id = ${cartId} FOR UPDATE`
  return transaction.cartLine.findMany({
    where: { cartId },
    select: { variantId: true, quantity: true, seenUnitAmount: true },
  })
}

async function touch(transaction: Transaction, cartId: string): Promise<number> {
  await transaction.cart.update({
    where: { id: cartId },
    data: { version: { increment: 1 } },
    select: { id: true },
  })
  const { _sum } = await transaction.cartLine.aggregate({ where: { cartId }, _sum: { quantity: true } })
  return _sum.quantity ?? 0
}

type Filled = { ok: true; pieces: number } | { ok: false; reason: 'too-many-lines' }
export type CartAnswer = Filled | { ok: false; reason: 'too-many-pieces' }

/** Adds pieces of a variant at the price the shopper saw; two clicks at once add up, never overwrite. */
export async function addLine(cartId: string, line: CartLine): Promise<CartAnswer> {
  return inTransaction(async (transaction) => {
    const answer = addToLines(await lockCart(transaction, cartId), line.variantId, line.quantity)
    if (!answer.ok) return answer
    const { variantId, seenUnitAmount } = line
    await transaction.cartLine.upsert({
      where: { cartId_variantId: { cartId, variantId } },
      create: { cartId, variantId, seenUnitAmount, quantity: answer.quantity },
      update: { quantity: answer.quantity, seenUnitAmount },
    })
    return { ok: true, pieces: await touch(transaction, cartId) }
  })
}

/** Sees to it that at least so many pieces of each are in the cart; asked twice, it is done once. */
export async function fillCart(cartId: string, wanted: readonly CartLine[]): Promise<Filled> {
  return inTransaction(async (transaction) => {
    const there = new Map((await lockCart(transaction, cartId)).map((line) => [line.variantId, line]))
    const missing = wanted.filter(
      ({ variantId, quantity }) => (there.get(variantId)?.quantity ?? 0) < quantity,
    )
    const added = missing.filter(({ variantId }) => !there.has(variantId))
    if (there.size + added.length > lineLimit) return { ok: false, reason: 'too-many-lines' }
    for (const { variantId, quantity, seenUnitAmount } of missing)
      await transaction.cartLine.upsert({
        where: { cartId_variantId: { cartId, variantId } },
        create: { cartId, variantId, seenUnitAmount, quantity },
        update: { quantity },
      })
    return { ok: true, pieces: await touch(transaction, cartId) }
  })
}

/** Sets the quantity of a line; zero removes it. A line that is not there stays away. */
export async function setQuantity(cartId: string, variantId: number, quantity: number): Promise<number> {
  return inTransaction(async (transaction) => {
    await lockCart(transaction, cartId)
    if (quantity === 0) await transaction.cartLine.deleteMany({ where: { cartId, variantId } })
    else await transaction.cartLine.updateMany({ where: { cartId, variantId }, data: { quantity } })
    return touch(transaction, cartId)
  })
}

/** Remembers the prices the shopper has now been shown and told about. */
export async function acknowledgePrices(
  cartId: string,
  seen: { variantId: number; unitAmount: number }[],
): Promise<void> {
  await inTransaction(async (transaction) => {
    for (const { variantId, unitAmount } of seen) {
      await transaction.cartLine.updateMany({
        where: { cartId, variantId },
        data: { seenUnitAmount: unitAmount },
      })
    }
  })
}

/** A cart keeps its market: changing the market starts over with an empty cart under the same cookie. */
export async function moveCart(cartId: string, { market, locale }: NewCart): Promise<void> {
  await inTransaction(async (transaction) => {
    await transaction.cartLine.deleteMany({ where: { cartId, cart: { market: { not: market } } } })
    await transaction.cart.update({
      where: { id: cartId },
      data: { market, locale, version: { increment: 1 } },
    })
  })
}

/** Takes what was ordered and paid out of the cart; what was added meanwhile stays. */
export async function takeOrderedLines(
  transaction: Transaction,
  cartId: string,
  lines: readonly { variantId: number; quantity: number }[],
): Promise<void> {
  // Whoever adds at this moment reads the lines before or after; new orders of the cart need not wait.
  await transaction.$queryRaw`SELECT id FROM cart WHERE id = ${cartId} FOR NO KEY UPDATE`
  for (const { variantId, quantity } of lines) {
    await transaction.cartLine.deleteMany({ where: { cartId, variantId, quantity: { lte: quantity } } })
    await transaction.cartLine.updateMany({
      where: { cartId, variantId, quantity: { gt: quantity } },
      data: { quantity: { decrement: quantity } },
    })
  }
}

/** Removes carts nobody came back to while their cookie lived; answers how many. */
export async function forgetCarts(now: Date, limit = 1000): Promise<number> {
  const untouchedSince = subSeconds(now, cartLifetimeSeconds)
  const { count } = await inTransaction((transaction) =>
    transaction.cart.deleteMany({ where: { updatedAt: { lt: untouchedSince } }, limit }),
  )
  return count
}
