import 'server-only'
import { z } from 'zod'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { done, readForm, type Problem, type Submission } from '#platform/submission.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler, type StaffVisit } from '#shop/staff/session/staff-handler.ts'
import { refundOrder, type StaffRefundAnswer } from './mutations/refund-order.ts'
import { resolveReview } from './mutations/resolve-review.ts'
import { findRefundForm } from './queries.ts'
import { refundInput, wishOf } from './refund-form.ts'
import { cancelUnpaidOrder } from './session/cancel-unpaid-order.ts'

const cancelInput = z.strictObject({})
const reviewInput = z.strictObject({ decision: z.enum(['accept', 'pay-back'], { error: 'invalid' }) })

const pageOf = ({ params }: StaffVisit, fold: string) =>
  `/staff/orders/${encodeURIComponent(params.id ?? '')}?open=${fold}#${fold}`
const saidAt = ({ params }: StaffVisit, said: string) =>
  `/staff/orders/${encodeURIComponent(params.id ?? '')}?done=${said}`

function refuse(
  visit: StaffVisit,
  submission: Submission,
  { problems, status = 409, fold }: { problems: Problem[]; status?: number; fold: string },
): Promise<Response> {
  return refuseForm(visit, submission, problems, { location: pageOf(visit, fold), status })
}

type Refused = Extract<StaffRefundAnswer, { ok: false }>

const plainProblems: Partial<Record<Refused['reason'], string>> = {
  'not-paid': 'refundNotPaid',
  disputed: 'refundDisputed',
  'in-review': 'refundInReview',
  nothing: 'refundNothing',
  stale: 'confirmFirst',
  role: 'notYourRole',
  'unknown-order': 'orderChanged',
}

/** Why a refund cannot be, beside the field that says so; `kind` names the way it was asked for. */
function refundProblem(
  answer: Refused,
  { locale }: StaffVisit,
  { currency, kind }: { currency: Currency; kind: string },
): Problem {
  const words = (amount: number) => formatMoney(money(amount, currency), locale)
  switch (answer.reason) {
    case 'above-limit':
      return { field: null, key: 'refundAboveLimit', facts: { limit: formatMoney(answer.limit, locale) } }
    case 'changed':
      return { field: null, key: 'refundChanged', facts: { left: words(answer.leftAmount) } }
    case 'more-to-restock-than-went-out':
      return { field: `restock-${answer.variantId}`, key: 'restockTooMuch', facts: { left: answer.left } }
    case 'more-pieces-than-left':
      return { field: `pieces-${answer.variantId}`, key: 'refundMorePieces', facts: { left: answer.left } }
    case 'more-shipping-than-left':
      return { field: 'shipping', key: 'refundMoreThanLeft', facts: { left: words(answer.leftAmount) } }
    case 'more-than-paid':
      return {
        field: kind === 'amount' ? 'amount' : null,
        key: 'refundMoreThanLeft',
        facts: { left: words(answer.leftAmount) },
      }
    default:
      return { field: null, key: plainProblems[answer.reason] ?? 'orderChanged' }
  }
}

/** Pays back in full, in part or by pieces; pressed twice, it is one refund. */
export const payBack = staffHandler('orders:refund', async (visit) => {
  const form = await readForm(visit.request, 'order-refund', refundInput)
  const { submission } = form
  const fold = 'refund'
  if (!form.ok) return refuse(visit, submission, { ...form, fold })
  const orderId = visit.params.id ?? ''
  const known = await findRefundForm(database(), visit.staff, orderId)
  if (!known) return refuse(visit, submission, { problems: [{ field: null, key: 'orderChanged' }], fold })
  const { currency } = known
  const asked = wishOf(form.data, currency)
  if (!asked.ok)
    return refuse(visit, submission, { problems: [{ field: asked.field, key: 'amount' }], status: 422, fold })
  const { action: actionId, seenLeft: seenLeftAmount, reason, restock, kind } = form.data
  const answer = await refundOrder(visit.staff, {
    ...{ orderId, actionId, reason, restock, seenLeftAmount },
    wish: asked.wish,
  })
  if (answer.ok) return done(submission, saidAt(visit, 'refunded'))
  const problem = refundProblem(answer, visit, { currency, kind })
  return refuse(visit, submission, { problems: [problem], status: problem.field ? 422 : 409, fold })
})

/** Gives up an order that nobody has paid. */
export const giveUpUnpaid = staffHandler('orders:cancel-unpaid', async (visit) => {
  const form = await readForm(visit.request, 'order-cancel', cancelInput)
  const { submission } = form
  const fold = 'cancel'
  if (!form.ok) return refuse(visit, submission, { ...form, fold })
  const orderId = visit.params.id ?? ''
  try {
    const answer = await cancelUnpaidOrder(visit.staff, orderId)
    if (answer.ok) return await done(submission, saidAt(visit, 'cancelled'))
    const key = answer.reason === 'not-open' ? 'cancelNotOpen' : 'orderChanged'
    return await refuse(visit, submission, { problems: [{ field: null, key }], fold })
  } catch (error) {
    // Stripe does not answer: nothing has been given up, and the person is told to press again.
    logger.warn({ err: error, order: orderId }, 'an unpaid order could not be given up')
    return refuse(visit, submission, { problems: [{ field: null, key: 'stripeAway' }], status: 503, fold })
  }
})

const reviewProblems: Record<string, string> = {
  'not-in-review': 'reviewDecided',
  'not-its-money': 'reviewNotItsMoney',
  'sold-out': 'reviewSoldOut',
  stale: 'confirmFirst',
}

/** The owner's word on money that does not fit its order. */
export const decideReview = staffHandler('orders:resolve-review', async (visit) => {
  const form = await readForm(visit.request, 'order-review', reviewInput)
  const { submission } = form
  const fold = 'review'
  if (!form.ok) return refuse(visit, submission, { ...form, fold })
  const { decision } = form.data
  const answer = await resolveReview(visit.staff, { orderId: visit.params.id ?? '', decision })
  if (answer.ok) return done(submission, saidAt(visit, decision === 'accept' ? 'accepted' : 'paid-back'))
  const key = reviewProblems[answer.reason] ?? 'orderChanged'
  return refuse(visit, submission, { problems: [{ field: null, key }], fold })
})
