import 'server-only'
import type { Language } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import type { PreparedPicture } from '#platform/pictures/picture-store.ts'
import { lockUpload } from '#platform/pictures/upload-lock.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { productListTag, productTag } from '../../cache.ts'
import type { AlternativeTexts } from './picture-input.ts'
import { listNamedUploads } from './queries.ts'

/** Changes of one product's pictures come one after the other; null when there is no such product. */
async function lockProduct(transaction: Transaction, productId: number): Promise<{ key: string } | null> {
  const rows = await transaction.$queryRaw<{ key: string }[]>`
    SELECT key FROM product WHERE id = ${productId} FOR UPDATE`
  return rows[0] ?? null
}

async function finish(
  transaction: Transaction,
  staff: StaffMember,
  { productId, action, facts }: { productId: number; action: string; facts: Record<string, string | number> },
): Promise<void> {
  await recordAudit(transaction, staff, {
    action,
    entity: 'product',
    entityId: String(productId),
    after: facts,
  })
  await invalidate(transaction, [productTag(productId), productListTag])
}

export interface NewPicture {
  productId: number
  variantId: number | null
  languages: readonly Language[]
  texts: AlternativeTexts
  picture: PreparedPicture
}

export type AddedPicture = { ok: true } | { ok: false; reason: 'product-gone' | 'variant-gone' }

/** Adds a picture as the last one. Its files stand in their place before the row can be seen, or there is no row. */
export async function addPicture(
  staff: StaffMember,
  { productId, variantId, languages, texts, picture }: NewPicture,
): Promise<AddedPicture> {
  insistOn(staff, 'media:write')
  const { file, width, height, widths } = picture
  return inTransaction(async (transaction) => {
    if (!(await lockProduct(transaction, productId))) return { ok: false, reason: 'product-gone' }
    if (!(await isVariantOf(transaction, productId, variantId))) return { ok: false, reason: 'variant-gone' }
    await lockUpload(transaction, file)
    await picture.publish()
    const last = await transaction.productPicture.aggregate({
      where: { productId },
      _max: { position: true },
    })
    const position = (last._max.position ?? -1) + 1
    await transaction.productPicture.createMany({
      data: languages.map((language) => ({
        ...{ productId, variantId, language, position, file, width, height, widths },
        alt: texts[language],
      })),
    })
    await finish(transaction, staff, { productId, action: 'picture.added', facts: { position, file } })
    return { ok: true }
  })
}

async function isVariantOf(
  transaction: Transaction,
  productId: number,
  variantId: number | null,
): Promise<boolean> {
  if (variantId === null) return true
  return (await transaction.productVariant.count({ where: { id: variantId, productId } })) === 1
}

interface Slot {
  productId: number
  position: number
}

/** Says anew what a picture shows, and for which size it stands. */
export async function describePicture(
  staff: StaffMember,
  { productId, position }: Slot,
  { texts, variantId }: { texts: AlternativeTexts; variantId: number | null },
): Promise<AddedPicture> {
  insistOn(staff, 'media:write')
  return inTransaction(async (transaction) => {
    if (!(await lockProduct(transaction, productId))) return { ok: false, reason: 'product-gone' }
    if (!(await isVariantOf(transaction, productId, variantId))) return { ok: false, reason: 'variant-gone' }
    for (const [language, alt] of Object.entries(texts))
      await transaction.productPicture.updateMany({
        where: { productId, position, language },
        data: { alt, variantId },
      })
    await finish(transaction, staff, { productId, action: 'picture.described', facts: { position } })
    return { ok: true }
  })
}

/** Exchanges a picture with its neighbour; at the end of the row nothing happens. */
export async function movePicture(
  staff: StaffMember,
  { productId, position }: Slot,
  direction: 'up' | 'down',
): Promise<void> {
  insistOn(staff, 'media:write')
  return inTransaction(async (transaction) => {
    if (!(await lockProduct(transaction, productId))) return
    const other = await transaction.productPicture.findFirst({
      where: { productId, position: direction === 'up' ? { lt: position } : { gt: position } },
      orderBy: { position: direction === 'up' ? 'desc' : 'asc' },
      select: { position: true },
    })
    if (!other) return
    const place = (from: number, to: number) =>
      transaction.productPicture.updateMany({ where: { productId, position: from }, data: { position: to } })
    // A place is taken once per language: one of the two waits outside.
    await place(position, -1)
    await place(other.position, position)
    await place(-1, other.position)
    await finish(transaction, staff, {
      productId,
      action: 'picture.moved',
      facts: { from: position, to: other.position },
    })
  })
}

/** Takes a picture off the pages; its files go with the next cleaning. */
export async function removePicture(
  staff: StaffMember,
  { productId, position }: Slot,
  languages: readonly Language[],
): Promise<void> {
  insistOn(staff, 'media:write')
  return inTransaction(async (transaction) => {
    if (!(await lockProduct(transaction, productId))) return
    const where = { productId, position, language: { in: [...languages] } }
    const { count } = await transaction.productPicture.deleteMany({ where })
    if (count > 0)
      await finish(transaction, staff, { productId, action: 'picture.removed', facts: { position, count } })
  })
}

/** Takes the files of an upload away unless a row names it by now. */
export function withUnnamedUpload(file: string, remove: () => Promise<void>): Promise<boolean> {
  return inTransaction(async (transaction) => {
    await lockUpload(transaction, file)
    const isNamed = (await listNamedUploads(transaction)).has(file)
    if (!isNamed) await remove()
    return !isNamed
  })
}

/** Tells staff, once a day, that pictures are shown whose files are gone (I20). */
export async function tellOfLostPictures(files: readonly string[], now: Date): Promise<void> {
  await inTransaction(({ staffAlert }) =>
    staffAlert.createMany({
      data: [
        {
          dedupeKey: `pictures-lost:${now.toISOString().slice(0, 10)}`,
          kind: 'pictures-lost',
          facts: { count: files.length, files: files.slice(0, 20) },
        },
      ],
      skipDuplicates: true,
    }),
  )
}
