import 'server-only'
import { database } from '#platform/database.ts'
import type { JobDefinition } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { rescueMails } from '#platform/outbox.ts'
import { alertMails } from './mutations/alert-mails.ts'
import { alertSilence } from './mutations/alert-silence.ts'
import { forgetEvents } from './mutations/forget-events.ts'
import { refundQueue } from './mutations/request-refund.ts'
import { expireSession } from './payment/sessions.ts'
import {
  listUnfinishedRefunds,
  listUnprocessedEvents,
  listUnsettledOrders,
  type PayableOrder,
} from './queries.ts'
import { listSecondPayments } from './queries/second-payments.ts'
import { sendBackSecondPayment, sendRefund, takeOverDisputes, takeOverRefunds } from './session/reconcile.ts'
import { ensurePaymentPage, settle } from './session/settle.ts'
import { repeatEvent } from './webhook.ts'

const actor = 'sweeper'
const minute = 60_000
const day = 24 * 60 * minute

/** For each part: even if Stripe is slow, a round ends before the next one begins. */
const patienceMilliseconds = 9_000

/** So many at once: Stripe takes 25 requests a second, shoppers' own included. */
const lanes = 4

/**
 * One trouble must not keep the others waiting; it is logged and tried again at the next round. Each round begins
 * elsewhere, so that everything has its turn when there is time for a part only.
 */
async function each<Item>(
  items: Item[],
  work: (item: Item) => Promise<unknown>,
  what: string,
): Promise<void> {
  const begin = Math.floor(Math.random() * items.length)
  const end = performance.now() + patienceMilliseconds
  const waiting = [...items.slice(begin), ...items.slice(0, begin)].values()
  const workOff = async () => {
    for (const item of waiting) {
      if (performance.now() > end) break
      try {
        await work(item)
      } catch (error) {
        logger.error({ err: error }, `sweeping ${what}`)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, workOff))
}

async function sweepOrder(order: PayableOrder, now: Date): Promise<void> {
  const page = await ensurePaymentPage(order, actor)
  if (!page.ok || !order.sessionId) return // settled, or asked about at the next round
  // A local timer may only ask: stock is released when Stripe says that the session is over (decision 6).
  if (order.payment === 'pending' && order.sessionExpiresAt < now) await expireSession(order.sessionId)
  await settle(order.sessionId, actor)
}

/** Asks Stripe about everything that is still open: enough on its own, should no event ever arrive (decision 6). */
export async function sweep(now = new Date()): Promise<void> {
  const graceBefore = new Date(now.getTime() - minute / 2)
  await each(await listUnsettledOrders(database(), graceBefore), (order) => sweepOrder(order, now), 'orders')
  await each(await listUnfinishedRefunds(database()), ({ id }) => sendRefund(id, actor), 'refunds')
  const second = await listSecondPayments(database())
  await each(second, ({ paymentIntentId }) => sendBackSecondPayment(paymentIntentId), 'second payments')
  const stale = await listUnprocessedEvents(database(), new Date(now.getTime() - 2 * minute))
  await each(stale, ({ id }) => repeatEvent(id), 'events')
  // Once an hour far back: what changes late, or happened while nobody swept.
  const isLongRound = now.getUTCMinutes() === 0
  const days = (count: number) => new Date(now.getTime() - count * day)
  await each([days(isLongRound ? 30 : 4)], (since) => takeOverRefunds(since, actor), 'foreign refunds')
  await each([days(isLongRound ? 90 : 4)], (since) => takeOverDisputes(since, actor), 'disputes')
  await alertSilence(now)
  await rescueMails(now, (transaction, mails) => alertMails(transaction, mails, now))
}

export const checkoutJobs: JobDefinition<never>[] = [
  { queue: 'sweep', cron: '* * * * *', work: () => sweep() },
  { queue: 'retention-events', cron: '32 2 * * *', work: () => forgetEvents(new Date()) },
  {
    queue: refundQueue,
    work: (duty: { refundId: string } | { secondPayment: string }) =>
      'refundId' in duty ? sendRefund(duty.refundId, actor) : sendBackSecondPayment(duty.secondPayment),
  } as JobDefinition<never>,
]
