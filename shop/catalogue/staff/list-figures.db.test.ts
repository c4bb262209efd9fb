import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { reserveStock } from '#shop/inventory/mutations.ts'
import { moveByHand } from '#shop/inventory/staff/mutations.ts'
import { reductionAt } from '#shop/pricing/reduction.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { findViolations } from '#prisma/invariants/find-violations.ts'
import { placeTestOrder } from '#prisma/fixtures/test-orders.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import { searchQueue } from '../search-queue.ts'
import { applyImport, tryImport } from './mutations/import-products.ts'
import { planPrice } from './mutations/plan-price.ts'
import { productCsvHead, productCsvRows, readProductCsv } from './product-csv.ts'
import { findImport } from './queries/find-import.ts'
import { listProductRecords } from './queries/find-record.ts'
import { findShelves } from '#shop/inventory/staff/queries/find-shelves.ts'

let shop: TestShop
let editor: StaffMember

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
})
afterAll(() => shop.close())

async function tried(list: string) {
  const id = await tryImport(editor, list, new Date())
  const found = await findImport(database(), editor, id)
  if (!found) throw new Error('what was tried is there')
  return { id, ...found.outcome }
}

const apply = (id: string) => applyImport(editor, id, new Date())

const variantOf = (sku: string) =>
  database().productVariant.findUniqueOrThrow({
    where: { sku },
    select: { id: true, product: { select: { key: true } }, stock: true },
  })

const pricesOf = (variantId: number, market: Market) =>
  database().priceChange.findMany({
    where: { variantId, market },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })

async function priceNow(variantId: number, market: Market): Promise<number | null> {
  const now = new Date()
  return (await pricesOf(variantId, market)).findLast(({ validFrom }) => validFrom <= now)?.amount ?? null
}

/** Counters that the ledger does not explain (I01, I02). */
async function unexplained() {
  const question = { graceMinutes: 0, retentionGraceDays: 2 }
  const violations = await findViolations(process.env.DATABASE_URL ?? '', question)
  return violations.filter(({ invariant }) => invariant === 'I01' || invariant === 'I02')
}

/** One row of the list of all products as it is given out now. */
async function rowOf(key: string, sku: string): Promise<Record<string, string>> {
  const records = await listProductRecords(database(), editor, { key })
  const ids = records.flatMap(({ variants }) => variants.map(({ id }) => id))
  const offers = { now: new Date(), shelves: await findShelves(database(), editor, ids) }
  const read = readProductCsv(productCsvHead('pl-PL') + productCsvRows(records, 'pl-PL', offers))
  const row = read.ok && read.rows.find(({ cells }) => cells['variant.sku'] === sku)
  if (!row) throw new Error(`${sku} is not in the list`)
  return { ...row.cells }
}

const columns = ['key', 'variant.sku', 'price_pl', 'price_nl', 'stock', 'seen']
const listOf = (...rows: Record<string, string>[]) =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.join(';'))
    .join('\r\n')

describe('prices and stock in a list', () => {
  it('are shown before they change, then appended to history and ledger, with their traces', async () => {
    const { id: variantId } = await variantOf('ZV-003-60')
    const before = await rowOf('ZV-003', 'ZV-003-60')
    const onHand = Number(before.stock)
    const rows = await pricesOf(variantId, 'PL')
    const wish = {
      key: 'ZV-003',
      'variant.sku': 'zv-003-60',
      price_pl: '83,50 zł',
      stock: String(onHand + 7),
    }
    const { id, problems, products } = await tried(listOf(wish))
    expect(problems).toEqual([])
    const [present] = rows.toReversed()
    expect(products).toMatchObject([
      {
        ...{ key: 'ZV-003', kind: 'changed', changes: [] },
        offers: [
          { line: 2, sku: 'ZV-003-60', column: 'price_pl', before: present?.amount, after: 8350 },
          { line: 2, sku: 'ZV-003-60', column: 'stock', before: onHand, after: onHand + 7 },
        ],
      },
    ])
    expect(await pricesOf(variantId, 'PL'), 'nothing has changed yet').toHaveLength(rows.length)
    const answers = await Promise.all([apply(id), apply(id), apply(id)])
    expect(answers).toEqual(answers.map(() => ({ ok: true, products: 1 })))
    expect(await apply(id), 'and once more, later').toEqual({ ok: true, products: 1 })
    const after = await pricesOf(variantId, 'PL')
    expect(after.slice(rows.length)).toMatchObject([
      { amount: 8350, currency: 'PLN', announced: false, actor: actorOf(editor) },
    ])
    expect(reductionAt(after, 'PL', new Date()), 'no reduction is announced by a list (PRICE-02)').toBeNull()
    const { stock } = await variantOf('ZV-003-60')
    expect(stock?.onHand).toBe(onHand + 7)
    const moves = await database().stockMovement.findMany({ where: { variantId, actor: actorOf(editor) } })
    expect(moves).toMatchObject([{ kind: 'adjust', quantity: 7, reason: 'count from list' }])
    const trail = await database().auditEntry.findMany({
      where: { actor: actorOf(editor) },
      orderBy: { id: 'asc' },
    })
    expect(trail).toMatchObject([
      { action: 'price.planned', entityId: `${variantId}/PL`, after: { amount: 8350, announced: false } },
      { action: 'products.imported', entityId: id, after: { products: 1 } },
      { action: 'stock.counted', entityId: String(variantId), before: { onHand }, after: { change: 7 } },
    ])
    expect((await tried(listOf(wish))).products.map(({ kind }) => kind)).toEqual(['same'])
    expect(await unexplained()).toEqual([])
  })

  it('of a list taken out change only where somebody wrote, however much has moved since', async () => {
    const list = await rowOf('ZV-005', 'ZV-005-250')
    const { id: variantId } = await variantOf('ZV-005-250')
    await planPrice(editor, { variantId, market: 'PL', amount: 6660, from: null, announced: false })
    const count = {
      variantId,
      kind: 'adjust' as const,
      quantity: 3,
      reason: 'found',
      action: crypto.randomUUID(),
    }
    await moveByHand(editor, count, () => [])
    const untouched = await tried(listOf(list))
    expect(untouched).toMatchObject({ problems: [], products: [{ kind: 'same', offers: [] }] })
    const touched = await tried(listOf({ ...list, price_pl: '70', stock: '9' }))
    expect(touched.problems).toEqual([
      { line: 2, column: 'price_pl', key: 'priceMoved', facts: { present: 6660 } },
      { line: 2, column: 'stock', key: 'countMoved', facts: { present: Number(list.stock) + 3 } },
    ])
    expect(await apply(touched.id)).toEqual({ ok: false, reason: 'has-problems' })
    const elsewhere = await tried(listOf({ ...list, price_nl: '19,95' }))
    expect(elsewhere.products[0]?.offers).toMatchObject([{ column: 'price_nl', after: 1995 }])
    expect(await apply(elsewhere.id)).toMatchObject({ ok: true })
    expect(await priceNow(variantId, 'PL')).toBe(6660)
    expect(await priceNow(variantId, 'NL')).toBe(1995)
  })

  it('that changed between trial and import stop all of it, and say for which product', async () => {
    const [one, other] = [await variantOf('ZV-006-250'), await variantOf('ZV-007-90')]
    const list = listOf(
      { key: one.product.key, 'variant.sku': 'ZV-006-250', price_pl: '99,99' },
      { key: other.product.key, 'variant.sku': 'ZV-007-90', stock: '77' },
    )
    const first = await tried(list)
    expect(first.problems).toEqual([])
    await planPrice(editor, { variantId: one.id, market: 'PL', amount: 9000, from: null, announced: false })
    expect(await apply(first.id)).toEqual({ ok: false, reason: 'edited-meanwhile', moved: [one.product.key] })
    const second = await tried(list)
    const sold = { variantId: other.id, kind: 'adjust' as const, quantity: 1, reason: 'found' }
    await moveByHand(editor, { ...sold, action: crypto.randomUUID() }, () => [])
    expect(await apply(second.id)).toEqual({
      ok: false,
      reason: 'edited-meanwhile',
      moved: [other.product.key],
    })
    expect(await priceNow(one.id, 'PL')).toBe(9000)
    expect((await variantOf('ZV-007-90')).stock?.onHand).toBe((other.stock?.onHand ?? 0) + 1)
  })

  it('never count below what is promised to orders: the row says how many', async () => {
    const { id, product, stock } = await variantOf('ZV-008-20')
    const order = await placeTestOrder([{ id, unitAmount: (await priceNow(id, 'PL')) ?? 0, quantity: 2 }])
    const row = { key: product.key, 'variant.sku': 'ZV-008-20' }
    const reserved = (stock?.reserved ?? 0) + 2
    const below = await tried(listOf({ ...row, stock: String(reserved - 1) }))
    expect(below.problems).toEqual([
      { line: 2, column: 'stock', key: 'promised', facts: { reserved, onHand: stock?.onHand } },
    ])
    const just = await tried(listOf({ ...row, stock: String(reserved) }))
    expect(just.problems).toEqual([])
    // Between trial and import another order comes.
    await database().$transaction((transaction) =>
      reserveStock(transaction, {
        ...{ orderId: order.id, attempt: 2, actor: 'test' },
        lines: [{ variantId: id, quantity: 1 }],
      }),
    )
    expect(await apply(just.id)).toMatchObject({ ok: false, reason: 'edited-meanwhile' })
    expect((await variantOf('ZV-008-20')).stock?.onHand).toBe(stock?.onHand)
  })

  it('come with products that the list begins', async () => {
    const csv = [
      'key;brand;dosageForm;dailyPortion;texts.en.name;variant.sku;variant.portionsPerPack;variant.shippingWeightGrams;price_pl;price_nl;stock',
      'NEW-9;Zelvanta;capsule;2;New one;NEW-9;30;90;49,90;12,95;40',
      'NEW-9;;;;;NEW-9-60;60;120;89,90;;0',
    ].join('\r\n')
    const { id, problems, products } = await tried(csv)
    expect(problems).toEqual([])
    expect(products[0]?.offers.map(({ sku, column, before, after }) => [sku, column, before, after])).toEqual(
      [
        ['NEW-9', 'price_pl', null, 4990],
        ['NEW-9', 'price_nl', null, 1295],
        ['NEW-9', 'stock', 0, 40],
        ['NEW-9-60', 'price_pl', null, 8990],
      ],
    )
    expect(await apply(id)).toEqual({ ok: true, products: 1 })
    const small = await variantOf('NEW-9')
    expect(small.stock?.onHand).toBe(40)
    expect([await priceNow(small.id, 'PL'), await priceNow(small.id, 'NL')]).toEqual([4990, 1295])
    expect((await tried(csv)).products.map(({ kind }) => kind)).toEqual(['same'])
    expect(await unexplained()).toEqual([])
  })

  it('say that an announced reduction ends with a new price', async () => {
    const { id: variantId, product } = await variantOf('ZV-009-90')
    const present = (await priceNow(variantId, 'PL')) ?? 0
    const reduced = { variantId, market: 'PL' as const, amount: present - 500, from: null, announced: true }
    expect(await planPrice(editor, reduced)).toMatchObject({ ok: true })
    const row = await rowOf(product.key, 'ZV-009-90')
    const { notices, problems, id } = await tried(listOf({ ...row, price_pl: '1,00' }))
    expect(problems).toEqual([])
    expect(notices).toEqual([{ line: 2, column: 'price_pl', key: 'reductionEnds' }])
    expect(await apply(id)).toMatchObject({ ok: true })
    expect(reductionAt(await pricesOf(variantId, 'PL'), 'PL', new Date())).toBeNull()
  })
})
