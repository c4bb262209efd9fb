import { parse } from 'csv-parse/sync'
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
  key: 'noTable' | 'columnMissing' | 'columnUnknown' | 'columnTwice' | 'tooManyRows' | 'noRows'
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
  const records = recordsOf(csv)
  const [head = [], ...body] = records ?? []
  if (!records || head.length === 0) return refused({ line: 1, column: '', key: 'noTable' })
  const columns = head.map((name) => name.trim())
  const problems = headProblems(columns)
  if (problems.length > 0) return { ok: false, problems }
  if (body.length === 0) return refused({ line: 1, column: '', key: 'noRows' })
  if (body.length > rowLimit)
    return refused({ line: rowLimit + 2, column: '', key: 'tooManyRows', facts: { maximum: rowLimit } })
  const rows = body.map((record, index) => ({
    line: index + 2,
    cells: Object.fromEntries(columns.map((name, place) => [name, fromCell(record[place] ?? '')])),
  }))
  return { ok: true, columns, rows }
}

function refused(problem: ListProblem): { ok: false; problems: ListProblem[] } {
  return { ok: false, problems: [problem] }
}

function recordsOf(csv: string): string[][] | null {
  const [head = ''] = csv.split('\n', 1)
  const count = (mark: string) => head.split(mark).length
  const [delimiter] = [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, delimiter: delimiter ?? ',' })
  } catch {
    return null // quotes that do not close, lines of different lengths
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
