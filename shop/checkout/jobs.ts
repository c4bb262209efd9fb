import 'server-only'
import { database } from '#platform/database.ts'
import type { JobDefinition } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { rescueMails } from '#platform/outbox.ts'
import { recordEventProcessed } from './mutations/record-event.ts'
import { recordRefundRefusal, recordRefunds, refundQueue } from './mutations/record-refund.ts'
import { createRefund, expireSession, listRefunds, type RefundWish } from './payment.ts'
import {
  findRefundToSend,
  listUnfinishedRefunds,
  listUnprocessedEvents,
  listUnsettledOrders,
  type PayableOrder,
} from './queries.ts'
import { ensurePaymentPage, settle } from './session/settle.ts'

const actor = 'sweeper'
const minute = 60_000

/** Even if Stripe is slow, a round ends before the next one begins. */
const patienceMilliseconds = 15_000

/**
 * One trouble must not keep the others waiting; it is logged and tried again at the next round. Each round begins
 * elsewhere, so that everything has its turn when there is time for a part only.
 */
async function each<Item>(items: Item[], work: (item: Item) => Promise<void>, what: string): Promise<void> {
  const begin = Math.floor(Math.random() * items.length)
  const end = performance.now() + patienceMilliseconds
  for (const item of [...items.slice(begin), ...items.slice(0, begin)]) {
    if (performance.now() > end) break
    try {
      await work(item)
    } catch (error) {
      logger.error({ err: error }, `sweeping ${what}`)
    }
  }
}

async function sweepOrder(order: PayableOrder, now: Date): Promise<void> {
  const page = await ensurePaymentPage(order, actor)
  if (!page.ok || !order.sessionId) return // settled, or asked about at the next round
  // A local timer may only ask: stock is released when Stripe says that the session is over (decision D3).
  if (order.payment === 'pending' && order.sessionExpiresAt < now) await expireSession(order.sessionId)
  await settle(order.sessionId, actor)
}

/** Asks Stripe about everything that is still open: enough on its own, should no event ever arrive (decision D4). */
export async function sweep(now = new Date()): Promise<void> {
  const graceBefore = new Date(now.getTime() - minute / 2)
  await each(await listUnsettledOrders(database(), graceBefore), (order) => sweepOrder(order, now), 'orders')
  await each(await listUnfinishedRefunds(database()), ({ id }) => sendRefund(id), 'refunds')
  const stale = await listUnprocessedEvents(database(), new Date(now.getTime() - 2 * minute))
  await each(
    stale,
    async ({ id, sessionId }) => {
      if (!sessionId) return
      await settle(sessionId, actor)
      await recordEventProcessed(database(), id)
    },
    'events',
  )
  await rescueMails(now)
}

/** Sends a refund under its own key, then takes over what Stripe says of all refunds of that payment. */
async function sendRefund(refundId: string): Promise<void> {
  const refund = await findRefundToSend(database(), refundId)
  if (!refund?.order.paymentIntentId) return
  const { paymentIntentId } = refund.order
  if (refund.status === 'requested') await askForRefund({ refundId, paymentIntentId, amount: refund.amount })
  await recordRefunds(paymentIntentId, await listRefunds(paymentIntentId), actor)
}

/** Stripe forgets a key after a day, but not what it has paid back: that is asked first. */
async function askForRefund(wish: RefundWish): Promise<void> {
  const known = await listRefunds(wish.paymentIntentId)
  if (known.some(({ metadataRefund }) => metadataRefund === wish.refundId)) return
  const answer = await createRefund(wish)
  if (!answer.ok) await recordRefundRefusal(wish.refundId, answer.reason)
}

export const checkoutJobs: JobDefinition<never>[] = [
  { queue: 'sweep', cron: '* * * * *', work: () => sweep() },
  {
    queue: refundQueue,
    work: ({ refundId }: { refundId: string }) => sendRefund(refundId),
  } as JobDefinition<never>,
]
