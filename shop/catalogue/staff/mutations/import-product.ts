import 'server-only'
import type { Transaction } from '#platform/database.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { changedFields } from '../field-differences.ts'
import type { ImportProblem, PlannedProduct } from '../import-outcome.ts'
import { cellOf, overlay, plannedChanges, type Overlaid, type RowGroup } from '../product-import.ts'
import { newProductInput } from '../product-input.ts'
import type { ProductRecord } from '../product-record.ts'
import { formFieldOf } from '../publication.ts'
import { findProductRecord } from '../queries/find-record.ts'
import { createInside, type NewProduct } from './create-product.ts'
import { saveInside, type SaveAnswer } from './save-product.ts'

/** What a list has made of one product; null where it could not. */
export interface DoneProduct {
  planned: Omit<PlannedProduct, 'offers'> | null
  problems: ImportProblem[]
}

interface Change {
  group: RowGroup
  record: ProductRecord
  now: Date
}

/** Saves what a list says of a product that is there. */
export async function changeProduct(
  transaction: Transaction,
  staff: StaffMember,
  change: Change,
): Promise<DoneProduct> {
  const { group, record } = change
  const line = group.rows[0]?.line ?? 1
  const { problems, after } = await saveInSteps(transaction, staff, change)
  const stale = staleness(group, record, line)
  if (!after) return { planned: null, problems: [...stale, ...problems] }
  const changes = plannedChanges(record, after)
  const planned = { line, key: record.key, version: record.version, changes }
  // Who changes nothing overwrites nothing, however old the list is.
  if (changes.length === 0) return { planned: { ...planned, kind: 'same' }, problems: [] }
  return { planned: { ...planned, kind: 'changed' }, problems: stale }
}

/** The list was made from an older version: importing it would undo what somebody did since. */
function staleness(group: RowGroup, { version }: ProductRecord, line: number): ImportProblem[] {
  const cell = group.rows[0]?.cells.version ?? ''
  if (cell === '' || cell === String(version)) return []
  return [{ line, column: 'version', key: 'listOutdated', facts: { version } }]
}

async function saveInSteps(
  transaction: Transaction,
  staff: StaffMember,
  { group, record, now }: Change,
  /** The variant a product was begun with a moment ago. */
  begun: number | null = null,
): Promise<{ problems: ImportProblem[]; after: ProductRecord | null }> {
  let present = record
  for (let begunWith = begun; ; begunWith = null) {
    const laid = overlay(group, present, begunWith)
    if (laid.problems.length > 0) return { problems: laid.problems, after: null }
    const { id, version } = present
    if (changedFields(present.fields, laid.fields).length > 0) {
      const answer = await saveInside(transaction, staff, { id, version, fields: laid.fields, now })
      if (!answer.ok) return { problems: problemsOf(answer, group, laid), after: null }
      present = answer.record
    }
    if (!laid.isPartial) return { problems: [], after: present }
  }
}

function problemsOf(
  answer: Extract<SaveAnswer, { ok: false }>,
  group: RowGroup,
  { lines }: Overlaid,
): ImportProblem[] {
  const at = (field: string) => cellOf(field, group, lines)
  switch (answer.reason) {
    case 'unknown':
      return [{ ...at('key'), key: 'productArchived' }]
    case 'edited-meanwhile':
      return [{ ...at('version'), key: 'editedMeanwhile' }]
    case 'unreadable':
      return answer.problems.map(({ field, ...problem }) => ({ ...at(field), ...problem }))
    case 'not-publishable':
      return answer.obstacles.map((finding) => ({
        ...at(formFieldOf(finding, answer.record.variants)),
        key: finding.key,
        facts: { ...finding.facts },
      }))
  }
}

/** A number that is not there yet begins a product, as a draft. */
export async function beginProduct(
  transaction: Transaction,
  staff: StaffMember,
  group: RowGroup,
  now: Date,
): Promise<DoneProduct> {
  const line = group.rows[0]?.line ?? 1
  const refused = (column: string, key: string) => ({ line, column, key })
  const wish = newProductIn(group, staff)
  if (!wish.ok) return { planned: null, problems: wish.missing.map((column) => refused(column, 'required')) }
  const taken = await transaction.productVariant.count({ where: { sku: group.key } })
  if (taken > 0) return { planned: null, problems: [refused('key', 'skuTaken')] }
  const id = await createInside(transaction, staff, wish.product)
  const record = await findProductRecord(transaction, staff, id)
  if (!record) throw new Error(`product ${id} was begun a moment ago`)
  const begun = record.variants[0]?.id ?? null
  const { problems, after } = await saveInSteps(transaction, staff, { group, record, now }, begun)
  if (!after) return { planned: null, problems }
  const changes = plannedChanges({ ...record, fields: {} }, after)
  return { planned: { line, key: group.key, kind: 'new', version: null, changes }, problems }
}

/** What a product is begun with, as the form for new products asks for it. */
function newProductIn(
  { key, rows }: RowGroup,
  { language }: StaffMember,
): { ok: true; product: NewProduct } | { ok: false; missing: string[] } {
  const columns = { brand: 'brand', name: `texts.${language}.name`, dosageForm: 'dosageForm' } as const
  const cells = rows[0]?.cells ?? {}
  const wish = newProductInput.safeParse({
    key,
    brand: cells[columns.brand],
    name: cells[columns.name],
    dosageForm: cells[columns.dosageForm],
  })
  if (wish.success) return { ok: true, product: wish.data }
  const fields = new Set(wish.error.issues.map(({ path }) => String(path[0])))
  return {
    ok: false,
    missing: Object.entries(columns).flatMap(([field, column]) => (fields.has(field) ? [column] : [])),
  }
}
