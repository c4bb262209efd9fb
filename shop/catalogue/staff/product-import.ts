import { claimById } from '#shop/claims/health-claim.ts'
import { formsOf } from '#shop/nutrition/chemical-form.ts'
import { changedFields } from './field-differences.ts'
import type { ImportProblem, PlannedProduct } from './import-outcome.ts'
import {
  columnOf,
  fieldsInCell,
  isFieldOf,
  productColumns,
  skuColumn,
  variantColumns,
} from './product-columns.ts'
import type { ListRow } from './product-csv.ts'
import { isProductField, newVariant, productFieldsOf, type ProductFields } from './product-fields.ts'
import type { ProductRecord } from './product-record.ts'

/** The rows of one product in the order of the list. */
export interface RowGroup {
  key: string
  rows: ListRow[]
}

/** Rows by product; what a later row says of the product itself must be what the first one said. */
export function groupRows(rows: readonly ListRow[]): { groups: RowGroup[]; problems: ImportProblem[] } {
  const groups = new Map<string, RowGroup>()
  const problems: ImportProblem[] = []
  for (const row of rows) {
    const key = (row.cells.key ?? '').toUpperCase()
    if (!/^[A-Z0-9][A-Z0-9-]{1,39}$/.test(key)) {
      problems.push({ line: row.line, column: 'key', key: key === '' ? 'required' : 'sku' })
      continue
    }
    const group = groups.get(key) ?? { key, rows: [] }
    group.rows.push(row)
    groups.set(key, group)
    problems.push(...differences(group, row))
  }
  return { groups: [...groups.values()], problems }
}

function differences({ rows }: RowGroup, row: ListRow): ImportProblem[] {
  const [first] = rows
  if (!first || first === row) return []
  const own = productColumns.filter((column) => {
    const cell = row.cells[column] ?? ''
    return cell !== '' && cell !== first.cells[column]
  })
  const problems = own.map((column): ImportProblem => ({ line: row.line, column, key: 'rowDiffers' }))
  const sku = skuOf(row)
  const before = rows.slice(0, rows.indexOf(row))
  if (before.some((other) => skuOf(other) === sku))
    problems.push({ line: row.line, column: skuColumn, key: 'rowTwice' })
  return problems
}

export function skuOf(row: ListRow): string {
  return (row.cells[skuColumn] ?? '').toUpperCase()
}

/** A product with the cells of a list laid over it, as far as one save can take them: one new variant at a time. */
export interface Overlaid {
  fields: ProductFields
  problems: ImportProblem[]
  /** The line that speaks of a variant, by the id it has in the fields. */
  lines: Map<string, number>
  /** Whether further variants wait for the next save. */
  isPartial: boolean
}

/** Lays rows over a product; columns the list does not have stay as they are. */
export function overlay(
  { rows }: RowGroup,
  record: Pick<ProductRecord, 'fields' | 'variants'>,
  /** The variant a new product was begun with: it is the one of the first row. */
  begun: number | null = null,
): Overlaid {
  const fields: Record<string, string> = { ...record.fields }
  const { named, isPartial } = namedRows(rows, record, begun)
  const problems = [
    ...rows.slice(0, 1).flatMap((row) => layRow(fields, row, { columns: productColumns, id: null })),
    ...named.flatMap(({ row, id }) => layRow(fields, row, { columns: variantColumns, id })),
  ]
  const lines = new Map(named.map(({ row, id }) => [id, row.line]))
  return { fields: productFieldsOf(fields), problems, lines, isPartial }
}

/** The variant each row speaks of; of those that are new only the first. */
function namedRows(
  rows: readonly ListRow[],
  { variants }: Pick<ProductRecord, 'variants'>,
  begun: number | null,
): { named: { row: ListRow; id: string }[]; isPartial: boolean } {
  const idOf = (row: ListRow): number | undefined => {
    if (begun !== null && row === rows[0]) return begun
    return variants.find(({ sku }) => sku === skuOf(row))?.id
  }
  const own = rows.filter((row) => skuOf(row) !== '')
  const later = own.filter((row) => idOf(row) === undefined).slice(1)
  const named = own
    .filter((row) => !later.includes(row))
    .map((row) => ({ row, id: String(idOf(row) ?? newVariant) }))
  return { named, isPartial: later.length > 0 }
}

interface Place {
  columns: readonly string[]
  /** Of the variant, where the columns speak of one. */
  id: string | null
}

function layRow(fields: Record<string, string>, row: ListRow, { columns, id }: Place): ImportProblem[] {
  return columns.flatMap((column): ImportProblem[] => {
    const cell = row.cells[column]
    const isRead = cell === undefined || layCell(fields, { column, cell, id })
    return isRead ? [] : [{ line: row.line, column, key: 'cellUnreadable' }]
  })
}

interface Cell {
  column: string
  cell: string
  id: string | null
}

const evenly = (text = '') => text.replaceAll('\r\n', '\n')

/** Puts what a cell says in the place of what was there; false for a cell that cannot be read. */
function layCell(fields: Record<string, string>, { column, cell, id }: Cell): boolean {
  const place = (name: string) => (id === null ? name : name.replace(/^variant\./, `variants.${id}.`))
  const read = fieldsInCell(column, cell)
  if (!read || !Object.keys(read).every((name) => isKnown(place(name)))) return false
  const isOwn = (name: string) => (id === null ? isFieldOf(column, name) : name === place(column))
  for (const name of Object.keys(fields).filter(isOwn)) {
    // A spreadsheet writes the ends of lines its own way; that is no change.
    if (evenly(fields[name]) !== evenly(read[column])) delete fields[name]
  }
  for (const [name, text] of Object.entries(read)) fields[place(name)] ??= text
  return true
}

/** Whether the form of a product knows the field, and the register or the label what it names. */
function isKnown(field: string): boolean {
  const [group = '', name = '', part = '', form = ''] = field.split('.')
  if (group === 'claims') return Boolean(claimById(name))
  if (group === 'nutrients' && part === 'forms') return formsOf(name).some((known) => known.form === form)
  return isProductField(field)
}

const shown = 300

/** The fields of a product that a list changes, for a person to read; long texts are cut. */
export function plannedChanges(
  before: Pick<ProductRecord, 'fields' | 'variants'>,
  after: Pick<ProductRecord, 'fields' | 'variants'>,
): PlannedProduct['changes'] {
  const skus = new Map(after.variants.map(({ id, sku }) => [String(id), sku]))
  const cut = (text: string) => (text.length > shown ? `${text.slice(0, shown)}…` : text)
  return changedFields(before.fields, after.fields).map((field) => ({
    field,
    sku: field.startsWith('variants.') ? (skus.get(field.split('.')[1] ?? '') ?? null) : null,
    before: cut(before.fields[field] ?? ''),
    after: cut(after.fields[field] ?? ''),
  }))
}

/** Where in the list a field of a product is mended. */
export function cellOf(
  field: string,
  { rows }: RowGroup,
  lines: ReadonlyMap<string, number>,
): { line: number; column: string } {
  const [, id = ''] = /^variants\.([^.]+)\./.exec(field) ?? []
  return { line: lines.get(id) ?? rows[0]?.line ?? 1, column: columnOf(field) }
}
