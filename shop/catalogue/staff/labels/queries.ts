import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { LabelDocument } from './label-document.ts'

/** All labels a product was notified with, the newest first. */
export async function listLabelDocuments(
  database: Database,
  staff: StaffMember,
  productId: number,
): Promise<LabelDocument[]> {
  insistOn(staff, 'products:read')
  const rows = await database.labelDocument.findMany({
    where: { productId },
    orderBy: { id: 'desc' },
    select: { id: true, market: true, name: true, fingerprint: true, uploadedAt: true, removedAt: true },
  })
  return rows.map(({ market, ...row }) => ({ ...row, market: market as Market }))
}

export async function findLabelDocument(
  database: Database,
  staff: StaffMember,
  id: string,
): Promise<{ productId: number; market: Market; name: string; fingerprint: string } | null> {
  insistOn(staff, 'products:read')
  const row = await database.labelDocument.findUnique({
    where: { id },
    select: { productId: true, market: true, name: true, fingerprint: true },
  })
  return row && { ...row, market: row.market as Market }
}
