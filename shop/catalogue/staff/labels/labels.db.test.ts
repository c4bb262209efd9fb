import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { photograph, pixelBomb } from '#platform/pictures/hostile-pictures-fixture.ts'
import { personOf } from '#prisma/fixtures/staff-person.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { hire, signInAs, staffRequest, testOrigin } from '#prisma/fixtures/test-staff.ts'
import { complianceSearchOf } from '../compliance-list.ts'
import { listCompliance } from '../queries/list-compliance.ts'
import { downloadLabel, uploadLabel, withdrawLabel } from './handlers.ts'

let shop: TestShop
let editor: string
let productId: number
beforeAll(async () => {
  shop = await openTestShop()
  editor = await signInAs(await hire('editor'))
  productId = (await database().product.findUniqueOrThrow({ where: { key: 'ZV-003' } })).id
  await database().productMarket.updateMany({ where: { productId }, data: { labelFile: null } })
})
afterAll(() => shop.close())

const pdf = (words: string) => new TextEncoder().encode(`%PDF-1.4\n% ${words}\n%%EOF\n`)

function upload(
  bytes: Uint8Array,
  as = editor,
  name = 'etykieta ż v2.pdf',
  id = productId,
): Promise<Response> {
  const form = new FormData()
  form.set('market', 'PL')
  form.set('label', new File([new Uint8Array(bytes)], name))
  const headers = { origin: testOrigin, accept: 'application/json', cookie: as }
  const request = new Request(`${testOrigin}/staff/api/media/label/${id}`, {
    method: 'POST',
    headers,
    body: form,
  })
  return uploadLabel(request, { params: Promise.resolve({ id: String(id) }) })
}

const download = (id: string, as = editor) =>
  downloadLabel(staffRequest(`/staff/api/products/label/${id}`, { cookie: as, method: 'GET' }), {
    params: Promise.resolve({ id }),
  })
const withdraw = (id: string) =>
  withdrawLabel(staffRequest(`/staff/api/media/label/remove/${id}`, { cookie: editor }), {
    params: Promise.resolve({ id }),
  })
const labels = () => database().labelDocument.findMany({ where: { productId }, orderBy: { id: 'asc' } })
const audited = async () => {
  const rows = await database().auditEntry.findMany({
    where: { entityId: String(productId), action: { startsWith: 'label.' } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ action }) => action)
}
async function missing(): Promise<readonly string[] | undefined> {
  const { rows } = await listCompliance(database(), personOf('editor'), complianceSearchOf({}), new Date())
  return rows.find(({ id, market }) => id === productId && market === 'PL')?.missing
}

describe('FOOD-10: the label as notified', () => {
  it('is a PDF or a picture, whatever its name says, and nothing is kept of what is refused', async () => {
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    expect((await upload(page)).status).toBe(415)
    expect((await upload(new Uint8Array())).status).toBe(422)
    expect((await upload(pixelBomb(30_000, 30_000))).status).toBe(422)
    expect((await upload(pdf('of no product'), editor, 'x.pdf', 999_999)).status).toBe(409)
    const clerk = await signInAs(await hire('clerk'))
    expect((await upload(pdf('by a clerk'), clerk)).status).toBe(403)
    expect(await labels()).toEqual([])
    expect(await database().keptFile.count()).toBe(0)
    expect(await missing()).toEqual(['label-file'])
  })

  it('is kept to the byte, handed to staff alone, and everything is in the trail', async () => {
    const bytes = pdf('version 1')
    const answers = await Promise.all([upload(bytes), upload(bytes)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(await missing()).toEqual([])
    const [label, ...others] = await labels()
    expect(others, 'the same file sent twice is one').toEqual([])
    const answer = await download(label?.id ?? '')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="etykieta-v2.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    expect((await download(label?.id ?? '', await signInAs(await hire('moderator')))).status).toBe(403)
    expect((await download('no such label')).status).toBe(404)
    expect(await audited()).toEqual(['label.added', 'label.handed-out'])
  })

  it('gives way to a newer one, which may be taken back; none is ever lost', async () => {
    expect((await upload(await photograph(), editor, 'label.png')).status).toBe(200)
    const [first, second] = await labels()
    expect((await withdraw(second?.id ?? '')).status).toBe(200)
    expect((await withdraw(second?.id ?? '')).status, 'safe to repeat').toBe(200)
    expect(await missing(), 'the one before counts again').toEqual([])
    expect((await withdraw(first?.id ?? '')).status).toBe(200)
    expect(await missing()).toEqual(['label-file'])
    expect((await withdraw('no such label')).status).toBe(409)
    expect((await download(second?.id ?? '')).status).toBe(200)
    const trail = (await audited()).filter((action) => action !== 'label.handed-out')
    expect(trail).toEqual(['label.added', 'label.added', 'label.removed', 'label.removed'])
  })

  it('cannot be changed by the application', async () => {
    const change = database().$executeRaw`UPDATE kept_file SET bytes = 'other'`
    await expect(change).rejects.toThrow(/permission denied/)
    await expect(database().$executeRaw`DELETE FROM label_document`).rejects.toThrow(/permission denied/)
  })
})
