import 'server-only'
import { database } from '#platform/database.ts'
import { recordDispute } from '../mutations/record-dispute.ts'
import { recordRefundRefusal, recordRefunds } from '../mutations/record-refund.ts'
import { findDisputeState, listDisputes, worstOf, type DisputeState } from '../payment/disputes.ts'
import { createRefund, listRefunds, listRefundsSince, type RefundWish } from '../payment/refunds.ts'
import { recordSecondPayment, recordSecondPaymentRefusal } from '../mutations/second-payment.ts'
import { findPaymentsOfOrders, findRecordedRefunds, findRefundToSend } from '../queries.ts'
import { findSecondPayment, findSecondPayments } from '../queries/second-payments.ts'

/** Sends a refund under its own key, then takes over what Stripe says of all refunds of that payment. */
export async function sendRefund(refundId: string, actor: string): Promise<void> {
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

/** Sends a second payment back, whole and once, and takes over what Stripe says of it. */
export async function sendBackSecondPayment(paymentIntentId: string): Promise<void> {
  const second = await findSecondPayment(database(), paymentIntentId)
  if (!second) return
  const known = await listRefunds(paymentIntentId)
  if (known.length === 0) {
    const answer = await createRefund({ refundId: `second_${paymentIntentId}`, ...second })
    if (!answer.ok) return recordSecondPaymentRefusal(paymentIntentId, answer.reason)
  }
  await recordSecondPayment(paymentIntentId, await listRefunds(paymentIntentId))
}

/** Payments of orders with a refund of which the shop does not know, or knows something older. */
async function listUnheardRefunds(since: Date): Promise<string[]> {
  const said = await listRefundsSince(since)
  const recorded = await findRecordedRefunds(
    database(),
    said.map(({ id }) => id),
  )
  const unheard = said.filter(({ id, status }) => {
    const known = recorded.get(id)
    return known !== status && known !== 'failed' && known !== 'canceled'
  })
  const payments = unheard.flatMap(({ paymentIntentId }) => paymentIntentId ?? [])
  const own = (await findPaymentsOfOrders(database(), payments)).keys()
  return [...own, ...(await findSecondPayments(database(), payments))]
}

/** Refunds begun or changed in Stripe's dashboard since a moment, whether an event told of them or not. */
export async function takeOverRefunds(since: Date, actor: string): Promise<void> {
  for (const paymentIntentId of await listUnheardRefunds(since))
    await takeOverRefundsOf(paymentIntentId, actor)
}

/** What Stripe says of the refunds of one payment; false when no order knows it (yet). */
export async function takeOverRefundsOf(paymentIntentId: string, actor: string): Promise<boolean> {
  const refunds = await listRefunds(paymentIntentId)
  const isOwn = await recordRefunds(paymentIntentId, refunds, actor)
  return isOwn || recordSecondPayment(paymentIntentId, refunds)
}

/**
 * What Stripe says of the disputes of one payment; false when nobody here knows it (yet). Asked once more after it is
 * written: of two who ask at once, the one who heard the older word may write last.
 */
export async function takeOverDisputesOf(paymentIntentId: string, actor: string): Promise<boolean> {
  let written: DisputeState | null = null
  for (;;) {
    const said = await findDisputeState(paymentIntentId)
    if (said === null || said === written) return true
    if (!(await recordDispute(paymentIntentId, said, actor))) return false
    written = said
  }
}

/** Disputes begun since a moment, with what became of them. */
export async function takeOverDisputes(since: Date, actor: string): Promise<void> {
  const said = Map.groupBy(await listDisputes({ since }), ({ paymentIntentId }) => paymentIntentId ?? '')
  const orders = await findPaymentsOfOrders(database(), [...said.keys()])
  const second = await findSecondPayments(database(), [...said.keys()])
  const isNews = (paymentIntentId: string, { dispute }: { dispute: string }) =>
    worstOf((said.get(paymentIntentId) ?? []).map(({ state }) => state)) !== dispute
  const news = [...orders].filter(([id, known]) => isNews(id, known)).map(([id]) => id)
  for (const paymentIntentId of [...news, ...second]) await takeOverDisputesOf(paymentIntentId, actor)
}
