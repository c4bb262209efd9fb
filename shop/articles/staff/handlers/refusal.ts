import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { invalid, type Problem, type Submission } from '#platform/submission.ts'
import { articlesAddress } from '../address.ts'

interface RefusalPage {
  location?: string
  locale: Locale
  status?: number
  isOutdated?: boolean
}

/** Answers a form of the article workshop that cannot be accepted; its texts are long and none may be lost. */
export function refuse(
  submission: Submission,
  problems: Problem[],
  { location = articlesAddress, locale, status = 422, isOutdated = false }: RefusalPage,
): Promise<Response> {
  const page = { location, translate: problemTranslator(locale), status, isOutdated, isLong: true }
  return invalid(submission, problems, page)
}
