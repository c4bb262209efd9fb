import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#i18n/locale.ts'
import { readHead, type HeadNotice } from './list-head.ts'
import { figuresOf, offerCell, offerColumns, type Figures } from './offer-columns.ts'
import { allColumns, keyColumns, productCell, productColumns, variantCell } from './product-columns.ts'
import type { ProductRecord, RecordedVariant } from './product-record.ts'

type ListedProduct = Pick<ProductRecord, 'key' | 'version' | 'fields' | 'variants'>

/** What stands beside the products themselves: the moment whose prices are told, and how many pieces lie on each shelf. */
export interface OffersNow {
  now: Date
  shelves: ReadonlyMap<number, { onHand: number }>
}

/** Spreadsheets read a file by the habits of their country. */
function habitsOf(locale: Locale): { delimiter: string; decimalMark: string } {
  return locale.startsWith('en') ? { delimiter: ',', decimalMark: '.' } : { delimiter: ';', decimalMark: ',' }
}

/** What a spreadsheet would take for a formula, and what was already marked as none (OWASP CSV injection). */
const formula = /^'*[=+\-@\t\r＝＋－＠]/

/** A cell that no spreadsheet computes; `fromCell` takes the mark away again, exactly. */
function toCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

function fromCell(cell: string): string {
  const text = cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
  return text.trim()
}

/** The heading of a list, with the mark by which spreadsheets know its letters. */
export function productCsvHead(locale: Locale): string {
  return `\uFEFF${lines([[...allColumns]], locale)}`
}

/** The rows of some products: one per variant, the product itself in the first of them. */
export function productCsvRows(
  products: readonly ListedProduct[],
  locale: Locale,
  offers: OffersNow,
): string {
  return lines(
    products.flatMap((product) => rowsOf(product, locale, offers)),
    locale,
  )
}

function lines(rows: string[][], locale: Locale): string {
  const { delimiter } = habitsOf(locale)
  return rows.length === 0 ? '' : stringify(rows, { delimiter, record_delimiter: 'windows' })
}

function rowsOf(product: ListedProduct, locale: Locale, offers: OffersNow): string[][] {
  const { decimalMark } = habitsOf(locale)
  const variants = product.variants.length === 0 ? [null] : product.variants
  return variants.map((variant, index) => {
    const figures = variant && !variant.isArchived ? presentFigures(variant, offers) : null
    const row = { product, isFirst: index === 0, variant, figures, decimalMark }
    return allColumns.map((column) => toCell(cellIn(row, column)))
  })
}

function presentFigures(variant: RecordedVariant, { now, shelves }: OffersNow): Figures {
  return figuresOf(variant, now, shelves.get(variant.id)?.onHand ?? 0)
}

interface OutgoingRow {
  product: ListedProduct
  isFirst: boolean
  variant: RecordedVariant | null
  /** Null for a variant that nobody prices or counts any more. */
  figures: Figures | null
  decimalMark: string
}

function cellIn(row: OutgoingRow, column: string): string {
  if (column === 'key') return row.product.key
  if (isOwn(column)) return row.isFirst ? ownCell(row, column) : ''
  if (offerColumns.includes(column)) return row.figures ? offerCell(row.figures, column, row.decimalMark) : ''
  const { product, variant, decimalMark } = row
  return variant ? variantCell(product.fields, String(variant.id), { column, decimalMark }) : ''
}

const ownColumns: ReadonlySet<string> = new Set([...keyColumns, ...productColumns])

function isOwn(column: string): boolean {
  return ownColumns.has(column)
}

function ownCell({ product, decimalMark }: OutgoingRow, column: string): string {
  return column === 'version' ? String(product.version) : productCell(product.fields, column, decimalMark)
}

/** Something wrong with the list itself; lines are counted as records, the heading is the first. */
export interface ListProblem {
  line: number
  column: string
  key: 'noTable' | 'quotes' | 'cellsBeyond' | 'columnMissing' | 'columnTwice' | 'tooManyRows' | 'noRows'
  facts?: Record<string, number>
}

export interface ListRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export const rowLimit = 2000

/** Something about a list that nobody has to mend. */
export type ListNotice = HeadNotice & { line: number }

export type ReadList =
  | { ok: true; columns: string[]; rows: ListRow[]; notices: ListNotice[] }
  | { ok: false; problems: ListProblem[]; notices: ListNotice[] }

/** Reads a list as it comes back from a spreadsheet, whatever its separator; columns that are not in it stay as they are. */
export function readProductCsv(csv: string): ReadList {
  const read = recordsOf(csv)
  if (!read.ok) return refused({ line: read.line, column: '', key: 'quotes' })
  const [heading = [], ...body] = read.records
  if (heading.length === 0) return refused({ line: 1, column: '', key: 'noTable' })
  const head = readHead(withoutEmptyEnd(heading.map((name) => name.trim())))
  const notices = head.notices.map((notice) => ({ line: 1, ...notice }))
  const rows = body
    .map((record, index) => ({ line: index + 2, record: withoutEmptyEnd(record.map(fromCell)) }))
    .filter(({ record }) => record.length > 0)
  const inHead = head.problems.map((problem) => ({ line: 1, ...problem }))
  const problems = inHead.length > 0 ? inHead : rowProblems(rows, head.columns.length)
  if (problems.length > 0) return { ok: false, problems, notices }
  return {
    ok: true,
    columns: head.columns.filter((column) => column !== null),
    rows: rows.map(({ line, record }) => ({ line, cells: cellsOf(head.columns, record) })),
    notices,
  }
}

function cellsOf(columns: readonly (string | null)[], record: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap((column, place) => (column === null ? [] : [[column, record[place] ?? '']])),
  )
}

/** Spreadsheets leave empty cells out at the end of some rows, and write some behind the last column of others. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function rowProblems(rows: readonly { line: number; record: string[] }[], width: number): ListProblem[] {
  if (rows.length === 0) return [{ line: 1, column: '', key: 'noRows' }]
  const tooMany = rows[rowLimit]
  if (tooMany) return [{ line: tooMany.line, column: '', key: 'tooManyRows', facts: { maximum: rowLimit } }]
  return rows
    .filter(({ record }) => record.length > width)
    .map(({ line }) => ({ line, column: '', key: 'cellsBeyond' }))
}

function refused(problem: ListProblem): ReadList {
  return { ok: false, problems: [problem], notices: [] }
}

function recordsOf(csv: string): { ok: true; records: string[][] } | { ok: false; line: number } {
  const [head = ''] = csv.split('\n', 1)
  const count = (mark: string) => head.split(mark).length
  const [delimiter] = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))
  try {
    const options = { bom: true, relax_column_count: true, delimiter: delimiter ?? ',' }
    return { ok: true, records: parse(csv, options) }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { ok: false, line: Number(error.lines) || 1 } // quotes that do not close, or stand within a cell
  }
}
