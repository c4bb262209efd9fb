import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { LabelDocument } from './label-document.ts'

type Staff = Pick<StaffMember, 'id'>

/** All labels a product was notified with, the newest first. */
export async function listLabelDocuments(
  database: Database,
  _staff: Staff,
  productId: number,
): Promise<LabelDocument[]> {
  const rows = await database.labelDocument.findMany({
    where: { productId },
    orderBy: { id: 'desc' },
    select: { id: true, market: true, name: true, fingerprint: true, uploadedAt: true, removedAt: true },
  })
  return rows.map(({ market, ...row }) => ({ ...row, market: market as Market }))
}

export async function findLabelDocument(
  database: Database,
  _staff: Staff,
  id: string,
): Promise<{ productId: number; market: Market; name: string; fingerprint: string } | null> {
  const row = await database.labelDocument.findUnique({
    where: { id },
    select: { productId: true, market: true, name: true, fingerprint: true },
  })
  return row && { ...row, market: row.market as Market }
}
