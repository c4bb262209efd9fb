import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { invalid, readForm } from '#platform/submission.ts'
import { reviewInput } from '../checkout-input.ts'

/**
 * Shows the checkout again with what was typed: after another delivery was chosen or pickup points were looked for.
 * Works without JavaScript; nothing is checked and nothing is written but what was typed.
 */
export async function reviewCheckout(request: Request): Promise<Response> {
  const form = await readForm(request, 'checkout', reviewInput)
  const locale = formLocale(form.submission)
  // Back to where the shopper was on the page.
  const page = { location: `${addressOf(locale, 'checkout')}#delivery`, translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  return invalid({ ...form.submission, wantsJson: false }, [], page)
}
