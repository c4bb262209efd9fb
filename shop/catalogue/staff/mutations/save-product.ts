import 'server-only'
import { languages } from '#i18n/locale.ts'
import { inTransaction, isUniqueViolation, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { enqueue } from '#platform/jobs.ts'
import { restOnWordings } from '#shop/claims/queries/hold-wordings.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { productListTag, productTag } from '../../cache.ts'
import type { PublishingFinding } from '../../publishing-facts.ts'
import { searchQueue } from '../../search-queue.ts'
import { draftLimits, type LimitProblem } from '../draft-limits.ts'
import { changedFields, pickFields } from '../field-differences.ts'
import type { FieldProblem } from '../field-reader.ts'
import { readProductDraft, type ProductDraft } from '../product-draft.ts'
import type { ProductFields } from '../product-fields.ts'
import { editedProduct, type ProductRecord } from '../product-record.ts'
import { publicationObstacles } from '../publication.ts'
import { findProductRecord } from '../queries/find-record.ts'
import { findTaken, type TakenField } from '../queries/find-taken.ts'
import { writeProduct } from './write-product.ts'

export interface ProductSave {
  id: number
  /** The version that was edited. */
  version: number
  fields: ProductFields
  now: Date
}

export type SaveAnswer =
  | { ok: true; version: number; changed: string[]; record: ProductRecord }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'edited-meanwhile'; record: ProductRecord }
  | { ok: false; reason: 'unreadable'; problems: (FieldProblem | TakenField | LimitProblem)[] }
  /** It is published, and would no longer be allowed to. */
  | { ok: false; reason: 'not-publishable'; obstacles: PublishingFinding[]; record: ProductRecord }

/**
 * Saves a product if nobody has since it was read: one conditional statement decides. With it go the former addresses,
 * the audit row of the version, the pages that show it and its place in the search.
 */
export async function saveProduct(staff: StaffMember, save: ProductSave): Promise<SaveAnswer> {
  insistOn(staff, 'products:write')
  try {
    return await inTransaction((transaction) => saveInside(transaction, staff, save))
  } catch (error) {
    // Somebody took the same number or address at the same moment; the next try is told which.
    if (!isUniqueViolation(error)) throw error
    return inTransaction((transaction) => saveInside(transaction, staff, save))
  }
}

/** Saves within a transaction of the caller's. */
export async function saveInside(
  transaction: Transaction,
  staff: StaffMember,
  { id, version, fields, now }: ProductSave,
): Promise<SaveAnswer> {
  await restOnWordings(transaction)
  const record = await findProductRecord(transaction, staff, id)
  if (!record || record.archivedAt) return { ok: false, reason: 'unknown' }
  if (record.version !== version) return { ok: false, reason: 'edited-meanwhile', record }
  const changed = changedFields(record.fields, fields)
  if (changed.length === 0) return { ok: true, version, changed: [], record }
  const read = readProductDraft(fields)
  if (!read.ok) return { ok: false, reason: 'unreadable', problems: read.problems }
  const refusal = await refusalOf(transaction, { draft: read.draft, record, now })
  if (refusal) return refusal
  if (!(await claimVersion(transaction, { id, version }))) return overtaken(transaction, staff, id)
  await writeProduct(transaction, read.draft, { record, changed })
  return { ok: true, ...(await recordSave(transaction, staff, record)) }
}

/** The first reason not to save: other products' rows, what cannot be, what is taken, what may not be public. */
async function refusalOf(transaction: Transaction, saving: Saving): Promise<SaveAnswer | null> {
  return (
    foreignRefusal(saving) ??
    limitRefusal(saving) ??
    (await takenRefusal(transaction, saving)) ??
    (await publicRefusal(transaction, saving))
  )
}

/** Whoever was faster has committed by now: this statement sees it. */
async function overtaken(transaction: Transaction, staff: StaffMember, id: number): Promise<SaveAnswer> {
  const record = await findProductRecord(transaction, staff, id)
  return record ? { ok: false, reason: 'edited-meanwhile', record } : { ok: false, reason: 'unknown' }
}

/** The audit row of the new version, and everything that shows the product. */
async function recordSave(
  transaction: Transaction,
  staff: StaffMember,
  before: ProductRecord,
): Promise<{ version: number; changed: string[]; record: ProductRecord }> {
  // Rows that are new have their ids only now.
  const after = await findProductRecord(transaction, staff, before.id)
  if (!after) throw new Error(`product ${before.id} was there a moment ago`)
  const changed = changedFields(before.fields, after.fields)
  await recordAudit(transaction, staff, {
    action: 'product.saved',
    entity: 'product',
    entityId: String(before.id),
    before: { version: before.version, ...pickFields(before.fields, changed) },
    after: { version: after.version, ...pickFields(after.fields, changed) },
  })
  await announceProduct(transaction, before)
  return { version: after.version, changed, record: after }
}

function foreignRefusal({ draft, record }: Saving): SaveAnswer | null {
  const foreign = draft.variants.filter(({ id }) => id !== null && !isVariantOf(record, id))
  if (foreign.length === 0) return null
  const problems = foreign.map(({ id }) => ({ field: `variants.${id}.sku`, key: 'choice' as const }))
  return { ok: false, reason: 'unreadable', problems }
}

function limitRefusal({ draft }: Saving): SaveAnswer | null {
  const problems = draftLimits(draft)
  return problems.length === 0 ? null : { ok: false, reason: 'unreadable', problems }
}

function isVariantOf(record: ProductRecord, id: number): boolean {
  return record.variants.some((variant) => variant.id === id)
}

/** Makes the version the next one if it still is the one that was read. */
export async function claimVersion(
  transaction: Transaction,
  { id, version }: { id: number; version: number },
): Promise<boolean> {
  const { count } = await transaction.product.updateMany({
    where: { id, version },
    data: { version: { increment: 1 } },
  })
  return count === 1
}

/** Whatever shows the product is made anew: its pages, lists, search. */
export async function announceProduct(
  transaction: Transaction,
  { id, key }: Pick<ProductRecord, 'id' | 'key'>,
): Promise<void> {
  await invalidate(transaction, [productTag(id), productListTag])
  await enqueue(transaction, searchQueue, { kind: 'product', key })
}

async function takenRefusal(transaction: Transaction, { draft, record }: Saving): Promise<SaveAnswer | null> {
  const problems = await findTaken(transaction, draft, record.id)
  return problems.length === 0 ? null : { ok: false, reason: 'unreadable', problems }
}

interface Saving {
  draft: ProductDraft
  record: ProductRecord
  now: Date
}

/** What is public stays lawful: a change that would forbid publishing is refused while it is published. */
async function publicRefusal(
  transaction: Transaction,
  { draft, record, now }: Saving,
): Promise<SaveAnswer | null> {
  const published = languages.filter((language) =>
    record.texts.some((texts) => texts.language === language && texts.status === 'published'),
  )
  if (published.length === 0) return null
  const reference = { vatRates: await listVatRates(transaction), now }
  const obstacles = publicationObstacles(editedProduct(draft, record), reference, {
    languages: published,
    decided: record.decided,
  })
  return obstacles.length === 0 ? null : { ok: false, reason: 'not-publishable', obstacles, record }
}
