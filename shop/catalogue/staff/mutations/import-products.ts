import 'server-only'
import { database, inLongTransaction, type Transaction } from '#platform/database.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { restOnWordings } from '#shop/claims/queries/hold-wordings.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { changedFields } from '../field-differences.ts'
import { readProductCsv } from '../product-csv.ts'
import {
  cellOf,
  groupRows,
  isAsTried,
  overlay,
  plannedChanges,
  type ImportOutcome,
  type ImportProblem,
  type Overlaid,
  type PlannedProduct,
  type RowGroup,
} from '../product-import.ts'
import { newProductInput } from '../product-input.ts'
import type { ProductRecord } from '../product-record.ts'
import { formFieldOf } from '../publication.ts'
import { findImport } from '../queries/find-import.ts'
import { findProductRecord, listProductRecords } from '../queries/find-record.ts'
import { createInside, type NewProduct } from './create-product.ts'
import { saveInside, type SaveAnswer } from './save-product.ts'

/** More than this is done in parts: all of one list happens in one transaction. */
export const changeLimit = 200
const lifetime = 24 * 60 * 60 * 1000

class TriedOnly extends Error {}

/** Works out what a list would do by doing it and taking it all back; what it finds is kept for a day. */
export async function tryImport(staff: StaffMember, csv: string, now: Date): Promise<string> {
  insistOn(staff, 'products:write')
  let outcome: ImportOutcome = { products: [], problems: [] }
  try {
    await inLongTransaction(async (transaction) => {
      outcome = await importInside(transaction, staff, csv, now)
      throw new TriedOnly()
    })
  } catch (error) {
    if (!(error instanceof TriedOnly)) throw error
  }
  const kept = outcome as unknown as Prisma.InputJsonObject
  await database().productImport.deleteMany({ where: { at: { lt: new Date(now.getTime() - lifetime) } } })
  const { id } = await database().productImport.create({
    data: { actor: actorOf(staff), csv, outcome: kept, at: now },
    select: { id: true },
  })
  return id
}

export type Applied =
  { ok: true; products: number } | { ok: false; reason: 'unknown' | 'has-problems' | 'edited-meanwhile' }

/**
 * Does what was tried, whole or not at all; refused when a product has changed since it was tried. Who asks again, or
 * twice at once, gets the answer of the first time.
 */
export async function applyImport(staff: StaffMember, id: string, now: Date): Promise<Applied> {
  insistOn(staff, 'products:write')
  try {
    return await inLongTransaction((transaction) => applyInside(transaction, staff, { id, now }))
  } catch (error) {
    if (error instanceof TriedOnly) return { ok: false, reason: 'edited-meanwhile' }
    throw error
  }
}

async function applyInside(
  transaction: Transaction,
  staff: StaffMember,
  { id, now }: { id: string; now: Date },
): Promise<Applied> {
  // Of two clicks the second waits here, and then finds what the first has done.
  await transaction.$queryRaw`SELECT id FROM product_import WHERE id = ${id} FOR UPDATE`
  const tried = await findImport(transaction, staff, id)
  if (!tried) return { ok: false, reason: 'unknown' }
  if (tried.applied !== null) return { ok: true, products: tried.applied }
  if (tried.outcome.problems.length > 0) return { ok: false, reason: 'has-problems' }
  const outcome = await importInside(transaction, staff, tried.csv, now)
  if (outcome.problems.length > 0 || !isAsTried(tried.outcome, outcome)) throw new TriedOnly()
  const products = countOf(outcome)
  await transaction.productImport.update({ where: { id }, data: { applied: products } })
  await recordAudit(transaction, staff, {
    action: 'products.imported',
    entity: 'product-import',
    entityId: id,
    after: { products },
  })
  return { ok: true, products }
}

async function importInside(
  transaction: Transaction,
  staff: StaffMember,
  csv: string,
  now: Date,
): Promise<ImportOutcome> {
  const list = readProductCsv(csv)
  if (!list.ok) return { products: [], problems: list.problems }
  const { groups, problems } = groupRows(list.rows)
  // Each product asks for it again; by then rows of others are held, and asking for the first time could lock both out.
  await restOnWordings(transaction)
  const records = await listProductRecords(transaction, staff, {
    key: { in: groups.map(({ key }) => key) },
  })
  const byKey = new Map(records.map((record) => [record.key, record]))
  const outcome: ImportOutcome = { products: [], problems }
  for (const group of groups) {
    const record = byKey.get(group.key) ?? null
    if (countOf(outcome) >= changeLimit) {
      const line = group.rows[0]?.line ?? 1
      outcome.problems.push({ line, column: '', key: 'tooManyChanges', facts: { maximum: changeLimit } })
      break
    }
    const done = record
      ? await changeProduct(transaction, staff, { group, record, now })
      : await beginProduct(transaction, staff, group, now)
    outcome.products.push(...(done.planned ? [done.planned] : []))
    outcome.problems.push(...done.problems)
  }
  return outcome
}

function countOf({ products }: ImportOutcome): number {
  return products.filter(({ kind }) => kind !== 'same').length
}

interface Done {
  planned: PlannedProduct | null
  problems: ImportProblem[]
}

interface Change {
  group: RowGroup
  record: ProductRecord
  now: Date
}

async function changeProduct(transaction: Transaction, staff: StaffMember, change: Change): Promise<Done> {
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
async function beginProduct(
  transaction: Transaction,
  staff: StaffMember,
  group: RowGroup,
  now: Date,
): Promise<Done> {
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
