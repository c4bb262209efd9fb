import 'server-only'
import type { Database } from '#platform/database.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { ListedOrder, ListPlace, OrderList } from '../../order-list.ts'
import { listOrders } from './list-orders.ts'

/** A spreadsheet holds more, but nobody reads on; the newest are the ones that count. */
export const exportLimit = 20_000
const portion = 2000

/** The orders of a list, newest first, portion by portion. */
export async function listExportedOrders(
  database: Database,
  staff: StaffMember,
  list: OrderList,
): Promise<ListedOrder[]> {
  insistOn(staff, 'orders:export')
  const orders: ListedOrder[] = []
  let after: ListPlace | null = null
  do {
    const page: { orders: ListedOrder[]; next: ListPlace | null } = await listOrders(database, staff, {
      list,
      after,
      limit: portion,
    })
    orders.push(...page.orders)
    after = page.next
  } while (after && orders.length < exportLimit)
  return orders.slice(0, exportLimit)
}
