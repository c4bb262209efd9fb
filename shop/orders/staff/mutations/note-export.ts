import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'

/** Writes down who took personal data of orders out of the shop, and how much (GDPR art. 5(2)). */
export async function noteExport(
  staff: StaffMember,
  { list, file, orders }: { list: string; file: 'orders' | 'carrier' | 'lines'; orders: number },
): Promise<void> {
  insistOn(staff, 'orders:export')
  await inTransaction((transaction) =>
    recordAudit(transaction, staff, {
      action: 'orders.exported',
      entity: 'orders',
      entityId: list,
      after: { file, orders },
    }),
  )
}
