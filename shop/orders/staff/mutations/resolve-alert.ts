import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

/** Somebody has seen to it; false when somebody else had. */
export async function resolveAlert(staff: StaffMember, id: string, now = new Date()): Promise<boolean> {
  insistOn(staff, 'orders:fulfil', now)
  return inTransaction(async (transaction) => {
    const { count } = await transaction.staffAlert.updateMany({
      where: { id, resolvedAt: null },
      data: { resolvedAt: now },
    })
    if (count === 0) return false
    await recordAudit(transaction, staff, { action: 'alert.resolved', entity: 'alert', entityId: id })
    return true
  })
}
