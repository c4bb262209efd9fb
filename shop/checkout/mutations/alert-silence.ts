import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { raiseAlert } from '#shop/orders/mutations.ts'

const minute = 60_000

/** Long enough for an event that is late, short enough for somebody to look the same morning. */
const graceMinutes = 10
const lookedBackHours = 24

/**
 * Orders are paid, and Stripe tells nothing of it: its endpoint is switched off, or the secret is wrong. The sweep
 * keeps the orders right meanwhile; a person has to repair the way of the events. Written once a day.
 */
export async function alertSilence(now: Date): Promise<void> {
  await inTransaction(async (transaction) => {
    const { _max: heard } = await transaction.stripeEvent.aggregate({ _max: { receivedAt: true } })
    // An event is received before the order it tells of is paid.
    const since = new Date((heard.receivedAt?.getTime() ?? 0) + minute)
    const lookedBack = new Date(now.getTime() - lookedBackHours * 60 * minute)
    const paid = await transaction.order.count({
      where: {
        paidAt: {
          gt: since > lookedBack ? since : lookedBack,
          lt: new Date(now.getTime() - graceMinutes * minute),
        },
      },
    })
    if (paid === 0) return
    await raiseAlert(transaction, {
      dedupeKey: `stripe-silent:${now.toISOString().slice(0, 10)}`,
      kind: 'stripe-silent',
      facts: { lastEventAt: heard.receivedAt?.toISOString() ?? null, paidOrders: paid },
    })
  })
}
