import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { prepareJobs, stopSending } from '#platform/jobs.ts'
import { photograph } from '#platform/pictures/hostile-pictures-fixture.ts'
import { openTestReading, origin, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { hire, memberOf, signInAs } from '#prisma/fixtures/test-staff.ts'
import { searchQueue } from '#shop/catalogue/search-queue.ts'
import { comparePictures } from '#shop/catalogue/staff/pictures/jobs.ts'
import { writeCover } from './handlers/cover.ts'
import { findCover } from './queries/find-cover.ts'

let reading: TestReading
let directory: string
let cookie: string
let article: number
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shop-covers-'))
  process.env.SHOP_DATA_DIR = directory
  reading = await openTestReading()
  await prepareJobs(process.env.DATABASE_URL ?? '', [searchQueue])
  cookie = await signInAs(await hire('editor'))
  article = (await database().article.findFirstOrThrow({ orderBy: { id: 'asc' } })).id
})
afterAll(async () => {
  await stopSending()
  await reading.close()
  await rm(directory, { recursive: true })
})

const texts = { 'alt-pl': 'Orzechy w misce', 'alt-nl': 'Noten in een kom', 'alt-en': 'Nuts in a bowl' }

interface Sent {
  fields?: Record<string, string>
  as?: string
  id?: number
}

function send(
  file: Uint8Array | null,
  { fields = {}, as = cookie, id = article }: Sent = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ action: 'save', ...texts, ...fields })) form.set(name, value)
  form.set('picture', new File(file ? [new Uint8Array(file)] : [], file ? 'cover.jpg' : ''))
  const headers = { origin, accept: 'application/json', cookie: as }
  const request = new Request(`${origin}/staff/api/media/article-cover/${id}`, {
    method: 'POST',
    headers,
    body: form,
  })
  return writeCover(request, { params: Promise.resolve({ id: String(id) }) })
}

const cover = async () => findCover(database(), await memberOf(cookie), article)
const stored = async () =>
  (await readdir(join(directory, 'uploads')).catch(() => [])).filter((name) => !name.startsWith('.'))

async function fieldsRefused(answer: Response): Promise<(string | null)[]> {
  const { problems } = (await answer.json()) as { problems: { field: string | null }[] }
  return problems.map(({ field }) => field)
}

describe('the cover of an article', () => {
  it('S-UPL: is no cover unless it is a picture, with words in every language that is public', async () => {
    const before = await cover()
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
    expect((await send(page)).status).toBe(415)
    const photo = await photograph()
    const silent = await send(photo, { fields: { 'alt-nl': ' ' } })
    expect([silent.status, await fieldsRefused(silent)]).toEqual([422, ['alt-nl']])
    const claim = await send(photo, { fields: { 'alt-en': 'Cures osteoporosis' } })
    expect(await fieldsRefused(claim)).toContain('alt-en')
    expect((await send(photo, { id: 999_999 })).status).toBe(409)
    expect((await send(photo, { as: await signInAs(await hire('clerk')) })).status).toBe(403)
    expect(await cover()).toEqual(before)
    expect(await stored()).toEqual([])
  })

  it('is encoded anew, described in every language, and gives way to a new one', async () => {
    const answer = await send(await photograph())
    expect(answer.status, await answer.clone().text()).toBe(200)
    const first = await cover()
    expect(first).toMatchObject({ width: 960, texts: { pl: texts['alt-pl'], nl: texts['alt-nl'] } })
    expect(first?.file).toMatch(/^uploads\/[0-9a-f]{32}$/)
    expect((await stored()).length).toBe(8)
    expect(await database().auditEntry.count({ where: { action: 'article.cover-added' } })).toBe(1)
    expect((await send(null, { fields: { 'alt-en': 'A bowl of nuts' } })).status).toBe(200)
    expect(await cover()).toEqual({ ...first, texts: { ...first?.texts, en: 'A bowl of nuts' } })
    expect((await send(await photograph({ colour: '#335577' }))).status).toBe(200)
    expect((await cover())?.file).not.toBe(first?.file)
    const { unnamed, missing } = await comparePictures(new Date(Date.now() + 3600_000))
    expect([unnamed, missing]).toEqual([[first?.file], []])
  })

  it('can be taken away, once', async () => {
    expect((await send(null, { fields: { action: 'remove' } })).status).toBe(200)
    expect(await cover()).toBeNull()
    expect((await send(null, { fields: { action: 'remove' } })).status).toBe(422)
    expect((await send(null)).status).toBe(422)
  })
})
