import 'server-only'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { applySession, expireWithoutSession } from '../mutations/settle-order.ts'
import { recordSession } from '../mutations/place-order.ts'
import { createSession, expireSession, retrieveSession } from '../payment/sessions.ts'
import { findOrderForPayment, type PayableOrder } from '../queries.ts'

/**
 * The only way an order's payment state changes: ask Stripe what the session is now, then bring the order to it.
 * Webhook, sweeper and staff call it, as often as they like (decision 6).
 */
export async function settle(sessionId: string, actor: string): Promise<string | null> {
  const { orderId } = await applySession(await retrieveSession(sessionId), actor)
  return orderId
}

export type PaymentPage =
  | { ok: true; url: string }
  | { ok: false; reason: 'closed' }
  /** Stripe does not take the order as it is; it has been given up. */
  | { ok: false; reason: 'refused'; parameter: string | null }

type Payable = Pick<PayableOrder, 'id' | 'sessionId' | 'sessionUrl' | 'sessionParameters'>

/** The order's payment page; asks Stripe again with the same key and parameters when the first answer was lost. */
export async function ensurePaymentPage(order: Payable, actor: string): Promise<PaymentPage> {
  if (order.sessionId && order.sessionUrl) return { ok: true, url: order.sessionUrl }
  const answer = await createSession(order.id, order.sessionParameters as object)
  if (!answer.ok) {
    // Without a session nothing could ever give the stock back but this.
    await expireWithoutSession(order.id, actor)
    if (answer.reason === 'too-late') return { ok: false, reason: 'closed' }
    logger.error(
      { order: order.id, parameter: answer.parameter },
      'Stripe refuses the payment page of an order',
    )
    return answer
  }
  const { id, url } = answer
  await recordSession(order.id, { id, url })
  if (url !== null) return { ok: true, url }
  await settle(id, actor)
  return { ok: false, reason: 'closed' }
}

/** Closes an order's payment page at Stripe and settles; the order then is expired, or it turns out to be paid. */
export async function closePayment(order: PayableOrder, actor: string): Promise<void> {
  const page = await ensurePaymentPage(order, actor)
  if (!page.ok) return
  const sessionId = order.sessionId ?? (await findOrderForPayment(database(), order.id))?.sessionId
  if (!sessionId) throw new Error(`order ${order.id} has a payment page without a session`)
  await expireSession(sessionId)
  await settle(sessionId, actor)
}
