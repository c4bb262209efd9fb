import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { photograph, pixelBomb } from '#platform/pictures/hostile-pictures-fixture.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { freshen, hire, memberOf, signInAs, staffRequest, testOrigin } from '#prisma/fixtures/test-staff.ts'
import { comparePictures } from '#shop/catalogue/staff/pictures/jobs.ts'
import { noticeLimit } from '#shop/legal/guarantee-notice.ts'
import { listGuaranteeNotices } from '#shop/legal/queries.ts'
import { downloadNotice, uploadNotice } from './staff/handlers/notices.ts'
import { findLiveFaults } from './staff/queries.ts'

let shop: TestShop
let directory: string
let cookie: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shop-notices-'))
  process.env.SHOP_DATA_DIR = directory
  shop = await openTestShop()
  cookie = await signInAs(await hire('owner'))
  await freshen(cookie, new Date(Date.now() + 3600_000))
})
afterAll(async () => {
  await shop.close()
  await rm(directory, { recursive: true })
})

function upload(bytes: Uint8Array, fields: Record<string, string>, as = cookie): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('picture', new File([new Uint8Array(bytes)], 'notice.png'))
  const headers = { origin: testOrigin, accept: 'application/json', cookie: as }
  const request = new Request(`${testOrigin}/staff/api/media/guarantee-notice`, {
    method: 'POST',
    headers,
    body: form,
  })
  return uploadNotice(request, { params: Promise.resolve(undefined) })
}

const missing = async () =>
  (await findLiveFaults(database(), await memberOf(cookie))).flatMap((fault) =>
    fault.key === 'guaranteeNotice' ? [fault.language] : [],
  )
const stored = async () =>
  (await readdir(join(directory, 'uploads')).catch(() => [])).filter((name) => !name.startsWith('.'))

describe('CONS-07: the official guarantee notice', () => {
  it('is taken by the owner alone, freshly authenticated', async () => {
    const picture = await photograph()
    const fields = { language: 'pl', text: 'Gwarancja prawna' }
    const editor = await signInAs(await hire('editor'))
    expect((await upload(picture, fields, editor)).status).toBe(403)
    await freshen(cookie, null)
    expect((await upload(picture, fields)).status).toBe(403)
    await freshen(cookie, new Date(Date.now() + 3600_000))
    expect(await stored()).toEqual([])
  })

  it('is refused when it is no picture or says nothing, and nothing is kept of it', async () => {
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    expect((await upload(page, { language: 'pl', text: 'T' })).status).toBe(415)
    expect((await upload(pixelBomb(30_000, 30_000), { language: 'pl', text: 'T' })).status).toBe(422)
    const large = new Uint8Array(noticeLimit + 1)
    expect((await upload(large, { language: 'pl', text: 'T' })).status).toBe(422)
    expect((await upload(await photograph(), { language: 'pl', text: ' ' })).status).toBe(422)
    expect((await upload(await photograph(), { language: 'de', text: 'T' })).status).toBe(422)
    expect(await stored()).toEqual([])
    expect(await missing()).toEqual(['pl', 'nl', 'en'])
  })

  it('of every language opens the way to real money, and its files are looked after', async () => {
    for (const language of ['pl', 'nl', 'en']) {
      const picture = await photograph({ colour: `#${language === 'pl' ? '11' : '99'}4455` })
      const answer = await upload(picture, { language, text: `Notice ${language}` })
      expect(answer.status, await answer.clone().text()).toBe(200)
      const notices = await listGuaranteeNotices(database())
      expect(notices[language as 'pl']).toMatchObject({
        text: `Notice ${language}`,
        fingerprint: createHash('sha256').update(picture).digest('hex'),
        width: 960,
      })
    }
    const original = await photograph({ colour: '#114455' })
    const answer = await downloadNotice(
      staffRequest('/staff/api/settings/notice/pl', { cookie, method: 'GET' }),
      { params: Promise.resolve({ language: 'pl' }) },
    )
    expect(Buffer.from(await answer.arrayBuffer()).equals(original), 'every byte of it is kept').toBe(true)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="guarantee-pl.jpg"')
    const unknown = staffRequest('/staff/api/settings/notice/de', { cookie, method: 'GET' })
    expect((await downloadNotice(unknown, { params: Promise.resolve({ language: 'de' }) })).status).toBe(404)
    expect(await missing()).toEqual([])
    expect(await stored()).not.toEqual([])
    expect(await comparePictures(new Date(Date.now() + 3600_000))).toEqual({ unnamed: [], missing: [] })
    expect(
      await database().auditEntry.count({ where: { entity: 'setting', entityId: 'guaranteeNotices' } }),
    ).toBe(3)
  })

  it('gives way to a new one of its language', async () => {
    const before = await listGuaranteeNotices(database())
    await upload(await photograph({ colour: '#00ff00' }), { language: 'nl', text: 'Nieuw' })
    const after = await listGuaranteeNotices(database())
    expect(after.nl?.text).toBe('Nieuw')
    expect(after.nl?.file).not.toBe(before.nl?.file)
    expect(after.pl).toEqual(before.pl)
  })
})
