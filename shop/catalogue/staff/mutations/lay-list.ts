import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { restOnWordings } from '#shop/claims/queries/hold-wordings.ts'
import { mayDo } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { columnRefusals, readFigures, sortFigures, type FigureWish } from '../list-offers.ts'
import { readProductCsv } from '../product-csv.ts'
import { withFigures, type ImportOutcome, type ImportProblem } from '../import-outcome.ts'
import { groupRows, type RowGroup } from '../product-import.ts'
import type { ProductRecord } from '../product-record.ts'
import { listProductRecords } from '../queries/find-record.ts'
import { planCounts, type PlannedCount } from './import-counts.ts'
import { importPrices, type DoneFigures, type PlacedWish } from './import-prices.ts'
import { beginProduct, changeProduct, type DoneProduct } from './import-product.ts'

/** More than this is done in parts: all of one list happens in one transaction. */
export const changeLimit = 200

/** What a list has done, and the counts that are still to be entered: shelves are locked last, and shortly. */
export interface LaidList extends Pick<ImportOutcome, 'products' | 'problems' | 'notices'> {
  counts: PlannedCount[]
}

/** Lays a list over the products within a transaction of the caller's, who takes it back where there are problems. */
export async function layList(
  transaction: Transaction,
  staff: StaffMember,
  csv: string,
  now: Date,
): Promise<LaidList> {
  const list = readProductCsv(csv)
  const { notices } = list
  if (!list.ok) return { products: [], problems: list.problems, notices, counts: [] }
  const refusals = columnRefusals(list.columns, (permission) => mayDo(staff, permission, now).ok)
  if (refusals.length > 0) return { products: [], problems: refusals, notices, counts: [] }
  const { groups, problems } = groupRows(list.rows)
  const figures = readFigures(groups)
  // Each product asks for it again; by then rows of others are held, and asking for the first time could lock both out.
  await restOnWordings(transaction)
  const byKey = await findRecords(transaction, staff, groups)
  const isKnown = (wish: FigureWish) => knownVariant(byKey, wish) !== undefined
  const { known, begun } = sortFigures(figures.wishes, isKnown)
  // A product that is public rests on its prices: those of variants that are there come before it is saved.
  const placed = known.flatMap((wish) => place(wish, knownVariant(byKey, wish)))
  const prices = await importPrices(transaction, staff, placed)
  const done = await layProducts(transaction, staff, { groups, byKey, now })
  const late = await placeBegun(transaction, begun)
  const latePrices = await importPrices(transaction, staff, late)
  const { counts, ...stock } = await planCounts(transaction, staff, [...placed, ...late])
  const parts: DoneFigures[] = [prices, latePrices, stock]
  const products = withFigures(
    done.flatMap(({ planned }) => planned ?? []),
    parts.flatMap(({ planned }) => planned),
  )
  return {
    products,
    problems: [
      ...problems,
      ...figures.problems,
      ...done.flatMap((each) => each.problems),
      ...parts.flatMap((each) => each.problems),
      ...tooMany(products),
    ].toSorted((one, other) => one.line - other.line),
    notices: [...notices, ...parts.flatMap((each) => each.notices)],
    counts,
  }
}

async function findRecords(
  transaction: Transaction,
  staff: StaffMember,
  groups: readonly RowGroup[],
): Promise<Map<string, ProductRecord>> {
  const records = await listProductRecords(transaction, staff, { key: { in: groups.map(({ key }) => key) } })
  return new Map(records.map((record) => [record.key, record]))
}

/** The variant of the product that a row speaks of, unless it is archived: that may change with the list. */
function knownVariant(
  byKey: ReadonlyMap<string, ProductRecord>,
  { key, sku }: FigureWish,
): number | undefined {
  return byKey.get(key)?.variants.find((variant) => variant.sku === sku && !variant.isArchived)?.id
}

function place(wish: FigureWish, variantId: number | undefined): PlacedWish[] {
  return variantId === undefined ? [] : [{ ...wish, variantId }]
}

/** Variants that the list has begun have their ids only now; those it could not begin have a problem already. */
async function placeBegun(transaction: Transaction, wishes: readonly FigureWish[]): Promise<PlacedWish[]> {
  if (wishes.length === 0) return []
  const variants = await transaction.productVariant.findMany({
    where: { sku: { in: wishes.map(({ sku }) => sku) } },
    select: { id: true, sku: true, product: { select: { key: true } } },
  })
  return wishes.flatMap((wish) => {
    const variant = variants.find(({ sku, product }) => sku === wish.sku && product.key === wish.key)
    return place(wish, variant?.id)
  })
}

async function layProducts(
  transaction: Transaction,
  staff: StaffMember,
  {
    groups,
    byKey,
    now,
  }: { groups: readonly RowGroup[]; byKey: ReadonlyMap<string, ProductRecord>; now: Date },
): Promise<DoneProduct[]> {
  const done: DoneProduct[] = []
  for (const group of groups) {
    // A list beyond the limit is refused as a whole; nobody waits for the rest of it.
    if (done.filter(({ planned }) => planned && planned.kind !== 'same').length > changeLimit) break
    const record = byKey.get(group.key)
    done.push(
      record
        ? await changeProduct(transaction, staff, { group, record, now })
        : await beginProduct(transaction, staff, group, now),
    )
  }
  return done
}

function tooMany(products: ImportOutcome['products']): ImportProblem[] {
  const changed = products.filter(({ kind }) => kind !== 'same')
  const first = changed[changeLimit]
  if (!first) return []
  return [{ line: first.line, column: '', key: 'tooManyChanges', facts: { maximum: changeLimit } }]
}
