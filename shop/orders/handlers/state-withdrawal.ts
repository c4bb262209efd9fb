import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { setCookie } from '#platform/cookie.ts'
import { takePoints } from '#platform/form-limit.ts'
import { keepForm } from '#platform/kept-form.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { randomToken } from '#platform/secrets.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { withdrawalInput } from '../withdrawal.ts'

const perAddress: Limit = { name: 'withdrawal-first-step', points: 120, seconds: 600 }

/** The first step: takes down the statement and shows it for confirmation. Nothing is recorded yet. */
export async function stateWithdrawal(request: Request): Promise<Response> {
  const form = await readForm(request, 'withdrawal', withdrawalInput)
  const locale = formLocale(form.submission)
  const address = addressOf(locale, 'withdrawal')
  const page = { location: address, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  const flood = await takePoints([[perAddress, form.submission.clientAddress]])
  if (flood) return invalid(form.submission, flood.problems, { ...page, ...flood })
  const { name, orderNumber, email, items } = form.data
  const statement = { name, orderNumber, email, items, key: randomToken() }
  const token = await keepForm('withdrawal-statement', statement, [])
  return done(form.submission, `${address}?step=confirm`, [setCookie('form', token, 900)])
}
