import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { restOnWordings } from '#shop/claims/queries/hold-wordings.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import type { PublishingFinding } from '../../publishing-facts.ts'
import { decisionKey, publishingFindings } from '../../publishing.ts'
import { readProductDraft } from '../product-draft.ts'
import { editedProduct, type ProductRecord } from '../product-record.ts'
import { publicationObstacles } from '../publication.ts'
import { findProductRecord } from '../queries/find-record.ts'
import { announceProduct, claimVersion } from './save-product.ts'

interface Wish {
  id: number
  version: number
  now: Date
}

export interface PublicationWish extends Wish {
  language: Language
  /** From when it is shown; null takes it off the site. */
  from: Date | null
}

type Refusal =
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'edited-meanwhile' }
  | { ok: false; reason: 'not-publishable'; obstacles: PublishingFinding[]; record: ProductRecord }

export type PublicationAnswer = { ok: true; version: number } | Refusal

/** Publishes the texts of a language now or from a moment on, or takes them back; a version of its own. */
export async function setPublication(staff: StaffMember, wish: PublicationWish): Promise<PublicationAnswer> {
  insistOn(staff, 'products:write')
  const { language, from, now } = wish
  return changeVersion(staff, wish, {
    action: from === null ? 'product.unpublished' : 'product.published',
    refusal: (transaction, record) =>
      from === null ? Promise.resolve(null) : refusalOf(transaction, record, { language, now }),
    write: (transaction, record) => writePublication(transaction, record, wish),
  })
}

async function writePublication(
  transaction: Transaction,
  { id: productId, texts }: ProductRecord,
  { language, from, now }: PublicationWish,
): Promise<Written> {
  const own = texts.find((candidate) => candidate.language === language)
  const shownAt = own?.publishedAt ?? null
  // What was shown once keeps its moment: its address stays known.
  const withdrawn = { status: 'draft', publishedAt: shownAt && shownAt <= now ? shownAt : null } as const
  await transaction.productTranslation.update({
    where: { productId_language: { productId, language } },
    data: from === null ? withdrawn : { status: 'published', publishedAt: from },
  })
  const name = `publication.${language}`
  const was = own?.status === 'published' ? shownAt : null
  return { before: { [name]: publicationWords(was) }, after: { [name]: publicationWords(from) } }
}

/** How the trail writes down since when something is published. */
function publicationWords(from: Date | null): string {
  return from?.toISOString() ?? 'draft'
}

type Written = Record<'before' | 'after', Record<string, string>>

/** Takes a product out of the shop for good, or back into the workshop as a draft. */
export async function setArchived(
  staff: StaffMember,
  { isArchived, ...wish }: Wish & { isArchived: boolean },
): Promise<PublicationAnswer> {
  insistOn(staff, 'products:archive')
  return changeVersion(staff, wish, {
    action: isArchived ? 'product.archived' : 'product.restored',
    refusal: () => Promise.resolve(null),
    write: async (transaction, { id, texts }) => {
      await transaction.product.update({ where: { id }, data: { archivedAt: isArchived ? wish.now : null } })
      const shown = texts.filter(({ status }) => status === 'published')
      await transaction.productTranslation.updateMany({ where: { productId: id }, data: { status: 'draft' } })
      return {
        before: Object.fromEntries(
          shown.map(({ language, publishedAt }) => [
            `publication.${language}`,
            publicationWords(publishedAt),
          ]),
        ),
        after: Object.fromEntries(
          shown.map(({ language }) => [`publication.${language}`, publicationWords(null)]),
        ),
      }
    },
  })
}

interface Change {
  action: string
  refusal: (transaction: Transaction, record: ProductRecord) => Promise<Refusal | null>
  write: (transaction: Transaction, record: ProductRecord) => Promise<Written>
}

function changeVersion(
  staff: StaffMember,
  { id, version }: Wish,
  { refusal, ...change }: Change,
): Promise<PublicationAnswer> {
  return inTransaction(async (transaction) => {
    await restOnWordings(transaction)
    const record = await findProductRecord(transaction, staff, id)
    if (!record) return { ok: false, reason: 'unknown' }
    if (record.version !== version) return { ok: false, reason: 'edited-meanwhile' }
    const refused = await refusal(transaction, record)
    return refused ?? writeVersion(transaction, staff, record, change)
  })
}

async function writeVersion(
  transaction: Transaction,
  staff: StaffMember,
  record: ProductRecord,
  { action, write }: Omit<Change, 'refusal'>,
): Promise<{ ok: true; version: number } | { ok: false; reason: 'edited-meanwhile' }> {
  const { id, version } = record
  if (!(await claimVersion(transaction, { id, version }))) return { ok: false, reason: 'edited-meanwhile' }
  const { before, after } = await write(transaction, record)
  await recordAudit(transaction, staff, {
    action,
    entity: 'product',
    entityId: String(id),
    before: { version, ...before },
    after: { version: version + 1, ...after },
  })
  await announceProduct(transaction, record)
  return { ok: true, version: version + 1 }
}

/** Takes the texts of a language off the site within a transaction of the caller's, who holds the product's row. */
export async function unpublishInside(
  transaction: Transaction,
  staff: StaffMember,
  record: ProductRecord,
  { language, now }: { language: Language; now: Date },
): Promise<void> {
  const wish = { id: record.id, version: record.version, language, from: null, now }
  const answer = await writeVersion(transaction, staff, record, {
    action: 'product.unpublished',
    write: () => writePublication(transaction, record, wish),
  })
  if (!answer.ok) throw new Error(`product ${record.id} was saved although its row is held`)
}

async function refusalOf(
  transaction: Transaction,
  record: ProductRecord,
  { language, now }: { language: Language; now: Date },
): Promise<Refusal | null> {
  const read = readProductDraft(record.fields)
  if (record.archivedAt) return { ok: false, reason: 'unknown' }
  if (!read.ok)
    throw new Error(`product ${record.id} as saved cannot be read: ${JSON.stringify(read.problems)}`)
  const reference = { vatRates: await listVatRates(transaction), now }
  const wish = { languages: [language], decided: record.decided }
  const obstacles = publicationObstacles(editedProduct(read.draft, record), reference, wish)
  return obstacles.length === 0 ? null : { ok: false, reason: 'not-publishable', obstacles, record }
}

export interface DecisionWish {
  id: number
  /** Which of the open decisions, by `decisionKey`. */
  key: string
  reason: string
  now: Date
}

/** Records what the owner decided where the law leaves a decision. */
export async function recordDecision(
  staff: StaffMember,
  { id, key, reason, now }: DecisionWish,
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'owner-decides' }> {
  insistOn(staff, 'products:write')
  return inTransaction(async (transaction) => {
    const record = await findProductRecord(transaction, staff, id)
    const read = record && readProductDraft(record.fields)
    if (!record || !read?.ok) return { ok: false, reason: 'unknown' }
    const reference = { vatRates: await listVatRates(transaction), now }
    const open = publishingFindings(editedProduct(read.draft, record), reference).find(
      (finding) => finding.severity === 'decision' && decisionKey(finding) === key,
    )
    if (!open) return { ok: false, reason: 'unknown' }
    if (staff.role !== 'owner') return { ok: false, reason: 'owner-decides' }
    await transaction.productDecision.createMany({
      data: [{ productId: id, key, reason, actor: actorOf(staff), at: now }],
      skipDuplicates: true,
    })
    await recordAudit(transaction, staff, {
      action: 'product.decided',
      entity: 'product-decision',
      entityId: String(id),
      after: { rule: open.rule, field: open.field, key, reason },
    })
    return { ok: true }
  })
}
