import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import { claimWordingsTag } from '../cache.ts'
import type { WordingConfirmation } from '../wording.ts'

/** Every wording a person has confirmed, in all languages or in one; notes that the page depends on them. */
export async function listWordingConfirmations(
  database: Database,
  language?: Language,
): Promise<WordingConfirmation[]> {
  dependsOn([claimWordingsTag])
  const rows = await database.claimWordingConfirmation.findMany({
    ...(language && { where: { language } }),
    select: { claimId: true, language: true, wording: true },
  })
  return rows.map((row) => ({ ...row, language: row.language as Language }))
}

/** The same in the language of a page. */
export function listShownConfirmations(
  database: Database,
  language: Language,
): Promise<WordingConfirmation[]> {
  return remember(`confirmations ${language}`, () => listWordingConfirmations(database, language))
}
