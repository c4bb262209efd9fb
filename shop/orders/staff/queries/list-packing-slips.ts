import 'server-only'
import type { Database } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { PlacedOrder } from '../../placed-order.ts'
import { findOrder } from '../../queries.ts'
import { mayLeave } from './leaving.ts'

/** As many as somebody packs in one go. */
export const slipLimit = 40

/** Sheets to pack by, and how many orders wait beyond them. */
export interface PackingSlips {
  slips: { order: PlacedOrder; note: string | null }[]
  others: number
}

const packable: Prisma.OrderWhereInput = { ...mayLeave, fulfilment: 'open' }

/** A sheet for each order that is to be packed, who waits longest first; or for one order alone. */
export async function listPackingSlips(
  database: Database,
  staff: StaffMember,
  orderId: string | null,
): Promise<PackingSlips> {
  insistOn(staff, 'orders:read')
  const where = orderId ? { id: orderId } : packable
  const rows = await database.order.findMany({
    where,
    orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
    take: slipLimit,
    select: { id: true, note: true },
  })
  const slips: PackingSlips['slips'] = []
  for (const { id, note } of rows) {
    const order = await findOrder(database, id)
    if (order) slips.push({ order, note })
  }
  const count = rows.length < slipLimit ? rows.length : await database.order.count({ where })
  return { slips, others: count - rows.length }
}
