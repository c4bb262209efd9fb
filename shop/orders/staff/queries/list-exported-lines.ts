import 'server-only'
import type { Database } from '#platform/database.ts'
import { money } from '#shop/pricing/money.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { ListedOrder, OrderList } from '../../order-list.ts'
import type { ExportedLine } from '../exports/lines-csv.ts'
import { listExportedOrders } from './list-exported-orders.ts'

const portion = 2000

/** The lines of the orders of a list, in the order of the list, and of how many orders. */
export async function listExportedLines(
  database: Database,
  staff: StaffMember,
  list: OrderList,
): Promise<{ orders: number; lines: ExportedLine[] }> {
  insistOn(staff, 'orders:export')
  const orders = await listExportedOrders(database, staff, list)
  const lines: ExportedLine[] = []
  for (let begin = 0; begin < orders.length; begin += portion)
    lines.push(...(await linesOf(database, orders.slice(begin, begin + portion))))
  return { orders: orders.length, lines }
}

async function linesOf(database: Database, orders: readonly ListedOrder[]): Promise<ExportedLine[]> {
  const rows = await database.orderLine.findMany({
    where: { orderId: { in: orders.map(({ id }) => id) } },
    orderBy: [{ orderId: 'asc' }, { position: 'asc' }],
    omit: { labelSnapshot: true },
  })
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId)
  return orders.flatMap(({ id, number, placedAt, word, market, total: { currency } }) =>
    (byOrder.get(id) ?? []).map((line) => ({
      ...{ number, placedAt, word, market },
      sku: line.sku,
      name: line.name,
      variantLabel: line.variantLabel,
      quantity: line.quantity,
      unitPrice: money(line.unitAmount, currency),
      total: money(line.totalAmount, currency),
      vatRateBasisPoints: line.vatRateBasisPoints,
      vat: money(line.vatAmount, currency),
    })),
  )
}
