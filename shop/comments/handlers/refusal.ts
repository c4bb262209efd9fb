import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
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
    ...(retryAfterSeconds && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  })
}

/** Uses one point of each limit; the first that is used up refuses. */
export async function tooMany(wishes: readonly (readonly [Limit, string])[]): Promise<Refusal | null> {
  for (const [limit, key] of wishes) {
    const answer = await withinLimit(limit, key)
    if (!answer.ok) {
      const { retryAfterSeconds } = answer
      const problems = [{ field: null, key: 'tooMany', facts: { seconds: retryAfterSeconds } }]
      return { problems, status: 429, retryAfterSeconds }
    }
  }
  return null
}
