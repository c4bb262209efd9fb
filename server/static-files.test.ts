import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testFront, type TestFront } from './front-fixture.ts'

let shop: TestFront
let directory: string
const script = 'console.log("a line of a script");\n'.repeat(200)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shop-files-'))
  const files: Record<string, string> = {
    'secret.txt': 'secret',
    'static/chunks/a-[slug].js': script,
    'public/robots-note.txt': 'note',
    'public/.well-known/security.txt': 'Contact: mailto:security@shop.test',
    'public/.env': 'SECRET=1',
    'public/pictures/tin-640.avif': 'picture',
    'public/pictures/tin.0a1b2c3d4e.webp': 'picture',
    'public/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(directory, name, '..'), { recursive: true })
    await writeFile(join(directory, name), content)
  }
  shop = await testFront(
    (_request, response) => {
      response.statusCode = 404
      response.setHeader('content-type', 'text/html')
      response.end('<p>page not found</p>')
    },
    {
      folders: [
        { prefix: '/_next/static/', directory: join(directory, 'static'), isListed: false },
        { prefix: '/', directory: join(directory, 'public'), isListed: true },
      ],
    },
  )
})
afterAll(async () => {
  await shop.front.close()
  await rm(directory, { recursive: true })
})

describe('files', () => {
  test('of the build are compressed, immutable and found under their encoded name', async () => {
    const answer = await shop.ask('/_next/static/chunks/a-%5Bslug%5D.js', {
      headers: { 'accept-encoding': 'br' },
    })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(brotliDecompressSync(answer.body).toString()).toBe(script)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin')
  })

  test('have one name: further slashes would make another one of each, compressed anew', async () => {
    for (const path of ['/_next/static//chunks/a-%5Bslug%5D.js', '/_next/static/chunks//////a-%5Bslug%5D.js'])
      expect((await shop.ask(path)).status, path).toBe(404)
  })

  test('of the public folder can be asked for again cheaply', async () => {
    const answer = await shop.ask('/robots-note.txt?v=1')
    expect(answer.text).toBe('note')
    expect(answer.headers['cache-control']).toBe('public, max-age=3600')
    const again = await shop.ask('/robots-note.txt', {
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect(again.status).toBe(304)
    expect((await shop.ask('/robots-note.txt', { method: 'HEAD' })).headers['content-length']).toBe('4')
    expect((await shop.ask('/.well-known/security.txt')).status).toBe(200)
  })

  test('pictures are kept by the browser, for ever if their name says what is in them', async () => {
    expect((await shop.ask('/pictures/tin-640.avif')).headers['cache-control']).toBe('public, max-age=604800')
    const hashed = await shop.ask('/pictures/tin.0a1b2c3d4e.webp')
    expect(hashed.headers['cache-control']).toContain('immutable')
    expect(hashed.headers['content-encoding']).toBeUndefined()
  })

  test('a drawing cannot run anything', async () => {
    expect((await shop.ask('/logo.svg')).headers['content-security-policy']).toContain("default-src 'none'")
  })

  test.each([
    '/_next/static/../secret.txt',
    '/_next/static/%2e%2e/secret.txt',
    '/_next/static/..%2fsecret.txt',
    '/_next/static/chunks/..%5c..%5csecret.txt',
    '/_next/static/%00',
    '/_next/static/',
    '/_next/static/chunks',
    '/_next/static/nothing.js',
    '/.env',
    '/%2eenv',
    '/../secret.txt',
    '//etc/passwd',
  ])('%s is not among them', async (path) => {
    const answer = await shop.ask(path)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toMatch(/secret|SECRET|root:/)
  })
})
