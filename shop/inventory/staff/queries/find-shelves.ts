import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { StockLevel } from '../../stock.ts'

/** What lies on the shelves of some variants, by id; one that nothing ever lay on is missing. */
export async function findShelves(
  database: Database,
  staff: StaffMember,
  variantIds: readonly number[],
): Promise<Map<number, StockLevel>> {
  insistOn(staff, 'stock:read')
  const rows = await database.stockItem.findMany({
    where: { variantId: { in: [...variantIds] } },
    select: { variantId: true, onHand: true, reserved: true },
  })
  return new Map(rows.map(({ variantId, ...level }) => [variantId, level]))
}
