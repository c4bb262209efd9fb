import 'server-only'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { actorOf, type StaffMember } from './staff-member.ts'

/** What somebody did, for the audit trail. Ids and figures, never names, addresses or secrets. */
export interface AuditRecord {
  /** The permission's words, in the past: `product.saved`, `order.shipped`. */
  action: string
  entity: string
  entityId: string
  before?: Prisma.InputJsonObject
  after?: Prisma.InputJsonObject
}

/** Writes who did what into the audit trail, in the transaction of the deed: both are there or neither is (S-AUD). */
export async function recordAudit(
  transaction: Database,
  staff: Pick<StaffMember, 'id'>,
  { action, entity, entityId, before, after }: AuditRecord,
): Promise<void> {
  await transaction.auditEntry.create({
    data: {
      actor: actorOf(staff),
      action,
      entity,
      entityId,
      ...(before && { before }),
      ...(after && { after }),
    },
  })
}
