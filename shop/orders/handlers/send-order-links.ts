import 'server-only'
import { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { locales } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { takePoints } from '#platform/form-limit.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { emailInput, mailboxOf } from '#shop/input/field.ts'
import { queueOrderLinks } from '../mutations/queue-order-links.ts'

const input = z.strictObject({ locale: z.enum(locales), email: emailInput })

/** An address typed by somebody unknown gets few mails a day, and few are sent on behalf of one client. */
const perEmail: Limit = { name: 'find-order-email', points: 3, seconds: 24 * 60 * 60 }
const perAddress: Limit = { name: 'find-order-address', points: 30, seconds: 600 }

/** Mails fresh links to the orders of an address; the answer is the same whether there are any. */
export async function sendOrderLinks(request: Request): Promise<Response> {
  const form = await readForm(request, 'find-order', input)
  const locale = formLocale(form.submission)
  const page = { location: addressOf(locale, 'findOrder'), translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  const flood = await takePoints([[perAddress, form.submission.clientAddress]])
  if (flood) return invalid(form.submission, flood.problems, { ...page, ...flood })
  const { email } = form.data
  if ((await withinLimit(perEmail, mailboxOf(email))).ok) await queueOrderLinks(email, locale)
  return done(form.submission, `${addressOf(locale, 'findOrder')}?sent=1`)
}
