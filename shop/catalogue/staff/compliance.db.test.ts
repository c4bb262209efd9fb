import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import type { Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { publishingFindings } from '../publishing.ts'
import { complianceSearchOf, rowsPerPage } from './compliance-list.ts'
import { complianceIn, complianceRules, type ComplianceLine } from './compliance.ts'
import { sketchProduct } from './product-draft.ts'
import { editedProduct } from './product-record.ts'
import { findProductRecord } from './queries/find-record.ts'
import { listCompliance } from './queries/list-compliance.ts'

let shop: TestShop
const now = new Date()
const soon = new Date(now.getTime() + 30 * 86_400_000)
const reader = personOf('editor', { language: 'pl' })

beforeAll(async () => {
  shop = await openTestShop()
})
afterAll(() => shop.close())

const list = (search: Record<string, string> = {}) =>
  listCompliance(database(), reader, complianceSearchOf(search), now)

async function idOf(key: string): Promise<number> {
  return (await database().product.findUniqueOrThrow({ where: { key }, select: { id: true } })).id
}

async function rowsOf(key: string) {
  const { rows } = await list()
  return rows.filter((row) => row.key === key)
}

async function linesOf(key: string, market: Market): Promise<ComplianceLine[]> {
  const record = await findProductRecord(database(), reader, await idOf(key))
  if (!record) throw new Error('no product')
  const reference = { vatRates: await listVatRates(database()), now }
  const product = editedProduct(sketchProduct(record.fields).draft, record)
  const findings = publishingFindings(product, reference)
  return complianceIn(market, { product, findings, decided: record.decided, reference })
}

const stateOf = (lines: ComplianceLine[], rule: string) => lines.find((line) => line.rule === rule)?.state

describe('compliance of products, market by market', () => {
  test('FOOD-10 CLAIM-01 VAT-01 the demo shop lacks nothing, and every rule is gone through', async () => {
    const { rows, total, missing } = await list()
    expect({ total, missing }).toEqual({ total: 20, missing: 0 })
    expect(new Set(rows.map(({ market }) => market))).toEqual(new Set(['PL', 'NL']))
    for (const { key, market } of rows) {
      const lines = await linesOf(key, market ?? 'PL')
      expect(lines.map(({ rule }) => rule)).toEqual(expect.arrayContaining([...complianceRules]))
      const open = lines.filter(({ state }) => state === 'missing' || state === 'undecided')
      expect(open, `${key} ${market}`).toEqual([])
    }
  })

  test('FOOD-10 a missing notification and label file concern the market that asks for them', async () => {
    const productId = await idOf('ZV-003')
    await database().productMarket.updateMany({
      where: { productId },
      data: { notificationId: ' ', labelFile: null },
    })
    const [worst, next] = (await list()).rows
    expect(worst).toMatchObject({ key: 'ZV-003', market: 'PL', missing: ['notification', 'label-file'] })
    expect(next?.missing).toEqual([])
    expect(stateOf(await linesOf('ZV-003', 'PL'), 'FOOD-10')).toBe('missing')
    expect(stateOf(await linesOf('ZV-003', 'NL'), 'FOOD-10')).toBe('complete')
  })

  test('FOOD-02 a label text, PRICE-01 a price, VAT-01 a rate and CLAIM-01 a wording are told with their market', async () => {
    const productId = await idOf('ZV-004')
    await database().productTranslation.update({
      where: { productId_language: { productId, language: 'nl' } },
      data: { storage: '' },
    })
    await database().product.update({ where: { id: productId }, data: { taxClass: 'medicine' } })
    await database().productClaim.create({ data: { productId, claimId: 'iron-cell-division', position: 99 } })
    const rows = await rowsOf('ZV-004')
    expect(rows.find(({ market }) => market === 'NL')?.missing).toEqual(['label', 'claims', 'vat'])
    expect(rows.find(({ market }) => market === 'PL')?.missing).toEqual(['claims', 'vat'])
    const lines = await linesOf('ZV-004', 'NL')
    expect(stateOf(lines, 'FOOD-01')).toBe('missing')
    expect(stateOf(lines, 'VAT-01')).toBe('missing')
    expect(lines.find(({ rule }) => rule === 'VAT-01')?.findings[0]).toMatchObject({ field: 'taxClass' })
  })

  test('what ends or changes within ninety days is told with the day', async () => {
    await database().vatRate.create({
      data: {
        market: 'NL',
        taxClass: 'food-supplement',
        validFrom: soon,
        rateBasisPoints: 1000,
        source: 'test',
      },
    })
    const variant = await database().productVariant.findFirstOrThrow({
      where: { product: { key: 'ZV-001' } },
    })
    await database().priceChange.create({
      data: {
        variantId: variant.id,
        market: 'PL',
        currency: 'PLN',
        amount: null,
        validFrom: soon,
        actor: 'test',
      },
    })
    const rows = await rowsOf('ZV-001')
    expect(rows.find(({ market }) => market === 'PL')?.expiring).toEqual(['price'])
    expect(rows.find(({ market }) => market === 'NL')?.expiring).toEqual(['vat'])
    const poland = await linesOf('ZV-001', 'PL')
    expect(poland.find(({ rule }) => rule === 'PRICE-01')).toMatchObject({
      state: 'expiring',
      expiries: [{ key: 'price', date: soon, subject: variant.sku }],
    })
    expect(stateOf(await linesOf('ZV-001', 'NL'), 'VAT-01')).toBe('expiring')
    const filtered = await list({ show: 'expiring', market: 'PL' })
    expect(filtered.rows.map(({ key }) => key)).toEqual(['ZV-001'])
  })

  test('the address cannot ask for nonsense', () => {
    expect(complianceSearchOf({ market: 'DE', show: 'x', page: '-1' })).toEqual({
      market: null,
      show: null,
      page: 1,
    })
    expect(complianceSearchOf({ page: '99999999999' }).page).toBe(1)
  })

  test('two thousand products cost the same two statements as ten, and stand in pages, the worst first', async () => {
    await database().$executeRaw`
      INSERT INTO product (key, brand, dosage_form, packaging, category, tax_class, daily_count, allergens, diets,
        free_from, statements, updated_at)
      SELECT 'G-' || n, 'B', 'capsule', 'jar', '', 'food-supplement', 1, '{}', '{}', '{}', '{}', now()
      FROM generate_series(1, 2000) AS n`
    await database()
      .$executeRaw`INSERT INTO product_market (product_id, market) SELECT id, 'PL' FROM product WHERE key LIKE 'G-%'`
    // As the database does by itself within a minute of such a change; until then it takes the tables for small ones.
    const owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
    await owner.connect()
    await owner.query('ANALYZE product, product_market')
    await owner.end()
    const statements: string[] = []
    const query = pg.Client.prototype.query
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      statements.push(JSON.stringify(given[0]))
      return Reflect.apply(query, this, given) as unknown
    } as typeof query
    const first = await list().finally(() => (pg.Client.prototype.query = query))
    expect(statements).toHaveLength(2)
    expect(first.total).toBe(2_020)
    expect(first.rows).toHaveLength(rowsPerPage)
    expect(first.rows.every(({ missing }) => missing.length === 4)).toBe(true)
    const last = await list({ page: String(Math.ceil(first.total / rowsPerPage)) })
    expect(last.rows.at(-1)?.missing).toEqual([])
    expect((await list({ page: '9999' })).rows).toEqual([])
  })
})
