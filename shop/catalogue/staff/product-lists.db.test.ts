import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { database } from '#platform/database.ts'
import { prepareJobs } from '#platform/jobs.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, memberOf, signInAs, staffRequest, testOrigin } from '#prisma/fixtures/test-staff.ts'
import { searchQueue } from '../search-queue.ts'
import { applyProducts, exportProducts, tryProducts } from './handlers/import-products.ts'
import { saveProduct } from './mutations/save-product.ts'
import { readProductCsv } from './product-csv.ts'
import type { ImportOutcome } from './import-outcome.ts'
import { findImport } from './queries/find-import.ts'
import { listProducts } from './queries/list-products.ts'
import { productSearchOf } from './product-search.ts'
import { findProductRecord } from './queries/find-record.ts'

let shop: TestShop
let cookie = ''
beforeAll(async () => {
  shop = await openTestShop()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  cookie = await signInAs(await hire('editor'))
})
afterAll(() => shop.close())

const none = { params: Promise.resolve(undefined) }

async function download(): Promise<string> {
  const request = staffRequest('/staff/api/products/export', { cookie, method: 'GET' })
  const answer = await exportProducts(request, none)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="products-[\d-]+\.csv"$/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

function send(list: string | Uint8Array<ArrayBuffer>, as = cookie): Promise<Response> {
  const form = new FormData()
  form.set('list', new File([list], 'products.csv', { type: 'text/csv' }))
  const headers = { origin: testOrigin, accept: 'application/json', cookie: as }
  const request = new Request(`${testOrigin}/staff/api/products/import`, {
    method: 'POST',
    headers,
    body: form,
  })
  return tryProducts(request, none)
}

async function tried(list: string | Uint8Array<ArrayBuffer>): Promise<ImportOutcome & { id: string }> {
  const answer = await send(list)
  expect(answer.status, await answer.clone().text()).toBe(200)
  const { location } = (await answer.json()) as { location: string }
  const id = location.split('/').at(-1) ?? ''
  const found = await findImport(database(), await memberOf(cookie), id)
  if (!found) throw new Error(`${location} is not there`)
  return { id, ...found.outcome }
}

const apply = (id: string) =>
  applyProducts(staffRequest(`/staff/api/products/import/${id}`, { cookie }), {
    params: Promise.resolve({ id }),
  })

/** Everything of the products that a list could change, in one word. */
async function state(): Promise<string> {
  const rows = await Promise.all([
    database().product.findMany({ omit: { updatedAt: true }, orderBy: { id: 'asc' } }),
    database().productTranslation.findMany({
      omit: { updatedAt: true },
      orderBy: [{ productId: 'asc' }, { language: 'asc' }],
    }),
    database().productVariant.findMany({ orderBy: { id: 'asc' } }),
    database().auditEntry.count(),
  ])
  return JSON.stringify(rows)
}

/** A list with these columns of all its rows, one cell of them changed. */
function changed(csv: string, wanted: { key: string; column: string; cell: string }): string {
  const read = readProductCsv(csv)
  if (!read.ok) throw new Error('not readable')
  const row = read.rows.find(({ cells }) => cells.key === wanted.key)
  return `key,version,${wanted.column}\n${wanted.key},${row?.cells.version},"${wanted.cell}"\n`
}

test('the list asks nothing of a product for a market that is not served, and keeps what it holds', async () => {
  const staff = await memberOf(cookie)
  const { id: productId } = await database().product.findUniqueOrThrow({ where: { key: 'ZV-006' } })
  const notification = { notificationId: null, notifiedAt: null }
  const { notificationId, notifiedAt } = await database().productMarket.findUniqueOrThrow({
    where: { productId_market: { productId, market: 'PL' } },
  })
  const write = (data: typeof notification | { notificationId: string | null; notifiedAt: Date | null }) =>
    database().productMarket.updateMany({ where: { productId, market: 'PL' }, data })
  const lacking = async () => {
    const search = productSearchOf({ missing: 'notification' })
    return (await listProducts(database(), staff, search, new Date())).products.map(({ key }) => key)
  }
  await write(notification)
  expect(await lacking()).toEqual(['ZV-006'])
  await database().setting.create({ data: { key: 'servedMarkets', value: ['NL'] } })
  expect(await lacking()).toEqual([])
  const [product] = (await listProducts(database(), staff, productSearchOf({ q: 'ZV-006' }), new Date()))
    .products
  expect(product).toMatchObject({ markets: ['NL'], gaps: [] })
  expect(await database().productMarket.count({ where: { productId } }), 'what was entered is kept').toBe(2)
  await database().setting.delete({ where: { key: 'servedMarkets' } })
  await write({ notificationId, notifiedAt })
})

describe('the list of all products', () => {
  it('that was taken out and put back changes nothing', async () => {
    const before = await state()
    const csv = await download()
    const read = readProductCsv(csv)
    expect(read.ok && read.rows.length).toBe(await database().productVariant.count())
    const { id, problems, products } = await tried(csv)
    expect(problems).toEqual([])
    expect(products).toHaveLength(await database().product.count())
    expect(products.filter(({ kind }) => kind !== 'same')).toEqual([])
    expect(await state()).toBe(before)
    expect((await apply(id)).status).toBe(200)
    const audit = await database().auditEntry.findFirstOrThrow({ where: { action: 'products.imported' } })
    expect(audit.after).toEqual({ products: 0 })
  })

  it('is tried first: what would change is shown, and nothing has changed', async () => {
    const csv = changed(await download(), {
      key: 'ZV-002',
      column: 'texts.en.tagline',
      cell: '=A quiet evening',
    })
    const before = await state()
    const { id, problems, products } = await tried(csv)
    expect(problems).toEqual([])
    expect(products).toMatchObject([
      {
        line: 2,
        key: 'ZV-002',
        kind: 'changed',
        changes: [{ field: 'texts.en.tagline', after: '=A quiet evening' }],
      },
    ])
    expect(await state()).toBe(before)
    expect((await apply(id)).status).toBe(200)
    const row = await database().productTranslation.findFirstOrThrow({
      where: { product: { key: 'ZV-002' }, language: 'en' },
      include: { product: true },
    })
    expect(row.tagline).toBe('=A quiet evening')
    expect(
      await database().auditEntry.count({
        where: { action: 'product.saved', entityId: String(row.productId) },
      }),
    ).toBe(1)
    expect((await apply(id)).status, 'a second click gets the answer of the first').toBe(200)
    expect(
      await database().auditEntry.count({ where: { action: 'products.imported', entityId: id } }),
      'what was tried is done once',
    ).toBe(1)
    const again = await tried(csv)
    expect(again.products.map(({ kind }) => kind)).toEqual(['same'])
    expect(again.problems).toEqual([])
  })

  it('is imported once, however often and at whatever moment it is asked for', async () => {
    const csv = changed(await download(), { key: 'ZV-003', column: 'position', cell: '33' })
    const { id } = await tried(csv)
    const answers = await Promise.all([apply(id), apply(id), apply(id)])
    const said = await Promise.all(
      answers.map(async (answer) => ({ status: answer.status, ...((await answer.json()) as object) })),
    )
    const first = { status: 200, location: '/staff/products/import?done=1' }
    expect(said).toEqual([first, first, first])
    expect(await database().auditEntry.count({ where: { action: 'products.imported', entityId: id } })).toBe(
      1,
    )
    const colleague = await signInAs(await hire('editor'))
    const request = staffRequest(`/staff/api/products/import/${id}`, { cookie: colleague })
    expect((await applyProducts(request, { params: Promise.resolve({ id }) })).status).toBe(409)
  })

  it('begins new products with their variants, as drafts', async () => {
    const csv = [
      'key;brand;dosageForm;dailyPortion;texts.en.name;texts.pl.name;variant.sku;variant.gtin;variant.portionsPerPack;variant.shippingWeightGrams',
      'NEW-1;Zelvanta;capsule;2;New one;Nowy;NEW-1;;30;90',
      'NEW-1;;;;;;NEW-1-60;5901234123457;60;120',
      'NEW-1;;;;;;NEW-1-90;;90;150',
    ].join('\r\n')
    const { id, problems, products } = await tried(csv)
    expect(problems).toEqual([])
    expect(products).toMatchObject([{ key: 'NEW-1', kind: 'new', version: null }])
    expect(await database().product.count({ where: { key: 'NEW-1' } })).toBe(0)
    expect((await apply(id)).status).toBe(200)
    const product = await database().product.findUniqueOrThrow({
      where: { key: 'NEW-1' },
      include: { variants: { orderBy: { id: 'asc' } }, translations: true },
    })
    expect(product.variants.map(({ sku, portionsPerPack }) => [sku, portionsPerPack])).toEqual([
      ['NEW-1', 30],
      ['NEW-1-60', 60],
      ['NEW-1-90', 90],
    ])
    expect(product.translations.every(({ status }) => status === 'draft')).toBe(true)
    expect((await tried(csv)).products.map(({ kind }) => kind)).toEqual(['same'])
  })

  it('with one wrong row changes none, and says which and why, as the editor does', async () => {
    const gtin = (await database().productVariant.findFirstOrThrow({ where: { gtin: { not: null } } })).gtin
    const before = await state()
    const { id, problems } = await tried(
      [
        'key,texts.en.metaDescription,texts.en.slug,variant.sku,variant.gtin,variant.netCount',
        'ZV-003,A good text,magnesium-drops,,,',
        'ZV-004,Cures osteoporosis,zv-004,,,',
        `NEW-1,,new-1,NEW-1-60,${gtin},many`,
        'NEW-2,,,NEW-2,,',
      ].join('\n'),
    )
    expect(problems).toMatchObject([
      { line: 3, column: 'texts.en.metaDescription', key: 'copyAdvice.disease-treatment' },
      { line: 3, column: 'texts.en.metaDescription', key: 'copyAdvice.disease-named' },
      { line: 4, column: 'variant.netCount', key: 'whole' },
      { line: 5, column: 'brand', key: 'required' },
      { line: 5, column: 'texts.en.name', key: 'required' },
      { line: 5, column: 'dosageForm', key: 'required' },
    ])
    expect((await apply(id)).status).toBe(409)
    expect(await state()).toBe(before)
  })

  it('overwrites nothing that was saved since it was made or tried', async () => {
    const old = changed(await download(), { key: 'ZV-005', column: 'brand', cell: 'Another' })
    const first = await tried(old)
    expect(first.problems).toEqual([])
    const staff = await memberOf(cookie)
    const { id } = await database().product.findUniqueOrThrow({ where: { key: 'ZV-005' } })
    const record = await findProductRecord(database(), staff, id)
    if (!record) throw new Error('ZV-005 is gone')
    const fields = { ...record.fields, position: '77' }
    expect(await saveProduct(staff, { id, version: record.version, fields, now: new Date() })).toMatchObject({
      ok: true,
    })
    expect((await apply(first.id)).status).toBe(409)
    const second = await tried(old)
    expect(second.problems).toMatchObject([{ line: 2, column: 'version', key: 'listOutdated' }])
    expect((await database().product.findUniqueOrThrow({ where: { id } })).brand).not.toBe('Another')
  })

  it('comes from older spreadsheets, too, and says what their letters were taken for', async () => {
    const table = [...new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, at) => at))]
    const list = 'key;texts.pl.tagline;Uwagi\r\nZV-004;Zażółć gęślą jaźń;moje\r\n'
    const bytes = Uint8Array.from(list, (letter) => table.indexOf(letter))
    const { id, ...outcome } = await tried(bytes)
    expect(outcome).toMatchObject({ problems: [], letters: 'windows-1250' })
    expect(outcome.words).toEqual(['Zażółć', 'gęślą', 'jaźń'])
    expect(outcome.notices).toMatchObject([{ column: 'Uwagi', key: 'columnIgnored' }])
    expect((await apply(id)).status).toBe(200)
    const row = await database().productTranslation.findFirstOrThrow({
      where: { product: { key: 'ZV-004' }, language: 'pl' },
    })
    expect(row.tagline).toBe('Zażółć gęślą jaźń')
    const units = Uint16Array.from(`\uFEFF${list.replace('jaźń', 'noc')}`, (letter) => letter.charCodeAt(0))
    const unicode = await tried(new Uint8Array(units.buffer))
    expect(unicode).toMatchObject({ problems: [], letters: 'utf-16', words: [] })
    expect(unicode.products[0]?.changes[0]?.after).toBe('Zażółć gęślą noc')
  })

  it('is refused when it is no list, and is nobody else’s', async () => {
    expect((await send(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).status).toBe(422)
    const workbook = await send(new Uint8Array([0x50, 0x4b, 0x03, 0x04]))
    expect(await workbook.text()).toContain('CSV UTF-8')
    expect((await send('')).status).toBe(422)
    const nothing = await tried('neither\na list\n')
    expect(nothing.problems).toMatchObject([{ key: 'columnMissing', column: 'key' }])
    expect(nothing.notices).toMatchObject([{ key: 'columnIgnored', column: 'neither' }])
    const other = await signInAs(await hire('clerk'))
    expect((await send('key\nZV-001\n', other)).status).toBe(403)
    const { id } = await tried('key\nZV-001\n')
    const colleague = await memberOf(await signInAs(await hire('editor')))
    expect(await findImport(database(), colleague, id)).toBeNull()
  })
})
