import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { setCookie } from '#platform/cookie.ts'
import { keepForm } from '#platform/kept-form.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { hashToken, randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm, type Problem } from '#platform/submission.ts'
import { recordWithdrawal } from '../mutations.ts'
import { withdrawalInput } from '../withdrawal.ts'

/** A right is exercised here: only a flood is refused. An address gets few mails a day, its statements all count. */
const limits = {
  address: { name: 'withdrawal-address', points: 120, seconds: 600 },
  mails: { name: 'withdrawal-mails', points: 6, seconds: 24 * 60 * 60 },
} satisfies Record<string, Limit>

/** The second step: records the statement with date and time and acknowledges it by mail (Directive 2011/83/EU art. 11a). */
export async function confirmWithdrawal(request: Request): Promise<Response> {
  const form = await readForm(request, 'withdrawal', withdrawalInput)
  const { submission } = form
  const given = submission.values.locale ?? ''
  const locale = isLocale(given) ? given : defaultLocale
  const address = addressOf(locale, 'withdrawal')
  const page = { location: address, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(submission, form.problems, { ...page, status: form.status })
  const limit = await withinLimit(limits.address, submission.clientAddress)
  if (!limit.ok) {
    const problems: Problem[] = [{ field: null, key: 'tooMany', facts: { seconds: limit.retryAfterSeconds } }]
    const headers = { 'retry-after': String(limit.retryAfterSeconds) }
    return invalid(submission, problems, { ...page, status: 429, headers })
  }
  const { name, orderNumber, email, items, key } = form.data
  const statement = { name, orderNumber, email, items }
  const submittedAt = await recordWithdrawal({
    ...statement,
    id: `wd_${hashToken(key ?? randomToken())}`,
    locale,
    submittedAt: new Date(),
    isMailed: (await withinLimit(limits.mails, email.toLowerCase())).ok,
  })
  const token = await keepForm(
    'withdrawal-received',
    { ...statement, submittedAt: submittedAt.toISOString() },
    [],
  )
  return done(submission, `${address}?step=received`, [setCookie('form', token, 900)])
}
