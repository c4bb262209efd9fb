import 'server-only'
import { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { locales } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { done, invalid, readForm, type Problem } from '#platform/submission.ts'
import { emailInput } from '#shop/orders/contact-input.ts'
import { queueOrderLinks } from '../mutations/queue-order-links.ts'

const input = z.strictObject({ locale: z.enum(locales), email: emailInput })

/** An address typed by somebody unknown gets few mails a day, and few are sent on behalf of one client. */
const perEmail: Limit = { name: 'find-order-email', points: 3, seconds: 24 * 60 * 60 }
const perAddress: Limit = { name: 'find-order-address', points: 30, seconds: 600 }

/** Mails fresh links to the orders of an address; the answer is the same whether there are any. */
export async function findOrder(request: Request): Promise<Response> {
  const form = await readForm(request, 'find-order', input)
  const locale = formLocale(form.submission)
  const page = { location: addressOf(locale, 'findOrder'), translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  const limit = await withinLimit(perAddress, form.submission.clientAddress)
  if (!limit.ok) {
    const problems: Problem[] = [{ field: null, key: 'tooMany', facts: { seconds: limit.retryAfterSeconds } }]
    const headers = { 'retry-after': String(limit.retryAfterSeconds) }
    return invalid(form.submission, problems, { ...page, status: 429, headers })
  }
  const { email } = form.data
  if ((await withinLimit(perEmail, email.toLowerCase())).ok) await queueOrderLinks(email, locale)
  return done(form.submission, `${addressOf(locale, 'findOrder')}?sent=1`)
}
