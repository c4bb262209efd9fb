import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { claimWordingsTag } from '#shop/claims/cache.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'

interface Wording {
  claimId: string
  language: Language
  wording: string
}

/** What holds of a wording so far; whoever speaks about it too waits until this is done. */
export async function heldWord(
  transaction: Transaction,
  { claimId, language, wording }: Wording,
): Promise<{ confirmed: boolean } | null> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('claim-wording'), hashtext(${`${claimId}.${language}`}))`
  return transaction.claimWordingConfirmation.findFirst({
    where: { claimId, language, wording },
    select: { confirmed: true },
    orderBy: { id: 'desc' },
  })
}

export interface WordingWish {
  claimId: string
  language: Language
  /** The wording as it was shown to the person. */
  wording: string
  now: Date
}

export type WordingAnswer =
  /** Nothing leaves the site when a wording is confirmed. */
  | { ok: true; takenOff?: never }
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
    const held = await heldWord(transaction, { claimId, language, wording })
    if (held?.confirmed) return { ok: true }
    await transaction.claimWordingConfirmation.create({
      data: { claimId, language, wording, actor: actorOf(staff), at: now },
    })
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
