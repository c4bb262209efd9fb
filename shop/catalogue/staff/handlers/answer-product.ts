import 'server-only'
import type { Problem, Submission } from '#platform/submission.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import type { StaffVisit } from '#shop/staff/session/staff-handler.ts'
import type { PublishingFinding } from '../../publishing-facts.ts'
import { productProblemWords } from '../problem-words.ts'
import { formFieldOf } from '../publication.ts'

interface Page {
  location: string
  status?: number
  isOutdated?: boolean
}

/** Answers a form of the catalogue that cannot be accepted: what is wrong in the person's language, nothing lost. */
export function refuseProductForm(
  visit: Pick<StaffVisit, 'locale'>,
  submission: Submission,
  problems: Problem[],
  page: Page,
): Promise<Response> {
  return refuseForm(visit, submission, problems, { ...page, translate: productProblemWords(visit.locale) })
}

/** Obstacles to publishing as problems of the form's fields. */
export function obstacleProblems(
  obstacles: readonly PublishingFinding[],
  variants: readonly { id: number; sku: string }[],
): Problem[] {
  return obstacles.map((finding) => ({
    field: formFieldOf(finding, variants),
    key: finding.key,
    facts: { ...finding.facts },
  }))
}
