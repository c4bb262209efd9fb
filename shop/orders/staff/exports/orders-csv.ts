import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { toDecimal } from '#shop/pricing/money.ts'
import { figureIn, spreadsheetCsv } from '#shop/staff/spreadsheet.ts'
import type { ListedOrder } from '../../order-list.ts'

const columns = [
  'number',
  'placed',
  'status',
  'name',
  'email',
  'market',
  'delivery',
  'pieces',
  'total',
  'currency',
] as const

/** A list of orders for a spreadsheet. */
export function ordersCsv(orders: readonly ListedOrder[], locale: Locale): string {
  const t = translator(locale, 'staff-orders')
  const words = translator(locale, 'orders')
  const rows = orders.map((order) => ({
    number: order.number,
    placed: order.placedAt.toISOString(),
    status: words(`word.${order.word}`),
    name: order.name ?? '',
    email: order.email ?? '',
    market: order.market,
    delivery: order.deliveryName,
    pieces: order.pieces,
    total: figureIn(toDecimal(order.total), locale),
    currency: order.total.currency,
  }))
  return spreadsheetCsv(rows, {
    columns: columns.map((key) => ({ key, header: t(`export.${key}`) })),
    locale,
  })
}
