import 'server-only'
import { database } from '#platform/database.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { isOrderList, type OrderList } from '../../order-list.ts'
import { noteExport } from '../mutations/note-export.ts'
import { listExportedLines } from '../queries/list-exported-lines.ts'
import { listExportedOrders } from '../queries/list-exported-orders.ts'
import { listParcels } from '../queries/list-parcels.ts'
import { carrierCsv } from './carrier-csv.ts'
import { linesCsv } from './lines-csv.ts'
import { ordersCsv } from './orders-csv.ts'
import { isParcelList } from './parcel.ts'

function askedIn(request: Request): string {
  return new URL(request.url).searchParams.get('list') ?? ''
}

function listIn(request: Request): OrderList {
  const asked = askedIn(request)
  return isOrderList(asked) ? asked : 'all'
}

function file(csv: string, name: string): Response {
  const day = new Date().toISOString().slice(0, 10)
  return new Response(csv, {
    headers: {
      'cache-control': 'private, no-store',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}-${day}.csv"`,
    },
  })
}

/** The orders of a list as a file for a spreadsheet; who took it is written down. */
export const exportOrders = staffHandler('orders:export', async ({ staff, request, locale }) => {
  const list = listIn(request)
  const orders = await listExportedOrders(database(), staff, list)
  await noteExport(staff, { list, file: 'orders', orders: orders.length })
  return file(ordersCsv(orders, locale), `orders-${list}`)
})

/** Where the parcels of a list go, for the carrier's own page or programme. */
export const exportParcels = staffHandler('orders:export', async ({ staff, request, locale }) => {
  const asked = askedIn(request)
  const list = isParcelList(asked) ? asked : 'to-pack'
  const parcels = await listParcels(database(), staff, list)
  await noteExport(staff, { list, file: 'carrier', orders: parcels.length })
  return file(carrierCsv(parcels, locale), `carrier-${list}`)
})

/** What was bought in the orders of a list, line by line. */
export const exportOrderLines = staffHandler('orders:export', async ({ staff, request, locale }) => {
  const list = listIn(request)
  const { orders, lines } = await listExportedLines(database(), staff, list)
  await noteExport(staff, { list, file: 'lines', orders })
  return file(linesCsv(lines, locale), `order-lines-${list}`)
})
