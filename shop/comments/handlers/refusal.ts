import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { invalid, type Problem, type Submission } from '#platform/submission.ts'

export interface Refusal {
  problems: Problem[]
  status: number
  /** The page that shows the form again; the list of articles where there is none. */
  location?: string
  retryAfterSeconds?: number
}

export function refuse(submission: Submission, refusal: Refusal): Promise<Response> {
  const { problems, status, location, retryAfterSeconds } = refusal
  const locale = formLocale(submission)
  return invalid(submission, problems, {
    location: location ?? addressOf(locale, 'articles'),
    translate: problemTranslator(locale),
    status,
    ...(retryAfterSeconds && { retryAfterSeconds }),
  })
}
