import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { marketOf } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { setCookie } from '#platform/cookie.ts'
import { takePoints } from '#platform/form-limit.ts'
import { keepForm } from '#platform/kept-form.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { answerDeadline, complaintInput } from '../complaint.ts'
import { recordComplaint } from '../mutations.ts'
import { newOrderNumber } from '../order-number.ts'
import { mayMail } from './statement-limits.ts'

const perAddress: Limit = { name: 'complaint-address', points: 60, seconds: 600 }

/** Takes a complaint down with date and time and sends a receipt with the day of the answer (CONS-08). */
export async function fileComplaint(request: Request): Promise<Response> {
  const form = await readForm(request, 'complaint', complaintInput)
  const { submission } = form
  const locale = formLocale(submission)
  const address = addressOf(locale, 'complaint')
  const page = { location: address, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(submission, form.problems, { ...page, status: form.status })
  const flood = await takePoints([[perAddress, submission.clientAddress]])
  if (flood) return invalid(submission, flood.problems, { ...page, ...flood })
  const { key, locale: _, ...complaint } = form.data
  const submittedAt = new Date()
  const recorded = await recordComplaint({
    ...complaint,
    // The same form sent twice is one complaint; what was written anew on a page gone back to is another.
    id: `cp_${hashToken(JSON.stringify([key ?? randomToken(), complaint]))}`,
    reference: `R-${newOrderNumber()}`,
    locale,
    submittedAt,
    answerBy: answerDeadline(submittedAt, marketOf(locale)),
    isMailed: await mayMail('complaint', complaint.email, submission),
  })
  const received = {
    reference: recorded.reference,
    email: complaint.email,
    submittedAt: recorded.submittedAt.toISOString(),
    answerBy: recorded.answerBy.toISOString(),
  }
  const token = await keepForm('complaint-received', received, [])
  return done(submission, `${address}?received=1`, [setCookie('form', token, 900)])
}
