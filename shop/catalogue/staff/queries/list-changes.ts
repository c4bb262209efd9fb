import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { versionActions } from '../product-record.ts'

/** A version of a product: who made it, when, and which fields changed. */
export interface ProductChange {
  version: number
  action: string
  at: Date
  /** Null for what no person did. */
  name: string | null
  fields: string[]
}

/** The latest versions of a product, the newest first. */
export async function listProductChanges(
  database: Database,
  staff: StaffMember,
  productId: number,
  most: number,
): Promise<ProductChange[]> {
  insistOn(staff, 'products:read')
  const entries = await database.auditEntry.findMany({
    where: { entity: 'product', entityId: String(productId), action: { in: [...versionActions] } },
    orderBy: { id: 'desc' },
    take: most,
  })
  const names = await findActorNames(
    database,
    entries.map(({ actor }) => actor),
  )
  return entries.map(({ action, at, actor, after }) => {
    const { version, ...fields } = (after ?? {}) as Record<string, unknown>
    return {
      version: Number(version ?? 0),
      action,
      at,
      name: names.get(actor) ?? null,
      fields: Object.keys(fields),
    }
  })
}
