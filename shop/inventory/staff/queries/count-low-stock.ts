import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { fewLeft } from '../../stock.ts'

/** How many variants are sold out, and of how many only a few pieces are left. */
export async function countLowStock(
  database: Database,
  staff: StaffMember,
): Promise<{ soldOut: number; fewLeft: number }> {
  insistOn(staff, 'stock:read')
  const [counts] = await database.$queryRaw<{ soldOut: number; fewLeft: number }[]>`
    SELECT count(*) FILTER (WHERE s.on_hand - s.reserved <= 0)::int AS "soldOut",
      count(*) FILTER (WHERE s.on_hand - s.reserved BETWEEN 1 AND ${fewLeft})::int AS "fewLeft"
    FROM stock_item s JOIN product_variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
    WHERE p.archived_at IS NULL`
  return counts ?? { soldOut: 0, fewLeft: 0 }
}
