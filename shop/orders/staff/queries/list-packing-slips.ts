import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { PlacedOrder } from '../../placed-order.ts'
import { findOrder } from '../../queries.ts'
import { listOrders } from './list-orders.ts'

/** As many as somebody packs in one go. */
export const slipLimit = 40

/** A sheet for each order that is to be packed, the oldest first; or for one order alone. */
export async function listPackingSlips(
  database: Database,
  staff: StaffMember,
  orderId: string | null,
): Promise<PlacedOrder[]> {
  insistOn(staff, 'orders:read')
  const ids = orderId
    ? [orderId]
    : (await listOrders(database, staff, { list: 'to-pack', limit: slipLimit })).orders.map(({ id }) => id)
  const orders: PlacedOrder[] = []
  for (const id of ids) {
    const order = await findOrder(database, id)
    if (order) orders.push(order)
  }
  return orders.toSorted((one, other) => one.placedAt.getTime() - other.placedAt.getTime())
}
