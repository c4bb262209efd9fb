import { languages, markets } from '#i18n/locale.ts'
import { offerColumns } from './offer-columns.ts'
import {
  compositionFields,
  partsUnder,
  textFields,
  ticked,
  variantFacts,
  variantTexts,
  type ProductFields,
} from './product-fields.ts'

/** What a row says of the product, and of the variant it is about; the rest of a product has no column. */
export const keyColumns = ['key', 'version'] as const
export const skuColumn = 'variant.sku'

const tickColumns = [
  'novelFood',
  'nameIsClaim',
  ...compositionFields.map((name) => `composition.${name}`),
  ...markets.map((market) => `markets.${market}.sold`),
]

const listColumns = ['allergens', 'diets', 'freeFrom', 'claims'] as const

export const productColumns: readonly string[] = [
  'brand',
  'dosageForm',
  'packaging',
  'taxClass',
  'dailyPortion',
  'position',
  'nutrients',
  ...listColumns,
  ...tickColumns,
  ...markets.flatMap((market) =>
    ['notificationId', 'notifiedAt', 'labelFile'].map((name) => `markets.${market}.${name}`),
  ),
  ...languages.flatMap((language) => textFields.map(({ name }) => `texts.${language}.${name}`)),
]

export const variantColumns: readonly string[] = [
  ...variantFacts.map((name) => `variant.${name}`),
  'variant.archived',
  ...languages.flatMap((language) => variantTexts.map((name) => `variant.${language}.${name}`)),
]

/** What is worked on every week comes first, where nobody has to look for it. */
export const allColumns: readonly string[] = [
  ...keyColumns,
  skuColumn,
  ...offerColumns,
  ...productColumns,
  ...variantColumns.filter((column) => column !== skuColumn),
]

const decimals = /^(?:dailyPortion|variant\.net(?:Grams|Millilitres))$/
const separator = ' | '

/** The cell of a column; numbers are written as the reader's spreadsheet expects them. */
export function productCell(fields: ProductFields, column: string, decimalMark: string): string {
  if (column === 'nutrients') return nutrientsCell(fields)
  if (listColumns.some((name) => name === column)) return partsUnder(fields, `${column}.`).join(separator)
  const text = fields[column] ?? ''
  return decimals.test(column) ? text.replace('.', decimalMark) : text
}

export function variantCell(
  fields: ProductFields,
  id: string,
  { column, decimalMark }: { column: string; decimalMark: string },
): string {
  const text = fields[`variants.${id}.${column.slice('variant.'.length)}`] ?? ''
  return decimals.test(column) ? text.replace('.', decimalMark) : text
}

/** `magnesium 375 mg (citrate, oxide) | vitamin-b6 1.4 mg`, in the order of the label. */
function nutrientsCell(fields: ProductFields): string {
  return partsUnder(fields, 'nutrients.')
    .toSorted((one, other) => positionOf(fields, one) - positionOf(fields, other))
    .map((nutrient) => {
      const place = `nutrients.${nutrient}`
      const forms = partsUnder(fields, `${place}.forms.`)
      const amount = `${nutrient} ${fields[`${place}.amount`] ?? ''} ${fields[`${place}.unit`] ?? ''}`
      return forms.length === 0 ? amount : `${amount} (${forms.join(', ')})`
    })
    .join(separator)
}

function positionOf(fields: ProductFields, nutrient: string): number {
  return Number(fields[`nutrients.${nutrient}.position`] ?? 0)
}

/** The fields a cell stands for, or null for a cell that cannot be read. */
export function fieldsInCell(column: string, cell: string): ProductFields | null {
  if (column === 'nutrients') return nutrientsIn(cell)
  if (tickColumns.includes(column) || column === 'variant.archived') return tickIn(column, cell)
  if (listColumns.some((name) => name === column)) return listIn(column, cell)
  return cell === '' ? {} : { [column]: cell }
}

function tickIn(column: string, cell: string): ProductFields | null {
  if (cell === '') return {}
  return cell.toLowerCase() === ticked ? { [column]: ticked } : null
}

const listed = /^[a-z0-9-]{1,80}$/

function partsOf(cell: string, mark: string): string[] {
  return cell
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean)
}

function listIn(column: string, cell: string): ProductFields | null {
  const parts = partsOf(cell, '|')
  if (parts.some((part) => !listed.test(part))) return null
  return Object.fromEntries(parts.map((part) => [`${column}.${part}`, ticked]))
}

const nutrient = /^([a-z0-9-]{1,40})\s+(\d[\d.,]*)\s*([^\s()\d]{1,12})\s*(?:\(([^()]*)\))?$/

function nutrientsIn(cell: string): ProductFields | null {
  const fields: Record<string, string> = {}
  for (const [index, part] of partsOf(cell, '|').entries()) {
    const row = nutrientIn(part, index + 1)
    if (!row || Object.keys(row).some((name) => fields[name] !== undefined)) return null
    Object.assign(fields, row)
  }
  return fields
}

function nutrientIn(part: string, position: number): ProductFields | null {
  const [, name = '', amount = '', unit = '', list = ''] = nutrient.exec(part) ?? []
  const forms = partsOf(list, ',')
  if (name === '' || forms.some((form) => !listed.test(form))) return null
  const place = `nutrients.${name}`
  return {
    [`${place}.amount`]: amount,
    [`${place}.unit`]: unit,
    [`${place}.position`]: String(position),
    ...Object.fromEntries(forms.map((form) => [`${place}.forms.${form}`, ticked])),
  }
}

/** Whether a field is what a column of the product speaks of. */
export function isFieldOf(column: string, field: string): boolean {
  if (column === 'nutrients' || listColumns.some((name) => name === column))
    return field.startsWith(`${column}.`)
  return column === field
}

/** The column in which a field of the form is mended; a variant's is the same for all of them. */
export function columnOf(field: string): string {
  const group = field.split('.', 1)[0] ?? ''
  if (group === 'nutrients' || listColumns.some((name) => name === group)) return group
  return field.replace(/^variants\.[^.]+\./, 'variant.')
}
