import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, marketOf } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { setCookie } from '#platform/cookie.ts'
import { keepForm } from '#platform/kept-form.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm, type Problem } from '#platform/submission.ts'
import { answerDeadline, complaintInput } from '../complaint.ts'
import { recordComplaint } from '../mutations.ts'
import { newOrderNumber } from '../order-number.ts'

const limits = {
  address: { name: 'complaint-address', points: 60, seconds: 600 },
  mails: { name: 'complaint-mails', points: 6, seconds: 24 * 60 * 60 },
} satisfies Record<string, Limit>

/** Takes a complaint down with date and time and sends a receipt with the day of the answer (CONS-08). */
export async function fileComplaint(request: Request): Promise<Response> {
  const form = await readForm(request, 'complaint', complaintInput)
  const { submission } = form
  const given = submission.values.locale ?? ''
  const locale = isLocale(given) ? given : defaultLocale
  const address = addressOf(locale, 'complaint')
  const page = { location: address, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(submission, form.problems, { ...page, status: form.status })
  const limit = await withinLimit(limits.address, submission.clientAddress)
  if (!limit.ok) {
    const problems: Problem[] = [{ field: null, key: 'tooMany', facts: { seconds: limit.retryAfterSeconds } }]
    const headers = { 'retry-after': String(limit.retryAfterSeconds) }
    return invalid(submission, problems, { ...page, status: 429, headers })
  }
  const { key, locale: _, ...complaint } = form.data
  const submittedAt = new Date()
  const recorded = await recordComplaint({
    ...complaint,
    id: `cp_${hashToken(key ?? randomToken())}`,
    reference: `R-${newOrderNumber()}`,
    locale,
    submittedAt,
    answerBy: answerDeadline(submittedAt, marketOf(locale)),
    isMailed: (await withinLimit(limits.mails, complaint.email.toLowerCase())).ok,
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
