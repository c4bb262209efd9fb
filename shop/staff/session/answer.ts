import 'server-only'
import { problemTranslator } from '#i18n/problem.ts'
import { invalid, type FormPage, type Problem, type Submission } from '#platform/submission.ts'
import type { StaffVisit } from './staff-handler.ts'

/** Where a refused form is shown again; `translate` where a room has words of its own for what is wrong. */
type WorkshopFormPage = Omit<FormPage, 'translate' | 'isLong'> & Partial<Pick<FormPage, 'translate'>>

/**
 * Answers a form of the workshop that cannot be accepted, on the page it came from: what is wrong in the person's language,
 * and nothing of what was typed lost, however long it is.
 */
export function refuseForm(
  { locale }: Pick<StaffVisit, 'locale'>,
  submission: Submission,
  problems: Problem[],
  page: WorkshopFormPage,
): Promise<Response> {
  return invalid(submission, problems, { translate: problemTranslator(locale), ...page, isLong: true })
}

/** An address of the workshop that names nothing which is there. */
export function nothingThere(): Response {
  return Response.json({ error: 'unknown' }, { status: 404, headers: { 'cache-control': 'no-store' } })
}
