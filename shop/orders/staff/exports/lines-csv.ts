import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { toDecimal, type Money } from '#shop/pricing/money.ts'
import { figureIn, spreadsheetCsv } from '#shop/staff/spreadsheet.ts'
import type { OrderWord } from '../../order.ts'

/** One line of an order: what was bought, frozen when it was placed. */
export interface ExportedLine {
  number: string
  placedAt: Date
  word: OrderWord
  market: Market
  sku: string
  name: string
  variantLabel: string
  quantity: number
  unitPrice: Money
  total: Money
  vatRateBasisPoints: number
  vat: Money
}

const columns = [
  'number',
  'placed',
  'status',
  'market',
  'sku',
  'name',
  'variant',
  'quantity',
  'unitPrice',
  'total',
  'vatRate',
  'vat',
  'currency',
] as const

/** The lines of orders for a spreadsheet, to pick by and to count; it says of nobody who bought. */
export function linesCsv(lines: readonly ExportedLine[], locale: Locale): string {
  const t = translator(locale, 'staff-orders')
  const words = translator(locale, 'orders')
  const rows = lines.map((line) => ({
    number: line.number,
    placed: line.placedAt.toISOString(),
    status: words(`word.${line.word}`),
    market: line.market,
    sku: line.sku,
    name: line.name,
    variant: line.variantLabel,
    quantity: line.quantity,
    unitPrice: figureIn(toDecimal(line.unitPrice), locale),
    total: figureIn(toDecimal(line.total), locale),
    vatRate: figureIn(String(line.vatRateBasisPoints / 100), locale),
    vat: figureIn(toDecimal(line.vat), locale),
    currency: line.total.currency,
  }))
  return spreadsheetCsv(rows, {
    columns: columns.map((key) => ({ key, header: t(`lineList.${key}`) })),
    locale,
  })
}
