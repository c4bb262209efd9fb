import 'server-only'
import { database } from '#platform/database.ts'
import { done, readForm, type Problem } from '#platform/submission.ts'
import { findActorName } from '#shop/staff/queries.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler, type StaffVisit } from '#shop/staff/session/staff-handler.ts'
import type { FulfilmentRefusal } from '../fulfilment.ts'
import { answerComplaint, answerWithdrawal, type AnswerAnswer } from './mutations/answer-consumer.ts'
import {
  correctParcel,
  markDelivered,
  markPacked,
  markShipped,
  type FulfilmentAnswer,
} from './mutations/fulfil-order.ts'
import { resolveAlert } from './mutations/resolve-alert.ts'
import { resendMail } from './mutations/resend-mail.ts'
import { writeNote } from './mutations/write-note.ts'
import {
  alertInput,
  mailInput,
  noteInput,
  orderAddress,
  parcelInput,
  statementInput,
  stepInput,
} from './order-forms.ts'

const stepProblems: Record<FulfilmentRefusal, string> = {
  'not-paid': 'stepNotPaid',
  cancelled: 'stepCancelled',
  'paid-back': 'stepPaidBack',
  disputed: 'stepDisputed',
  withdrawn: 'stepWithdrawn',
  'not-now': 'stepNotNow',
}

type RefusedStep = Extract<FulfilmentAnswer, { ok: false }>['reason']

function stepProblem(reason: RefusedStep): Problem {
  if (reason === 'unknown-carrier') return { field: 'carrier', key: 'carrier' }
  if (reason === 'bad-tracking-number') return { field: 'trackingNumber', key: 'trackingNumber' }
  if (reason === 'changed') return { field: null, key: 'orderChanged' }
  const key = Object.hasOwn(stepProblems, reason) ? stepProblems[reason as FulfilmentRefusal] : 'notYourRole'
  return { field: null, key }
}

const pageOf = ({ params }: StaffVisit, fold: string) =>
  `${orderAddress(params.id ?? '')}?open=${fold}#${fold}`
const saidAt = ({ params }: StaffVisit, said: string) => `${orderAddress(params.id ?? '')}?done=${said}`

type TakeStep = (
  staff: StaffVisit['staff'],
  seen: { orderId: string; seenVersion: number },
) => Promise<FulfilmentAnswer>

/** A step that needs nothing but a press. */
function stepHandler(step: 'packed' | 'delivered', take: TakeStep) {
  return staffHandler('orders:fulfil', async (visit) => {
    const form = await readForm(visit.request, 'order-step', stepInput)
    const { submission } = form
    const location = pageOf(visit, 'steps')
    if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
    const orderId = visit.params.id ?? ''
    const answer = await take(visit.staff, { orderId, seenVersion: form.data.version })
    if (!answer.ok)
      return refuseForm(visit, submission, [stepProblem(answer.reason)], { location, status: 409 })
    return done(submission, saidAt(visit, step))
  })
}

export const packOrder = stepHandler('packed', markPacked)
export const deliverOrder = stepHandler('delivered', markDelivered)

type TakeParcel = (
  staff: StaffVisit['staff'],
  wish: { orderId: string; seenVersion: number; parcel: { carrier: string; trackingNumber: string } },
) => Promise<FulfilmentAnswer>

function parcelHandler(name: 'ship' | 'parcel', take: TakeParcel) {
  return staffHandler('orders:fulfil', async (visit) => {
    const form = await readForm(visit.request, `order-${name}`, parcelInput)
    const { submission } = form
    const location = pageOf(visit, name)
    if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
    const { version, ...parcel } = form.data
    const orderId = visit.params.id ?? ''
    const answer = await take(visit.staff, { orderId, seenVersion: version, parcel })
    if (!answer.ok) {
      const problem = stepProblem(answer.reason)
      const status = problem.field === null ? 409 : 422
      return refuseForm(visit, submission, [problem], { location, status })
    }
    return done(submission, saidAt(visit, name === 'ship' ? 'shipped' : 'parcel'))
  })
}

/** The parcel has left; the shopper is told in the order's language. */
export const shipOrder = parcelHandler('ship', markShipped)
export const correctTracking = parcelHandler('parcel', correctParcel)

export const noteOrder = staffHandler('orders:fulfil', async (visit) => {
  const form = await readForm(visit.request, 'order-note', noteInput)
  const { submission } = form
  const location = pageOf(visit, 'note')
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { action: actionId, body } = form.data
  const answer = await writeNote(visit.staff, { orderId: visit.params.id ?? '', actionId, body })
  if (answer.ok) return done(submission, saidAt(visit, 'note'))
  return refuseForm(visit, submission, [{ field: null, key: 'orderChanged' }], { location, status: 409 })
})

const mailProblems: Record<string, string> = { 'on-its-way': 'mailOnItsWay', 'no-address': 'mailNoAddress' }

export const sendMailAgain = staffHandler('orders:resend-mail', async (visit) => {
  const form = await readForm(visit.request, 'order-mail', mailInput)
  const { submission } = form
  const location = pageOf(visit, 'mails')
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { action: actionId, mail: mailId } = form.data
  const answer = await resendMail(visit.staff, { orderId: visit.params.id ?? '', mailId, actionId })
  if (answer.ok) return done(submission, saidAt(visit, 'mail'))
  const key = mailProblems[answer.reason] ?? 'orderChanged'
  return refuseForm(visit, submission, [{ field: null, key }], { location, status: 409 })
})

async function statementProblem(answer: Extract<AnswerAnswer, { ok: false }>): Promise<Problem> {
  if (answer.reason === 'words-needed') return { field: 'words', key: 'answerWords' }
  if (answer.reason !== 'already-answered') return { field: null, key: 'orderChanged' }
  const name = (await findActorName(database(), answer.answeredBy)) ?? '–'
  return { field: null, key: 'answeredAlready', facts: { name } }
}

type GiveAnswer = typeof answerWithdrawal

function statementHandler(kind: 'withdrawals' | 'complaints', give: GiveAnswer) {
  return staffHandler('orders:fulfil', async (visit) => {
    const form = await readForm(visit.request, 'statement', statementInput)
    const { submission } = form
    const id = visit.params.id ?? ''
    const location = `/staff/statements/${kind}/${encodeURIComponent(id)}`
    if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
    const answer = await give(visit.staff, { id, ...form.data })
    if (answer.ok) return done(submission, `${location}?done=answered`)
    const problem = await statementProblem(answer)
    return refuseForm(visit, submission, [problem], { location, status: problem.field ? 422 : 409 })
  })
}

/** The shop's answer to a statement goes out in the language of whoever made it. */
export const answerWithdrawalStatement = statementHandler('withdrawals', answerWithdrawal)
export const answerComplaintStatement = statementHandler('complaints', answerComplaint)

/** Takes an alert off the list, once somebody has seen to it. */
export const closeAlert = staffHandler('orders:fulfil', async (visit) => {
  const form = await readForm(visit.request, 'alert', alertInput)
  const { submission } = form
  const location = '/staff'
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  if (await resolveAlert(visit.staff, visit.params.id ?? ''))
    return done(submission, `${location}?done=alert`)
  return refuseForm(visit, submission, [{ field: null, key: 'alertResolved' }], { location, status: 409 })
})
