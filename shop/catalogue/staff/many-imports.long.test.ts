import { afterAll, beforeAll, expect, test } from 'vitest'
import { database, longTransaction } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { staffMember } from '#prisma/fixtures/test-staff.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { searchQueue } from '../search-queue.ts'
import { applyImport, tryImport } from './mutations/import-products.ts'
import { changeLimit } from './mutations/lay-list.ts'
import { figureColumns, seenColumn } from './offer-columns.ts'
import { findShelves } from '#shop/inventory/staff/queries/find-shelves.ts'
import { productCsvHead, productCsvRows, readProductCsv } from './product-csv.ts'
import { findImport } from './queries/find-import.ts'
import { listProductRecords } from './queries/find-record.ts'

let shop: TestShop
let editor: StaffMember

beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  editor = await staffMember('editor')
})
afterAll(() => shop.close())

type Cells = Record<string, string>

function listOf(rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(line).join('\r\n')
}

/** Every row of the products there are, as a spreadsheet has them. */
async function rowsOf(keys: 'all' | 'copies'): Promise<Cells[]> {
  const where = keys === 'all' ? {} : { key: { startsWith: 'COPY-' } }
  const records = await listProductRecords(database(), editor, where)
  const ids = records.flatMap(({ variants }) => variants.map(({ id }) => id))
  const offers = { now: new Date(), shelves: await findShelves(database(), editor, ids) }
  const read = readProductCsv(productCsvHead('en-NL') + productCsvRows(records, 'en-NL', offers))
  if (!read.ok) throw new Error('what was taken out cannot be read')
  return read.rows.map(({ cells }) => ({ ...cells }))
}

const isAddress = (column: string) => /slug$/.test(column)

/** The demo's products over and over, each with numbers and addresses of its own. */
function copies(rows: readonly Cells[]): Cells[] {
  const keys = [...new Set(rows.map(({ key = '' }) => key))]
  return Array.from({ length: changeLimit }, (_, number) => {
    const key = keys[number % keys.length]
    const own = rows.filter((row) => row.key === key).slice(0, 2)
    return own.map((row, place) => ({
      ...Object.fromEntries(
        Object.entries(row).map(([column, cell]) => [
          column,
          isAddress(column) && cell ? `${cell}-${number}` : cell,
        ]),
      ),
      ...{ key: `COPY-${number}`, 'variant.sku': place === 0 ? `COPY-${number}` : `COPY-${number}-${place}` },
      ...{ 'variant.gtin': '', version: '' },
      ...Object.fromEntries([...figureColumns, seenColumn].map((column) => [column, ''])),
    }))
  }).flat()
}

/** Every text a little different, and every figure that may be. */
function rewritten(rows: readonly Cells[]): Cells[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => {
        const isText = /^texts\.\w+\.(name|tagline|description|usage|storage|metaTitle)$/.test(column)
        return [column, isText && cell ? `${cell}.` : column === 'position' ? '9' : cell]
      }),
    ),
  )
}

/** The same with two prices and a count for every row. */
function priced(rows: readonly Cells[], step: number): Cells[] {
  return rows.map((row, place) => ({
    ...row,
    price_pl: `${49 + step + (place % 50)},90`,
    price_nl: `${12 + step + (place % 50)}.95`,
    stock: String(40 + step + (place % 7)),
    [seenColumn]: '',
  }))
}

/** Nothing but prices and counts. */
function onlyFigures(rows: readonly Cells[]): Cells[] {
  const columns = ['key', 'variant.sku', ...figureColumns]
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? ''])))
}

async function measured(name: string, rows: readonly Cells[]): Promise<number[]> {
  const csv = listOf(rows)
  const begin = performance.now()
  const id = await tryImport(editor, csv, new Date())
  const triedIn = performance.now() - begin
  const found = await findImport(database(), editor, id)
  expect(found?.outcome.problems).toEqual([])
  expect(found?.outcome.products.filter(({ kind }) => kind !== 'same')).toHaveLength(changeLimit)
  const between = performance.now()
  expect(await applyImport(editor, id, new Date())).toEqual({ ok: true, products: changeLimit })
  const appliedIn = performance.now() - between
  process.stdout.write(
    `${name}, ${rows.length} rows, ${csv.length >> 10} KiB: tried in ${Math.round(triedIn)} ms, imported in ${Math.round(appliedIn)} ms\n`,
  )
  return [triedIn, appliedIn]
}

/** As public as a product can be: every save of it is judged by the whole of the law. */
async function publishAll(): Promise<void> {
  await database().productTranslation.updateMany({
    where: { product: { key: { startsWith: 'COPY-' } } },
    data: { status: 'published', publishedAt: new Date(0) },
  })
  await database().$executeRaw`
    INSERT INTO price_change (variant_id, market, currency, amount, valid_from, actor)
    SELECT pack.id, sold.market, CASE sold.market WHEN 'PL' THEN 'PLN' ELSE 'EUR' END, 4900, '2026-01-01', 'test'
    FROM product_variant AS pack JOIN product_market AS sold USING (product_id)
    WHERE pack.sku LIKE 'COPY-%'`
}

test('a list that begins or changes as many products as it may is done in one piece, on a slow machine too', async () => {
  const begun = await measured('200 new products', copies(await rowsOf('all')))
  const drafts = await measured('200 changed drafts', rewritten(await rowsOf('copies')))
  await publishAll()
  const open = await measured('200 changed products that are public', rewritten(await rowsOf('copies')))
  const rows = await rowsOf('copies')
  const prices = await measured('200 products whose prices and stock change', onlyFigures(priced(rows, 1)))
  const both = await measured(
    '200 changed products with prices and stock',
    priced(rewritten(await rowsOf('copies')), 2),
  )
  for (const time of [...begun, ...drafts, ...open, ...prices, ...both])
    expect(time).toBeLessThan(longTransaction)
})
