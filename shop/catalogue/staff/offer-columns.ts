import { markets, type Market } from '#i18n/locale.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { money, toDecimal } from '#shop/pricing/money.ts'
import { priceAt, type PriceHistory } from '#shop/pricing/price-history.ts'
import type { Permission } from '#shop/staff/permission.ts'
import { readAmount } from './price-input.ts'

/** What a variant costs in a market, VAT included, in the market's currency. */
export const priceColumn = (market: Market) => `price_${market.toLowerCase()}`

/** How many pieces lie on the shelf. */
export const stockColumn = 'stock'

/** What prices and stock were when the list was made; whoever works in the list leaves it as it is. */
export const seenColumn = 'seen'

export const figureColumns: readonly string[] = [...markets.map(priceColumn), stockColumn]

export const offerColumns: readonly string[] = [...figureColumns, seenColumn]

/** The market whose price a column holds; null for any other column. */
export function marketOfColumn(column: string): Market | null {
  return markets.find((market) => priceColumn(market) === column) ?? null
}

/** What somebody must be allowed to do to send such a column. */
export function permissionForColumn(column: string): Permission | null {
  if (column === stockColumn) return 'stock:adjust'
  return marketOfColumn(column) ? 'prices:write' : null
}

/** Prices in minor units and pieces, by column; a column that is missing has none. */
export type Figures = Readonly<Partial<Record<string, number>>>

/** What a variant costs at a moment, and what lies on its shelf. */
export function figuresOf(
  { prices }: { prices: Partial<Record<Market, PriceHistory>> },
  now: Date,
  onHand: number | null,
): Figures {
  const amounts = markets.flatMap((market): [string, number][] => {
    const price = priceAt(prices[market] ?? [], market, now)
    return price ? [[priceColumn(market), price.amount]] : []
  })
  return Object.fromEntries(onHand === null ? amounts : [...amounts, [stockColumn, onHand]])
}

/** A figure with a point, as it is compared and kept. */
export function plainFigure(column: string, figure: number): string {
  const market = marketOfColumn(column)
  return market ? toDecimal(money(figure, marketFacts(market).currency)) : String(figure)
}

export function offerCell(figures: Figures, column: string, decimalMark: string): string {
  if (column === seenColumn) return seenCell(figures)
  const figure = figures[column]
  return figure === undefined ? '' : plainFigure(column, figure).replace('.', decimalMark)
}

/** `price_pl 49.90 | price_nl 12.95 | stock 40`; `none` where there is nothing yet. */
function seenCell(figures: Figures): string {
  const parts = figureColumns.flatMap((column) => {
    const figure = figures[column]
    return figure === undefined ? [] : [`${column} ${plainFigure(column, figure)}`]
  })
  return parts.length === 0 ? 'none' : parts.join(' | ')
}

/** What was seen: null where the list does not say, undefined for a cell that cannot be read. */
export function figuresSeen(cell: string): Figures | null | undefined {
  if (cell === '') return null
  if (cell === 'none') return {}
  const figures: Record<string, number> = {}
  for (const part of cell.split('|')) {
    const [, column = '', text = ''] = /^(\w+) (\S+)$/.exec(part.trim()) ?? []
    const figure = figureColumns.includes(column) ? figureIn(column, text) : undefined
    if (figure === undefined) return undefined
    figures[column] = figure
  }
  return figures
}

/** How people write a currency beside an amount. */
const signs: Partial<Record<Currency, string>> = { PLN: 'zł', EUR: '€' }

/** The figure a cell gives; undefined where it is none. A spreadsheet may have put its currency beside a price. */
export function figureIn(column: string, cell: string): number | undefined {
  const market = marketOfColumn(column)
  if (!market) return piecesIn(cell)
  const { currency } = marketFacts(market)
  const mark =
    [currency, signs[currency] ?? currency].find((each) => cell.startsWith(each) || cell.endsWith(each)) ?? ''
  return readAmount(cell.replace(mark, ''), market) ?? undefined
}

const most = 1_000_000

function piecesIn(cell: string): number | undefined {
  const compact = cell.replaceAll(/\s/g, '')
  return /^\d{1,7}$/.test(compact) && Number(compact) <= most ? Number(compact) : undefined
}
