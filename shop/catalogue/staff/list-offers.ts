import type { Permission } from '#shop/staff/permission.ts'
import type { ImportProblem } from './import-outcome.ts'
import {
  figureColumns,
  figureIn,
  figuresSeen,
  permissionForColumn,
  seenColumn,
  stockColumn,
  type Figures,
} from './offer-columns.ts'
import { skuColumn } from './product-columns.ts'
import type { ListRow } from './product-csv.ts'
import type { RowGroup } from './product-import.ts'

/** A figure that somebody wrote into a list. */
export interface FigureWish {
  key: string
  line: number
  sku: string
  column: string
  after: number
  /** Null: the list does not say what it was made from. */
  seen: Figures | null
}

/** Columns that somebody may not send, each with its reason. */
export function columnRefusals(
  columns: readonly string[],
  isAllowed: (permission: Permission) => boolean,
): ImportProblem[] {
  return columns.flatMap((column) => {
    const permission = permissionForColumn(column)
    return permission && !isAllowed(permission) ? [{ line: 1, column, key: 'columnNotYours' }] : []
  })
}

interface ReadFigures {
  wishes: FigureWish[]
  problems: ImportProblem[]
}

/** The prices and counts that a list speaks of; empty cells speak of nothing. */
export function readFigures(groups: readonly RowGroup[]): ReadFigures {
  const read: ReadFigures = { wishes: [], problems: [] }
  for (const { key, rows } of groups) for (const row of rows) readRow(read, key, row)
  return read
}

function readRow({ wishes, problems }: ReadFigures, key: string, { line, cells }: ListRow): void {
  const sku = (cells[skuColumn] ?? '').toUpperCase()
  const seen = figuresSeen(cells[seenColumn] ?? '')
  if (seen === undefined) problems.push({ line, column: seenColumn, key: 'seenUnreadable' })
  const given = figureColumns.flatMap((column) => {
    const cell = cells[column] ?? ''
    return cell === '' ? [] : [{ column, after: figureIn(column, cell) }]
  })
  for (const { column, after } of given) {
    if (after === undefined) problems.push({ line, column, key: unreadable(column) })
    else if (sku === '') problems.push({ line, column, key: 'figureOfNoVariant' })
    else wishes.push({ key, line, sku, column, after, seen: seen ?? null })
  }
}

function unreadable(column: string): string {
  return column === stockColumn ? 'countUnreadable' : 'amount'
}

/**
 * Wishes for variants that are there, without those that nobody has touched since the list was made, and wishes for
 * variants that the list begins: a row copied from another one has seen nothing of them.
 */
export function sortFigures(
  wishes: readonly FigureWish[],
  isKnown: (wish: FigureWish) => boolean,
): { known: FigureWish[]; begun: FigureWish[] } {
  return {
    known: wishes.filter((wish) => isKnown(wish) && wish.seen?.[wish.column] !== wish.after),
    begun: wishes.filter((wish) => !isKnown(wish)).map((wish) => ({ ...wish, seen: null })),
  }
}

/** What becomes of a wish: nothing, a change, or a refusal because somebody else was faster. */
export function weighFigure(wish: FigureWish, present: number | null): 'same' | 'change' | 'moved' {
  if (wish.after === present) return 'same'
  if (wish.seen && (wish.seen[wish.column] ?? null) !== present) return 'moved'
  return 'change'
}

/** The problem of a figure that is no longer what the list was made from. */
export function movedProblem({ line, column }: FigureWish, present: number | null): ImportProblem {
  const key = column === stockColumn ? 'countMoved' : 'priceMoved'
  return { line, column, key, facts: present === null ? {} : { present } }
}
