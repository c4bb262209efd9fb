import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { database, inTransaction } from '#platform/database.ts'
import { keepFile, type KeptFile } from '#platform/kept-file.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'

export interface NewLabel {
  productId: number
  market: Market
  name: string
  file: KeptFile
}

/** Keeps a label as notified; the same file sent twice for a market is there once. False when there is no such product. */
export async function addLabel(
  staff: StaffMember,
  { productId, market, name, file }: NewLabel,
): Promise<boolean> {
  insistOn(staff, 'products:write')
  return inTransaction(async (transaction) => {
    const rows = await transaction.$queryRaw<unknown[]>`
      SELECT id FROM product WHERE id = ${productId} FOR UPDATE`
    if (rows.length === 0) return false
    const last = await transaction.labelDocument.findFirst({
      where: { productId, market, removedAt: null },
      orderBy: { id: 'desc' },
      select: { fingerprint: true },
    })
    if (last?.fingerprint === file.fingerprint) return true
    await keepFile(transaction, file)
    const { fingerprint } = file
    const uploadedBy = actorOf(staff)
    await transaction.labelDocument.create({ data: { productId, market, name, fingerprint, uploadedBy } })
    await recordAudit(transaction, staff, {
      action: 'label.added',
      entity: 'product',
      entityId: String(productId),
      after: { market, fingerprint },
    })
    return true
  })
}

/** Takes a label back that was uploaded by mistake: it stays on file and no longer counts. */
export async function removeLabel(staff: StaffMember, id: string): Promise<boolean> {
  insistOn(staff, 'products:write')
  return inTransaction(async (transaction) => {
    const label = await transaction.labelDocument.findUnique({ where: { id } })
    if (!label) return false
    const { count } = await transaction.labelDocument.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: new Date() },
    })
    const { productId, market, fingerprint } = label
    if (count > 0)
      await recordAudit(transaction, staff, {
        action: 'label.removed',
        entity: 'product',
        entityId: String(productId),
        before: { market, fingerprint },
      })
    return true
  })
}

/** Notes that somebody took a copy of a label. */
export async function noteLabelHandedOut(
  staff: StaffMember,
  { productId, market, fingerprint }: { productId: number; market: Market; fingerprint: string },
): Promise<void> {
  insistOn(staff, 'products:read')
  return recordAudit(database(), staff, {
    action: 'label.handed-out',
    entity: 'product',
    entityId: String(productId),
    after: { market, fingerprint },
  })
}
