import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { claimWordingsTag } from '#shop/claims/cache.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'

export interface WordingWish {
  claimId: string
  language: Language
  /** The wording as it was shown to the person. */
  wording: string
  now: Date
}

export type WordingAnswer =
  | { ok: true }
  | { ok: false; reason: 'unknown-claim' }
  /** The register words it otherwise by now; nobody has compared that. */
  | { ok: false; reason: 'wording-changed' }

/**
 * Records that somebody compared the wording of a claim with the official text. It counts for every product; saying it
 * twice leaves the first word standing.
 */
export async function confirmWording(
  staff: StaffMember,
  { claimId, language, wording, now }: WordingWish,
): Promise<WordingAnswer> {
  insistOn(staff, 'claims:confirm-wording', now)
  const claim = claimById(claimId)
  if (!claim) return { ok: false, reason: 'unknown-claim' }
  if (claim.text[language] !== wording) return { ok: false, reason: 'wording-changed' }
  return inTransaction(async (transaction) => {
    const { count } = await transaction.claimWordingConfirmation.createMany({
      data: [{ claimId, language, wording, actor: actorOf(staff), at: now }],
      skipDuplicates: true,
    })
    if (count === 0) return { ok: true }
    await recordAudit(transaction, staff, {
      action: 'claim.wording-confirmed',
      entity: 'claim-wording',
      entityId: `${claimId}.${language}`,
      after: { wording },
    })
    await invalidate(transaction, [claimWordingsTag])
    return { ok: true }
  })
}
