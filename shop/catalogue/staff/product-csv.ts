import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#i18n/locale.ts'
import {
  allColumns,
  productCell,
  productColumns,
  skuColumn,
  variantCell,
  variantColumns,
} from './product-columns.ts'
import type { ProductRecord } from './product-record.ts'

type ListedProduct = Pick<ProductRecord, 'key' | 'version' | 'fields' | 'variants'>

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
export function productCsvRows(products: readonly ListedProduct[], locale: Locale): string {
  return lines(
    products.flatMap((product) => rowsOf(product, locale)),
    locale,
  )
}

function lines(rows: string[][], locale: Locale): string {
  const { delimiter } = habitsOf(locale)
  return rows.length === 0 ? '' : stringify(rows, { delimiter, record_delimiter: 'windows' })
}

function rowsOf({ key, version, fields, variants }: ListedProduct, locale: Locale): string[][] {
  const { decimalMark } = habitsOf(locale)
  const ids = variants.length === 0 ? [null] : variants.map(({ id }) => String(id))
  return ids.map((id, index) => {
    const own = productColumns.map((column) => (index === 0 ? productCell(fields, column, decimalMark) : ''))
    const variant = variantColumns.map((column) =>
      id === null ? '' : variantCell(fields, id, { column, decimalMark }),
    )
    return [key, index === 0 ? String(version) : '', ...own, ...variant].map(toCell)
  })
}

/** Something wrong with the list itself; lines are counted as records, the heading is the first. */
export interface ListProblem {
  line: number
  column: string
  key:
    | 'noTable'
    | 'quotes'
    | 'cellsBeyond'
    | 'columnMissing'
    | 'columnUnknown'
    | 'columnTwice'
    | 'tooManyRows'
    | 'noRows'
  facts?: Record<string, number>
}

export interface ListRow {
  line: number
  cells: Readonly<Record<string, string>>
}

export const rowLimit = 2000

/** Reads a list as it comes back from a spreadsheet, whatever its separator; columns that are not in it stay as they are. */
export function readProductCsv(
  csv: string,
): { ok: true; columns: string[]; rows: ListRow[] } | { ok: false; problems: ListProblem[] } {
  const read = recordsOf(csv)
  if (!read.ok) return refused({ line: read.line, column: '', key: 'quotes' })
  const [head = [], ...body] = read.records
  if (head.length === 0) return refused({ line: 1, column: '', key: 'noTable' })
  const columns = withoutEmptyEnd(head.map((name) => name.trim()))
  const rows = body
    .map((record, index) => ({ line: index + 2, record: withoutEmptyEnd(record.map(fromCell)) }))
    .filter(({ record }) => record.length > 0)
  const inHead = headProblems(columns)
  const problems = inHead.length > 0 ? inHead : rowProblems(rows, columns.length)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    columns,
    rows: rows.map(({ line, record }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, place) => [name, record[place] ?? ''])),
    })),
  }
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

function refused(problem: ListProblem): { ok: false; problems: ListProblem[] } {
  return { ok: false, problems: [problem] }
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

function headProblems(columns: readonly string[]): ListProblem[] {
  const problems: ListProblem[] = []
  if (!columns.includes('key')) problems.push({ line: 1, column: 'key', key: 'columnMissing' })
  if (columns.some((name) => name.startsWith('variant.')) && !columns.includes(skuColumn))
    problems.push({ line: 1, column: skuColumn, key: 'columnMissing' })
  for (const [index, column] of columns.entries()) {
    if (!allColumns.includes(column)) problems.push({ line: 1, column, key: 'columnUnknown' })
    else if (columns.indexOf(column) !== index) problems.push({ line: 1, column, key: 'columnTwice' })
  }
  return problems
}
