import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { setCookie } from '#platform/cookie.ts'
import { takePoints } from '#platform/form-limit.ts'
import { keepForm } from '#platform/kept-form.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { recordWithdrawal } from '../mutations.ts'
import { withdrawalInput } from '../withdrawal.ts'
import { mayMail } from './statement-limits.ts'

/** A right is exercised here: only a flood is refused. */
const perAddress: Limit = { name: 'withdrawal-address', points: 120, seconds: 600 }

/** The second step: records the statement with date and time and acknowledges it by mail (Directive 2011/83/EU art. 11a). */
export async function confirmWithdrawal(request: Request): Promise<Response> {
  const form = await readForm(request, 'withdrawal', withdrawalInput)
  const { submission } = form
  const locale = formLocale(submission)
  const address = addressOf(locale, 'withdrawal')
  const page = { location: address, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(submission, form.problems, { ...page, status: form.status })
  const flood = await takePoints([[perAddress, submission.clientAddress]])
  if (flood) return invalid(submission, flood.problems, { ...page, ...flood })
  const { name, orderNumber, email, items, key } = form.data
  const statement = { name, orderNumber, email, items }
  const submittedAt = await recordWithdrawal({
    ...statement,
    // The same form sent twice is one statement; what was written anew on a page gone back to is another.
    id: `wd_${hashToken(JSON.stringify([key ?? randomToken(), statement]))}`,
    locale,
    submittedAt: new Date(),
    isMailed: await mayMail('withdrawal', email, submission),
  })
  const token = await keepForm(
    'withdrawal-received',
    { ...statement, submittedAt: submittedAt.toISOString() },
    [],
  )
  return done(submission, `${address}?step=received`, [setCookie('form', token, 900)])
}
