import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { queueMail } from '#platform/outbox.ts'
import { releaseStock } from '#shop/inventory/mutations.ts'
import { raiseAlert, recordEvent } from '#shop/orders/mutations.ts'
import { settlementOf, type SessionFacts } from '../settlement.ts'
import { lockOrderRow, type Settling } from './locked-order.ts'
import { holdAgain, holdOf, markPaid, recordPayment } from './mark-paid.ts'
import { announceStock } from './place-order.ts'
import { requestRefund } from './request-refund.ts'
import { returnSecondPayment } from './second-payment.ts'

/** Money came after the goods were given back (decision 6): a new hold if they are still there, else all of it back. */
async function payLate(settling: Settling): Promise<void> {
  const { transaction, order, actor } = settling
  const attempt = order.fulfilment === 'cancelled' ? null : await holdAgain(settling)
  if (attempt !== null) return markPaid(settling, attempt, 'late-payment')
  await toReview(settling, 'paid-but-gone')
  await cancelFulfilment(settling)
  await requestRefund(transaction, {
    orderId: order.id,
    amount: settling.session.amountTotal ?? order.totalAmount,
    currency: order.currency,
    reason: 'sold-out',
    actor,
    actionId: `late:${order.id}`,
  })
  await queueMail(transaction, {
    dedupeKey: `order-refunded-sold-out:${order.id}`,
    kind: 'order-refunded-sold-out',
    orderId: order.id,
    locale: order.locale,
  })
}

async function cancelFulfilment({ transaction, order, actor }: Settling): Promise<void> {
  if (order.fulfilment === 'cancelled') return
  await transaction.order.update({
    where: { id: order.id },
    select: { id: true },
    data: { fulfilment: 'cancelled' },
  })
  const change = { fact: 'fulfilment', from: order.fulfilment, to: 'cancelled', cause: 'sold-out' } as const
  await recordEvent(transaction, { orderId: order.id, ...change, actor })
}

async function toReview(settling: Settling, cause: string): Promise<void> {
  const { transaction, order, session, actor } = settling
  await recordPayment(settling)
  await transaction.order.update({
    where: { id: order.id },
    select: { id: true },
    data: {
      payment: 'review',
      paymentIntentId: session.paymentIntentId,
      clientKey: null,
      version: { increment: 1 },
    },
  })
  await recordEvent(transaction, {
    orderId: order.id,
    fact: 'payment',
    from: order.payment,
    to: 'review',
    cause,
    actor,
  })
  const facts = { session: session.id, amount: session.amountTotal, currency: session.currency }
  await raiseAlert(transaction, { dedupeKey: `review:${order.id}`, kind: cause, orderId: order.id, facts })
}

async function release(settling: Settling, to: 'expired' | 'failed'): Promise<void> {
  const { transaction, order, actor } = settling
  const crossed = await releaseStock(transaction, holdOf(settling), `payment ${to}`)
  await transaction.order.update({
    where: { id: order.id },
    select: { id: true },
    data: { payment: to, hold: 'released', clientKey: null, version: { increment: 1 } },
  })
  await recordEvent(transaction, {
    orderId: order.id,
    fact: 'payment',
    from: order.payment,
    to,
    cause: `session-${to}`,
    actor,
  })
  await announceStock(transaction, crossed)
  if (to === 'failed') {
    const mail = { dedupeKey: `payment-failed:${order.id}`, kind: 'payment-failed', orderId: order.id }
    await queueMail(transaction, { ...mail, locale: order.locale })
  }
}

async function awaitPayment({ transaction, order, actor, session }: Settling): Promise<void> {
  await transaction.order.update({
    where: { id: order.id },
    select: { id: true },
    data: { payment: 'processing', paymentIntentId: session.paymentIntentId, version: { increment: 1 } },
  })
  const change = { fact: 'payment', from: order.payment, to: 'processing', cause: 'payment-delayed' } as const
  await recordEvent(transaction, { orderId: order.id, ...change, actor })
}

/** Money that belongs to no order, or to none any more: a person finds out where it came from. */
async function alertStrayMoney(
  transaction: Transaction,
  session: SessionFacts,
  orderId?: string,
): Promise<void> {
  const facts = { session: session.id, amount: session.amountTotal, currency: session.currency }
  const alert = { dedupeKey: `orphan:${session.id}`, kind: 'payment-without-order', facts }
  await raiseAlert(transaction, { ...alert, ...(orderId && { orderId }) })
}

/** What this shop asked for itself it pays back itself; of anything else it cannot know what it was for. */
function besideOwnMoney(settling: Settling, isOurs: boolean): Promise<void> {
  const { transaction, session, order } = settling
  return isOurs ? returnSecondPayment(settling) : alertStrayMoney(transaction, session, order.id)
}

/** Brings an order to what Stripe says of its session: under the row's lock, all or nothing, safe to repeat. */
export async function applySession(
  session: SessionFacts,
  actor: string,
): Promise<{ orderId: string | null }> {
  return inTransaction(async (transaction) => {
    const order = await lockOrderRow(transaction, session)
    if (!order) {
      if (session.paymentStatus === 'paid') await alertStrayMoney(transaction, session)
      return { orderId: null }
    }
    const settling: Settling = { transaction, order, session, actor }
    const settlement = settlementOf(order, session)
    switch (settlement.kind) {
      case 'pay':
        await markPaid(settling, order.holdAttempt, 'payment-succeeded')
        break
      case 'pay-late':
        await payLate(settling)
        break
      case 'await':
        await awaitPayment(settling)
        break
      case 'release':
        await release(settling, settlement.to)
        break
      case 'review':
        await toReview(settling, settlement.cause)
        break
      case 'more-money':
        await besideOwnMoney(settling, settlement.isOurs)
        break
      case 'nothing':
        break
    }
    return { orderId: order.id }
  })
}

/** Gives an order up for which no session exists at Stripe and none can be made any more (decision 6). */
export async function expireWithoutSession(orderId: string, actor: string): Promise<void> {
  const never: SessionFacts = {
    id: '',
    status: 'expired',
    paymentStatus: 'unpaid',
    hasFailed: false,
    amountTotal: null,
    currency: null,
    clientReferenceId: orderId,
    paymentIntentId: null,
    method: null,
    madeForOrder: null,
  }
  await applySession(never, actor)
}
