import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '#platform/database.ts'
import { derivedKeys } from '#platform/secrets.ts'
import { hire, signInAs } from '#prisma/fixtures/test-staff.ts'
import { openTestReading, origin, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { testFront, type TestFront } from '#server/front-fixture.ts'
import { describe as describePicture, move, remove, uploadPicture } from './handlers.ts'
import { movingPng, movingWebp, photograph, pixelBomb } from '#platform/pictures/hostile-pictures-fixture.ts'
import { cleanPictures, comparePictures } from './jobs.ts'
import { encodePicture } from '#platform/pictures/picture-encoder.ts'
import { preparePicture } from '#platform/pictures/picture-store.ts'

let reading: TestReading
let directory: string
let cookie: string
let editorId: string
let product: number

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shop-uploads-'))
  process.env.SHOP_DATA_DIR = directory
  reading = await openTestReading()
  const editor = await hire('editor')
  editorId = editor.id
  cookie = await signInAs(editor)
  product = (await database().product.findFirstOrThrow({ orderBy: { position: 'asc' } })).id
})
afterAll(async () => {
  await reading.close()
  await rm(directory, { recursive: true })
})

const texts = { 'alt-pl': 'Słoik na stole', 'alt-nl': 'Een pot op tafel', 'alt-en': 'A jar on a table' }

interface Upload {
  name?: string
  fields?: Record<string, string>
  as?: string
}

function upload(bytes: Uint8Array<ArrayBuffer>, { name = 'jar.jpg', fields = {}, as = cookie }: Upload = {}) {
  const form = new FormData()
  const values = { product: String(product), languages: 'all', ...texts, ...fields }
  for (const [field, value] of Object.entries(values)) form.set(field, value)
  form.set('picture', new File([bytes], name, { type: 'image/jpeg' }))
  const headers = { origin, accept: 'application/json', cookie: as }
  const request = new Request(`${origin}/staff/api/media`, { method: 'POST', headers, body: form })
  return uploadPicture(request, { params: Promise.resolve({}) })
}

const bytesOf = (content: string | Buffer) => new Uint8Array(Buffer.from(content))
const stored = async () => (await readdir(join(directory, 'uploads'))).filter((name) => !name.startsWith('.'))
const pending = () => readdir(join(directory, 'uploads', '.incoming')).catch(() => [])
const rows = () =>
  database().productPicture.findMany({
    where: { productId: product, file: { startsWith: 'uploads/' } },
    orderBy: [{ position: 'asc' }, { language: 'asc' }],
  })

function act(handler: typeof move, picture: number, fields: Record<string, string>, as = cookie) {
  const headers = { origin, accept: 'application/json', cookie: as }
  const request = new Request(`${origin}/staff/api/media/${picture}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })
  return handler(request, { params: Promise.resolve({ picture: String(picture) }) })
}

describe('T17 S-UPL: an upload', () => {
  it('is encoded anew as AVIF and WebP in the widths of the pages, and nothing else of it is kept', async () => {
    const photo = await photograph()
    expect(photo.includes('SecretCamera')).toBe(true)
    const answer = await upload(bytesOf(photo), { name: '../../evil.php' })
    expect(answer.status, await answer.clone().text()).toBe(200)
    expect(await answer.json()).toEqual({ location: `/staff/products/${product}/pictures` })
    const files = await stored()
    expect(files).toHaveLength(8)
    expect(files.every((name) => /^[0-9a-f]{32}-(320|480|640|960)\.(avif|webp)$/.test(name))).toBe(true)
    for (const name of files) {
      const content = await readFile(join(directory, 'uploads', name))
      const facts = await sharp(content).metadata()
      expect(facts).toMatchObject({ format: name.endsWith('avif') ? 'heif' : 'webp' })
      expect([facts.exif, facts.iptc, facts.xmp]).toEqual([undefined, undefined, undefined])
      expect(content.includes('SecretCamera') || content.includes('Ewa')).toBe(false)
    }
    expect(await pending()).toEqual([])
    const added = await rows()
    expect(added.map(({ language, alt, width, height }) => ({ language, alt, width, height }))).toEqual([
      { language: 'en', alt: texts['alt-en'], width: 960, height: 720 },
      { language: 'nl', alt: texts['alt-nl'], width: 960, height: 720 },
      { language: 'pl', alt: texts['alt-pl'], width: 960, height: 720 },
    ])
    const audit = await database().auditEntry.findFirst({ where: { action: 'picture.added' } })
    expect(audit).toMatchObject({ actor: `staff:${editorId}`, entity: 'product', entityId: String(product) })
  })

  it('stands upright, as the camera meant it', async () => {
    const turned = await sharp(await photograph({ width: 800, height: 400 }))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect((await upload(bytesOf(turned))).status).toBe(200)
    expect((await rows()).at(-1)).toMatchObject({ width: 320, height: 640 })
  })

  it('of the same picture twice has one set of files and two places', async () => {
    const before = (await stored()).length
    const photo = bytesOf(await photograph({ width: 400, height: 400, colour: '#cc8844' }))
    expect((await upload(photo, { name: 'same.jpg' })).status).toBe(200)
    expect((await upload(photo, { name: 'same.jpg' })).status).toBe(200)
    expect(await stored()).toHaveLength(before + 2)
    const places = (await rows()).slice(-6)
    expect(new Set(places.map(({ file }) => file)).size).toBe(1)
    expect(new Set(places.map(({ position }) => position)).size).toBe(2)
  })

  const hostile: [string, () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>, number][] = [
    ['SVG', () => bytesOf('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 415],
    ['HTML as .jpg', () => bytesOf('<!doctype html><script>alert(1)</script>'), 415],
    ['polyglot GIF/JS', () => bytesOf('GIF89a/*\x01\x00*/=1;alert(1)//'), 415],
    [
      'AVIF',
      async () =>
        bytesOf(
          await sharp(await photograph({ width: 64, height: 64 }))
            .avif()
            .toBuffer(),
        ),
      415,
    ],
    ['HEIC', () => bytesOf('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), 415],
    [
      'GIF',
      async () =>
        bytesOf(
          await sharp(await photograph({ width: 64, height: 64 }))
            .gif()
            .toBuffer(),
        ),
      415,
    ],
    [
      'TIFF',
      async () =>
        bytesOf(
          await sharp(await photograph({ width: 64, height: 64 }))
            .tiff()
            .toBuffer(),
        ),
      415,
    ],
    ['30 000 × 30 000 PNG', () => bytesOf(pixelBomb(30_000, 30_000)), 422],
    ['121-megapixel PNG', () => bytesOf(pixelBomb(11_000, 11_000)), 422],
    ['animated PNG of 5 000 frames', () => bytesOf(movingPng(5000)), 422],
    ['animated WebP', async () => bytesOf(await movingWebp(40)), 422],
    ['zip', () => bytesOf(Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(400)])), 415],
    ['PHP as .jpg', () => bytesOf('<?php system($_GET["c"]); ?>'), 415],
    ['nothing', () => new Uint8Array(0), 422],
    ['half a JPEG', async () => bytesOf((await photograph()).subarray(0, 5000)), 422],
    [
      'a header without a picture',
      () => bytesOf(Buffer.concat([pixelBomb(64, 64).subarray(0, 40), Buffer.alloc(90)])),
      422,
    ],
  ]
  it.each(hostile)('of %s is refused and leaves nothing', async (_, make, status) => {
    const [files, before] = [await stored(), await rows()]
    const bytes = await make()
    const answer = await upload(bytes)
    expect(answer.status, await answer.clone().text()).toBe(status)
    const { problems } = (await answer.json()) as { problems: { field: string; message: string }[] }
    expect(problems[0]).toMatchObject({ field: 'picture' })
    expect(problems[0]?.message).toMatch(/picture/i)
    expect(await stored()).toEqual(files)
    expect(await rows()).toEqual(before)
    expect(await pending()).toEqual([])
  })

  it('that lies about its pixels is refused by the decoder, too', async () => {
    const place = join(directory, 'decoder')
    await mkdir(place)
    expect(await encodePicture(pixelBomb(11_000, 11_000), place, 'a')).toEqual({
      ok: false,
      reason: 'unreadable',
    })
    expect(await encodePicture(await movingWebp(4), place, 'b')).toEqual({ ok: false, reason: 'animated' })
    expect(await readdir(place)).toEqual([])
  })

  it('above 12 MiB is refused unread, as are other bodies than forms', async () => {
    const headers = {
      origin,
      accept: 'application/json',
      cookie,
      'content-type': 'multipart/form-data; boundary=x',
    }
    const send = (more: Record<string, string>) =>
      uploadPicture(
        new Request(`${origin}/staff/api/media`, {
          method: 'POST',
          headers: { ...headers, ...more },
          body: 'x',
        }),
        { params: Promise.resolve({}) },
      )
    expect((await send({ 'content-length': String(50 * 1024 * 1024) })).status).toBe(413)
    expect((await send({ 'content-type': 'image/jpeg' })).status).toBe(415)
  })

  it('is only for those whose work it is', async () => {
    const photo = bytesOf(await photograph({ width: 64, height: 64 }))
    for (const role of ['moderator', 'clerk'] as const)
      expect((await upload(photo, { as: await signInAs(await hire(role)) })).status).toBe(403)
    expect((await upload(photo, { as: '' })).status).toBe(401)
  })

  it('needs words in every published language, and none that promise', async () => {
    const photo = bytesOf(await photograph({ width: 64, height: 64 }))
    const silent = await upload(photo, { fields: { 'alt-nl': ' ' } })
    expect(silent.status).toBe(422)
    expect(await silent.json()).toMatchObject({ problems: [{ field: 'alt-nl' }] })
    const claim = await upload(photo, { fields: { 'alt-en': 'Cures osteoporosis' } })
    expect(await claim.json()).toMatchObject({ problems: [{ field: 'alt-en' }] })
    await database().productTranslation.updateMany({
      where: { productId: product, language: 'nl' },
      data: { status: 'draft' },
    })
    expect((await upload(photo, { fields: { 'alt-nl': '' } })).status).toBe(200)
    await database().productTranslation.updateMany({
      where: { productId: product, language: 'nl' },
      data: { status: 'published' },
    })
  })

  it('belongs to a product and a size that are there', async () => {
    const photo = bytesOf(await photograph({ width: 64, height: 64 }))
    const files = await stored()
    expect((await upload(photo, { fields: { product: '999999' } })).status).toBe(422)
    const other = await database().productVariant.findFirstOrThrow({ where: { productId: { not: product } } })
    expect((await upload(photo, { fields: { variant: String(other.id) } })).status).toBe(422)
    expect(await stored()).toEqual(files)
  })
})

function memoryOf(pid: string): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // it has ended between the two looks
  }
}

/** Kilobytes of this process and those it has started. */
function memory(): number {
  const own = String(process.pid)
  const children = readFileSync(`/proc/${own}/task/${own}/children`, 'utf8').trim().split(' ')
  return [own, ...children.filter(Boolean)].reduce((sum, pid) => sum + memoryOf(pid), 0)
}

/** The front as it runs, with the upload behind it. */
function openFront(): Promise<TestFront> {
  return testFront(
    async (incoming, response) => {
      const headers = new Headers(incoming.headers as Record<string, string>)
      const body = incoming as unknown as BodyInit
      const init: object = { method: 'POST', headers, body, duplex: 'half' }
      const request = new Request(`${origin}${incoming.url}`, init)
      const answer = await uploadPicture(request, { params: Promise.resolve({}) })
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
    },
    { shopUrl: new URL(origin), staffCookie: { name: 'staff', keys: derivedKeys('staff-authentication') } },
  )
}

async function formOf(bytes: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  for (const [field, value] of Object.entries({ product: String(product), languages: 'all', ...texts }))
    form.set(field, value)
  form.set('picture', new File([bytes], 'photo.jpg'))
  const packed = new Response(form)
  return { type: packed.headers.get('content-type') ?? '', body: Buffer.from(await packed.arrayBuffer()) }
}

describe('T17: many at once', () => {
  it('take less than 300 MB more than none, and all are there', async () => {
    const noise = await sharp({
      create: {
        width: 4000,
        height: 3000,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', sigma: 30 },
      },
    })
      .jpeg({ quality: 95 })
      .toBuffer()
    const { front, ask } = await openFront()
    const { type, body } = await formOf(bytesOf(noise))
    const headers = {
      host: 'localhost:3000',
      origin,
      accept: 'application/json',
      cookie,
      'content-type': type,
    }
    const before = memory()
    let peak = before
    const watch = setInterval(() => (peak = Math.max(peak, memory())), 20)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => ask('/staff/api/media', { method: 'POST', headers, body })),
    )
    clearInterval(watch)
    await front.close()
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    const rise = Math.round((peak - before) / 1024)
    process.stdout.write(`20 uploads of ${Math.round(noise.length / 1024)} KiB at once: ${rise} MB more\n`)
    expect(rise).toBeLessThan(300)
    expect(await comparePictures(new Date())).toEqual({ unnamed: [], missing: [] })
  }, 400_000)
})

describe('I20: rows and files', () => {
  it('an upload that was broken off, and what nobody shows any more, is taken away after an hour', async () => {
    const broken = join(directory, 'uploads', '.incoming', 'broken')
    await mkdir(broken, { recursive: true })
    await writeFile(join(broken, 'half.webp'), 'half')
    await utimes(broken, new Date(0), new Date(0))
    const orphan = `${'0'.repeat(32)}-320.webp`
    await writeFile(join(directory, 'uploads', orphan), 'whole')
    const files = (await stored()).filter((name) => name !== orphan)
    expect((await cleanPictures()).unnamed).toEqual([])
    expect(await pending()).toEqual([])
    const later = new Date(Date.now() + 2 * 60 * 60 * 1000)
    expect(await cleanPictures(later)).toEqual({ unnamed: [`uploads/${'0'.repeat(32)}`], missing: [] })
    expect(await stored()).toEqual(files)
  })

  it('a row without its file is found, and told to staff once', async () => {
    const [row] = await rows()
    const name = `${row?.file.slice('uploads/'.length)}-320.avif`
    const content = await readFile(join(directory, 'uploads', name))
    await rm(join(directory, 'uploads', name))
    expect((await comparePictures(new Date())).missing).toEqual([row?.file])
    for (let times = 0; times < 2; times++) await cleanPictures()
    const alerts = await database().staffAlert.findMany({ where: { kind: 'pictures-lost' } })
    expect(alerts).toMatchObject([{ facts: { files: [row?.file] } }])
    await writeFile(join(directory, 'uploads', name), content)
  })

  it('T17: a disk that is full says so and keeps nothing, the last of it is not for pictures', async () => {
    const bytes = await photograph({ width: 80, height: 80 })
    expect(await preparePicture(bytes, Infinity)).toEqual({ ok: false, reason: 'no-room' })
    expect(await pending()).toEqual([])
  })

  it('a write that fails leaves no row', async () => {
    const uploads = join(directory, 'uploads', '.incoming')
    const before = await rows()
    await rm(uploads, { recursive: true, force: true })
    await writeFile(uploads, 'in the way')
    await expect(upload(bytesOf(await photograph({ width: 70, height: 70 })))).rejects.toThrow(
      /ENOTDIR|EEXIST/,
    )
    await rm(uploads)
    expect(await rows()).toEqual(before)
    expect((await upload(bytesOf(await photograph({ width: 70, height: 70 })))).status).toBe(200)
  })
})

describe('the pictures of a product', () => {
  it('change places, words and languages, and go', async () => {
    const positions = async () => [...new Set((await rows()).map(({ position }) => position))]
    const before = await positions()
    const [, second] = before
    const moved = (await rows()).find(({ position }) => position === second)
    expect((await act(move, moved?.id ?? 0, { direction: 'up' })).status).toBe(200)
    const after = await database().productPicture.findUniqueOrThrow({ where: { id: moved?.id ?? 0 } })
    expect(after.position).toBe(before[0])
    expect(await positions()).toEqual(before)

    const said = { ...texts, 'alt-en': 'The jar from above' }
    expect((await act(describePicture, after.id, said)).status).toBe(200)
    const english = { productId: product, position: after.position, language: 'en' }
    expect((await database().productPicture.findFirstOrThrow({ where: english })).alt).toBe(
      'The jar from above',
    )
    expect((await act(describePicture, after.id, { ...texts, 'alt-pl': '' })).status).toBe(422)

    const [other] = (await rows()).filter(
      ({ position, language }) => position === after.position && language === 'pl',
    )
    expect((await act(remove, after.id, { languages: 'en' })).status).toBe(200)
    expect(await database().productPicture.count({ where: english })).toBe(0)
    expect((await act(remove, other?.id ?? 0, { languages: 'all' })).status).toBe(200)
    expect(
      await database().productPicture.count({ where: { productId: product, position: after.position } }),
    ).toBe(0)
    expect((await act(move, after.id, { direction: 'up' })).status).toBe(409)
    expect((await act(move, 1, { direction: 'up' }, await signInAs(await hire('clerk')))).status).toBe(403)
  })
})
