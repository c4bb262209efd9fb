import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import { claimWordingsTag } from '../cache.ts'
import { heldWords, type WordingConfirmation } from '../wording.ts'

/** Every wording a person has confirmed and not taken back, in all languages or in one; notes that the page depends on them. */
export async function listWordingConfirmations(
  database: Database,
  language?: Language,
): Promise<WordingConfirmation[]> {
  dependsOn([claimWordingsTag])
  const rows = await database.claimWordingConfirmation.findMany({
    ...(language && { where: { language } }),
    select: { claimId: true, language: true, wording: true, confirmed: true },
    orderBy: { id: 'asc' },
  })
  return heldWords(rows)
    .filter(({ confirmed }) => confirmed)
    .map(({ claimId, language: spoken, wording }) => ({ claimId, language: spoken as Language, wording }))
}

/** The same in the language of a page. */
export function listShownConfirmations(
  database: Database,
  language: Language,
): Promise<WordingConfirmation[]> {
  return remember(`confirmations ${language}`, () => listWordingConfirmations(database, language))
}
