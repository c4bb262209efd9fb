import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { claimWordingsTag } from '#shop/claims/cache.ts'
import { claimById } from '#shop/claims/health-claim.ts'
import { unsettleWordings } from '#shop/claims/queries/hold-wordings.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import type { PublishingReference } from '../../publishing-facts.ts'
import { readProductDraft } from '../product-draft.ts'
import type { ProductRecord } from '../product-record.ts'
import { listProductRecords } from '../queries/find-record.ts'
import { cannotStandWithout } from '../wording-reliance.ts'
import { heldWord, type WordingWish } from './confirm-wording.ts'
import { unpublishInside } from './publish-product.ts'

export interface TakingBack extends WordingWish {
  /** Why, for the trail. */
  reason: string
}

export type TakingBackAnswer =
  /** Numbers of the products that were taken off the site in this language. */
  | { ok: true; takenOff: string[] }
  | { ok: false; reason: 'unknown-claim' }
  /** Nobody's word stands: the register verifies it, it was never confirmed, or somebody else was faster. */
  | { ok: false; reason: 'not-confirmed' }

/**
 * Takes back that a wording was compared with the official text. The claim vanishes from every page of the language; a
 * product that may not be published without it (its name or its texts stand on the claim, CLAIM-05) goes off the site. Who
 * publishes at the same moment is either seen here, or sees that the word is gone.
 */
export async function takeBackWording(staff: StaffMember, wish: TakingBack): Promise<TakingBackAnswer> {
  const { claimId, language, wording, reason, now } = wish
  insistOn(staff, 'claims:confirm-wording', now)
  const claim = claimById(claimId)
  if (!claim) return { ok: false, reason: 'unknown-claim' }
  return inTransaction(async (transaction) => {
    await unsettleWordings(transaction)
    const held = await heldWord(transaction, { claimId, language, wording })
    if (!held?.confirmed) return { ok: false, reason: 'not-confirmed' }
    const reliant = await reliantProducts(transaction, staff, { claimId, language, now })
    await transaction.claimWordingConfirmation.create({
      data: { claimId, language, wording, confirmed: false, actor: actorOf(staff), at: now },
    })
    for (const record of reliant) await unpublishInside(transaction, staff, record, { language, now })
    const takenOff = reliant.map(({ key }) => key)
    await recordAudit(transaction, staff, {
      action: 'claim.wording-taken-back',
      entity: 'claim-wording',
      entityId: `${claimId}.${language}`,
      before: { wording },
      after: { reason, ...(takenOff.length > 0 && { takenOff: takenOff.join(', ') }) },
    })
    await invalidate(transaction, [claimWordingsTag])
    return { ok: true, takenOff }
  })
}

/** Products published in the language that the gate would refuse without the claim; their rows are held until the end. */
async function reliantProducts(
  transaction: Transaction,
  staff: StaffMember,
  { claimId, language, now }: { claimId: string; language: Language; now: Date },
): Promise<ProductRecord[]> {
  const held = await transaction.$queryRaw<{ id: number }[]>`
    SELECT product.id FROM product
    JOIN product_claim AS attached ON attached.product_id = product.id AND attached.claim_id = ${claimId}
    JOIN product_translation AS texts ON texts.product_id = product.id AND texts.language = ${language}
    WHERE product.archived_at IS NULL AND texts.status = 'published'
    ORDER BY product.id FOR UPDATE OF product`
  if (held.length === 0) return []
  const records = await listProductRecords(transaction, staff, { id: { in: held.map(({ id }) => id) } })
  const reference = { vatRates: await listVatRates(transaction), now }
  return records.filter((record) => relies(record, { claimId, language }, reference))
}

function relies(
  record: ProductRecord,
  without: { claimId: string; language: Language },
  reference: PublishingReference,
): boolean {
  const read = readProductDraft(record.fields)
  if (!read.ok)
    throw new Error(`product ${record.id} as saved cannot be read: ${JSON.stringify(read.problems)}`)
  return cannotStandWithout({ draft: read.draft, record }, without, reference)
}
