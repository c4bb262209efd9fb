import 'server-only'
import { problemTranslator } from '#i18n/problem.ts'
import { invalid, type Problem, type Submission } from '#platform/submission.ts'
import type { StaffVisit } from './staff-handler.ts'

/** Answers a form of the workshop that cannot be accepted, on the page it came from. */
export function refuseForm(
  { locale }: Pick<StaffVisit, 'locale'>,
  submission: Submission,
  problems: Problem[],
  page: { location: string; status?: number; retryAfterSeconds?: number },
): Promise<Response> {
  return invalid(submission, problems, { ...page, translate: problemTranslator(locale) })
}
