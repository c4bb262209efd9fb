import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { toDecimal } from '#shop/pricing/money.ts'
import type { ListedOrder } from '../order-list.ts'

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

/** Spreadsheets read a file by the habits of their country. */
const habits: Record<Locale, { delimiter: string; decimal: string }> = {
  'pl-PL': { delimiter: ';', decimal: ',' },
  'nl-NL': { delimiter: ';', decimal: ',' },
  'en-NL': { delimiter: ',', decimal: '.' },
  'en-PL': { delimiter: ',', decimal: '.' },
}

/** A list of orders for a spreadsheet; what looks like a formula is none there (S-CSV). */
export function ordersCsv(orders: readonly ListedOrder[], locale: Locale): string {
  const t = translator(locale, 'staff-orders')
  const words = translator(locale, 'orders')
  const { delimiter, decimal } = habits[locale]
  const rows = orders.map((order) => ({
    number: order.number,
    placed: order.placedAt.toISOString(),
    status: words(`word.${order.word}`),
    name: order.name ?? '',
    email: order.email ?? '',
    market: order.market,
    delivery: order.deliveryName,
    pieces: String(order.pieces),
    total: toDecimal(order.total).replace('.', decimal),
    currency: order.total.currency,
  }))
  return stringify(rows, {
    bom: true,
    delimiter,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: columns.map((key) => ({ key, header: t(`export.${key}`) })),
  })
}
