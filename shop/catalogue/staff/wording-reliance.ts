import type { Language } from '#i18n/locale.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { isWordingSettled } from '#shop/claims/wording.ts'
import type { PublishingReference } from '../publishing-facts.ts'
import { decisionKey } from '../publishing.ts'
import type { ProductDraft } from './product-draft.ts'
import { editedProduct, type ProductRecord } from './product-record.ts'
import { publicationObstacles } from './publication.ts'

/** Whether the gate would find more against the texts of a language if this claim were not shown in it. */
export function cannotStandWithout(
  { draft, record }: { draft: ProductDraft; record: ProductRecord },
  { claimId, language }: { claimId: string; language: Language },
  reference: PublishingReference,
): boolean {
  const settled = draft.claimIds.filter((id) => {
    const claim = claimById(id)
    return claim && isWordingSettled(claim, language, record.confirmedWordings)
  })
  const obstaclesWith = (claimIds: readonly string[]) =>
    publicationObstacles(editedProduct({ ...draft, claimIds: [...claimIds] }, record), reference, {
      languages: [language],
      decided: record.decided,
    }).map(decisionKey)
  const before = new Set(obstaclesWith(settled))
  return obstaclesWith(settled.filter((id) => id !== claimId)).some((key) => !before.has(key))
}
