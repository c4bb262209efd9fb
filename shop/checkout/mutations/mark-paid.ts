import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { takeOrderedLines } from '#shop/cart/mutations.ts'
import { commitStock, reserveStock, type Hold } from '#shop/inventory/mutations.ts'
import { availableQuantity, inLockingOrder, type StockLine } from '#shop/inventory/stock.ts'
import { issueInvoice } from '#shop/invoices/mutations.ts'
import { recordEvent } from '#shop/orders/mutations.ts'
import type { Settling } from './locked-order.ts'
import { announceStock } from './place-order.ts'

export const holdOf = ({ order, actor }: Settling, attempt = order.holdAttempt): Hold => ({
  orderId: order.id,
  attempt,
  lines: order.lines,
  actor,
})

/** Notes the money that came, once. */
export async function recordPayment({ transaction, order, session }: Settling): Promise<void> {
  if (!session.paymentIntentId || session.amountTotal === null)
    throw new Error(`${session.id} is paid without a payment`)
  await transaction.payment.createMany({
    data: [
      {
        paymentIntentId: session.paymentIntentId,
        orderId: order.id,
        amount: session.amountTotal,
        currency: session.currency?.toUpperCase() ?? order.currency,
        outcome: 'succeeded',
        method: session.method,
      },
    ],
    skipDuplicates: true,
  })
}

/** The goods are sold: off the shelf, out of the cart, with one confirmation and one receipt. */
export async function markPaid(settling: Settling, attempt: number, cause: string): Promise<void> {
  const { transaction, order, session, actor } = settling
  await commitStock(transaction, holdOf(settling, attempt))
  await recordPayment(settling)
  await transaction.order.update({
    where: { id: order.id },
    select: { id: true },
    data: {
      payment: 'paid',
      hold: 'committed',
      holdAttempt: attempt,
      paidAt: new Date(),
      sessionId: session.id,
      paymentIntentId: session.paymentIntentId,
      clientKey: null,
      version: { increment: 1 },
    },
  })
  await recordEvent(transaction, {
    orderId: order.id,
    fact: 'payment',
    from: order.payment,
    to: 'paid',
    cause,
    actor,
  })
  if (order.cartId) await takeOrderedLines(transaction, order.cartId, order.lines)
  await queueMail(transaction, {
    dedupeKey: `order-confirmed:${order.id}`,
    kind: 'order-confirmed',
    orderId: order.id,
    locale: order.locale,
  })
  await issueInvoice(transaction, order.id)
}

/** Locks the stock rows in the common order and says whether the lines fit: then a hold cannot be refused any more. */
async function fits(transaction: Transaction, lines: readonly StockLine[]): Promise<boolean> {
  for (const { variantId, quantity } of inLockingOrder(lines)) {
    const [level] = await transaction.$queryRaw<{ onHand: number; reserved: number }[]>`
      SELECT on_hand AS "onHand", reserved FROM stock_item WHERE variant_id = ${variantId} FOR UPDATE`
    if (!level || availableQuantity(level) < quantity) return false
  }
  return true
}

/** Promises the goods once more after they were given back; the number of the new hold, or null when they are gone. */
export async function holdAgain(settling: Settling): Promise<number | null> {
  const { transaction, order } = settling
  if (!(await fits(transaction, order.lines))) return null
  const attempt = order.holdAttempt + 1
  const answer = await reserveStock(transaction, holdOf(settling, attempt))
  if (!answer.ok) throw new Error(`stock of ${order.id} went away under its lock`)
  await announceStock(transaction, answer.crossed)
  return attempt
}
