import { createHmac } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { markPublic } from '#platform/page-facts.ts'
import { testFront, type TestFront } from './front-fixture.ts'

let shop: TestFront
let reached: { method: string; url: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = []

beforeAll(async () => {
  shop = await testFront(
    async (request, response) => {
      let body = ''
      for await (const chunk of request) body += String(chunk)
      reached.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
      if (request.url === '/pl') markPublic()
      response.setHeader('content-type', 'text/html')
      response.end('<p>reference</p>')
    },
    { trustedProxies: ['127.0.0.2'], staffCookie: { name: 'staff', keys: ['new key', 'old key'] } },
  )
})
afterAll(() => shop.front.close())

const event = {
  'content-type': 'application/json; charset=utf-8',
  'stripe-signature': `t=1700000000,v1=${'0'.repeat(64)},v0=${'0'.repeat(64)}`,
}
const cookieOf = (value: string, key: string) =>
  `cart=1; staff=${encodeURIComponent(`${value}.${createHmac('sha256', key).update(value).digest('base64')}`)}`
const colleague = { cookie: cookieOf('session', 'old key') }

const megabyte = 1_000_000
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes of this process once everything that nobody needs is gone. */
function memoryAtRest(): { kept: number; resident: number } {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { kept: heapUsed + external, resident: rss }
}

async function refused(path: string, asking: Parameters<TestFront['ask']>[1]) {
  reached = []
  const answer = await shop.ask(path, asking)
  expect(reached).toEqual([])
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['x-request-id']).toBeTruthy()
  return answer
}

describe('refused before anything is read or rendered', () => {
  test.each([
    ['GET', '/pl', { 'next-action': 'abc' }, 404],
    ['POST', '/pl', { 'next-action': 'abc' }, 405],
    ['POST', '/api/cart', { 'next-action': 'abc' }, 404],
    ['POST', '/api/cart', { 'next-resume': '1' }, 404],
    ['POST', '/pl/produkty', {}, 405],
    ['DELETE', '/pl', {}, 405],
    ['OPTIONS', '/pl', {}, 405],
    ['TRACE', '/pl', {}, 405],
    ['PROPFIND', '/api/cart', {}, 405],
    ['GET', 'http://127.0.0.1:1/pl', {}, 400],
    ['OPTIONS', '*', {}, 400],
    ['GET', '/pl', { host: 'evil.test' }, 421],
    ['GET', '/pl', { host: 'shop.test:81' }, 421],
    ['GET', '/pl', { host: 'evil.test', 'x-forwarded-host': 'shop.test' }, 421],
    ['GET', '/_next/image?url=http://127.0.0.1:1/&w=64&q=75', {}, 404],
    ['GET', '/_next/data/build/pl.json', {}, 404],
    ['GET', '/_next/webpack-hmr', {}, 404],
    ['GET', '/_global-error', {}, 404],
    ['GET', '/pl.rsc', {}, 404],
    ['GET', '/pl.segments/_tree.segment.rsc', {}, 404],
    ['GET', '/pl/%E0%A4%A', {}, 400],
    ['GET', '/pl/%00', {}, 400],
    ['GET', '/pl/..%2f..%2fetc', {}, 400],
    ['GET', '/pl/%2e%2e/x', {}, 400],
    ['GET', '/%5C%5Cevil.test', {}, 400],
    ['GET', `/${'a'.repeat(9000)}`, {}, 414],
  ])('%s %s %j is %i', async (method, path, headers, status) => {
    expect((await refused(path, { method, headers: headers as Record<string, string> })).status).toBe(status)
  })

  test('an upgrade to another protocol, also in absolute form', async () => {
    for (const target of ['/pl', 'http://127.0.0.1:1/pl']) {
      reached = []
      const text = await shop.send(
        `GET ${target} HTTP/1.1\r\nHost: shop.test\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      )
      expect(text).toMatch(/^HTTP\/1\.1 400 /)
      expect(reached).toEqual([])
    }
  })

  test('what is no HTTP, and a head without end', async () => {
    expect(await shop.send('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await shop.send(`GET / HTTP/1.1\r\nHost: shop.test\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
    const both =
      'POST /api/cart HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n'
    expect(await shop.send(both)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('T27: a thousand hostile bodies one after another cost next to nothing, and nothing of them is kept', async () => {
    const body = `--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n"$F1"${'x'.repeat(20_000)}\r\n--b--`
    const headers = { 'next-action': 'a'.repeat(40), 'content-type': 'multipart/form-data; boundary=b' }
    const send = async (times: number) => {
      for (let count = 0; count < times; count++) {
        const answer = await shop.ask(count % 2 ? '/pl' : '/api/cart', { method: 'POST', headers, body })
        expect(answer.status).toBe(count % 2 ? 405 : 404)
      }
    }
    // What is compiled and kept at hand for the first of them is there once.
    await send(300)
    const before = memoryAtRest()
    const startedAt = performance.now()
    await send(1000)
    expect((performance.now() - startedAt) / 1000).toBeLessThan(20)
    const after = memoryAtRest()
    // The bodies are 20 MB together; to the room for what lives shortly the engine adds 32 MB at any moment, and keeps it.
    expect(after.kept - before.kept).toBeLessThan(10 * megabyte)
    expect(after.resident - before.resident).toBeLessThan((20 + 32) * megabyte)
  })
})

describe('bodies', () => {
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    shop.ask(path, { method: 'POST', body, headers })

  test('arrive whole within their limit', async () => {
    reached = []
    await post('/api/cart', 'quantity=1')
    await post('/api/cart', 'x'.repeat(64 * 1024))
    await post('/api/stripe/webhook', 'x'.repeat(256 * 1024), { ...event, 'transfer-encoding': 'chunked' })
    await post('/staff/api/media', 'x'.repeat(12 * 1024 * 1024), { ...colleague, expect: '100-continue' })
    await post('/staff/api/articles/1', 'x'.repeat(1024 * 1024), colleague)
    await post('/staff/api/sign-in', 'x'.repeat(64 * 1024))
    expect(reached.map(({ body }) => body.length)).toEqual([
      ...[10, 65_536, 262_144, 12_582_912],
      ...[1_048_576, 65_536],
    ])
    expect(reached[0]?.headers['content-length']).toBe('10')
  })

  test.each([
    ['/api/cart', 64 * 1024 + 1, {}],
    ['/api/cart', 64 * 1024 + 1, { 'transfer-encoding': 'chunked' }],
    ['/api/cart', 10 * 1024 * 1024, {}],
    ['/api/stripe/webhook', 256 * 1024 + 1, event],
    ['/staff/api/media', 12 * 1024 * 1024 + 1, { ...colleague, 'transfer-encoding': 'chunked' }],
  ])('to %s of %i bytes %j are too large', async (path, bytes, headers) => {
    const answer = await refused(path, {
      method: 'POST',
      body: 'x'.repeat(bytes),
      headers: headers as Record<string, string>,
    })
    expect(answer.status).toBe(413)
  })

  test.each([
    ['nobody', {}],
    ['who makes one up', { cookie: 'staff=session.signature' }],
    ['who signs with another key', { cookie: cookieOf('session', 'some key') }],
    ['who cannot be read', { cookie: 'staff=%E0%A4%A' }],
  ])('of strangers to the workshop are small: of %s nothing large is read', async (_, headers) => {
    for (const path of ['/staff/api/media', '/staff/api/products/import', '/staff/api/articles/1'])
      for (const more of [{}, { 'transfer-encoding': 'chunked' }]) {
        const body = 'x'.repeat(64 * 1024 + 1)
        const answer = await refused(path, { method: 'POST', body, headers: { ...headers, ...more } })
        expect([answer.status, answer.text]).toEqual([401, expect.stringContaining('signed out')])
      }
  })

  test('that Stripe did not send are not read', async () => {
    const { 'stripe-signature': signature, ...unsigned } = event
    for (const headers of [
      unsigned,
      { ...unsigned, 'stripe-signature': 't=1700000000' },
      { ...unsigned, 'stripe-signature': `v1=${'0'.repeat(64)}` },
      { 'stripe-signature': signature },
      { 'stripe-signature': signature, 'content-type': 'multipart/form-data; boundary=b' },
    ] as Record<string, string>[]) {
      const answer = await refused('/api/stripe/webhook', { method: 'POST', body: '{}', headers })
      expect(answer.status, JSON.stringify(headers)).toBe(400)
    }
  })

  test('have no place in a read', async () => {
    expect((await refused('/pl', { body: 'x', headers: { 'content-length': '1' } })).status).toBe(400)
  })
})

describe('what reaches the application', () => {
  test('is free of everything by which a client could steer the framework or lie about itself', async () => {
    reached = []
    await shop.ask('/pl/koszyk?_rsc=1&__nextLocale=de&nxtPslug=x&a=b&utm_source=c', {
      headers: {
        rsc: '1',
        'next-router-state-tree': '[]',
        'next-url': '/x',
        'x-nextjs-data': '1',
        'x-middleware-subrequest': 'middleware',
        'x-invoke-path': '/staff',
        'x-forwarded-for': '198.51.100.1',
        'x-forwarded-host': 'evil.test',
        'x-forwarded-proto': 'https',
        forwarded: 'for=198.51.100.1',
        'x-real-ip': '198.51.100.1',
        'x-shop-client-address': '198.51.100.1',
        'x-request-id': 'chosen-by-client',
        'content-security-policy': "script-src 'nonce-evil'",
        'content-security-policy-report-only': "script-src 'nonce-evil'",
        'if-none-match': '*',
        cookie: 'cart=1',
        'accept-language': 'pl',
      },
    })
    const seen = reached[0]
    expect(seen?.url).toBe('/pl/koszyk?a=b')
    const { 'content-security-policy': policy, 'x-request-id': requestId, ...rest } = seen?.headers ?? {}
    expect(policy).toMatch(/^script-src 'nonce-[\w-]{20,}'$/)
    expect(requestId).not.toBe('chosen-by-client')
    expect(rest).toEqual({
      host: 'shop.test',
      'user-agent': 'shop',
      cookie: 'cart=1',
      'accept-language': 'pl',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'shop.test',
      'x-forwarded-proto': 'http',
      'x-shop-client-address': '127.0.0.1',
    })
  })

  test('in the staff area the framework may navigate in its own way', async () => {
    reached = []
    await shop.ask('/staff/orders?_rsc=1', {
      headers: { rsc: '1', 'next-url': '/staff', 'next-action-x': '1' },
    })
    expect(reached[0]?.url).toBe('/staff/orders?_rsc=1')
    expect(reached[0]?.headers).toMatchObject({ rsc: '1', 'next-url': '/staff' })
    expect(reached[0]?.headers).not.toHaveProperty('next-action-x')
  })

  test('attempts to poison a page leave the next reader with the reference', async () => {
    const reference = await shop.ask('/pl')
    const attempts: [string, Record<string, string>][] = [
      ['/pl', { rsc: '1' }],
      ['/pl?_rsc=abc', { rsc: '1', 'next-router-prefetch': '1' }],
      ['/pl', { 'x-nextjs-data': '1' }],
      ['/pl', { 'x-middleware-subrequest': 'a:a:a:a:a' }],
      ['/pl', { 'x-forwarded-host': 'evil.test' }],
      ['/pl', { 'content-security-policy': "script-src 'nonce-x'" }],
      ['/pl?__nextDataReq=1', {}],
    ]
    for (const [path, headers] of attempts) {
      const answer = await shop.ask(path, { headers })
      expect(answer.headers['content-type']).toBe('text/html')
      expect(answer.body).toEqual(reference.body)
    }
    const clean = await shop.ask('/pl')
    expect(clean.body).toEqual(reference.body)
    expect(clean.headers.etag).toBe(reference.headers.etag)
  })

  test('whoever watches over the machine may ask by its address', async () => {
    reached = []
    expect((await shop.ask('/api/health', { headers: { host: '10.0.0.5:3000' } })).status).toBe(200)
    expect(reached[0]?.headers.host).toBe('shop.test')
  })
})

describe('own hosts', () => {
  test.each([
    ['http://localhost:3000', '127.0.0.1:3000', 200],
    ['http://127.0.0.1:3000', 'LOCALHOST:3000', 200],
    ['http://127.0.0.1:3000', 'localhost:3001', 421],
    ['https://shop.test', 'shop.test', 200],
    ['https://shop.test', 'shop.test:443', 200],
    ['https://shop.test', 'localhost', 421],
  ])('of %s: %s is answered with %i', async (shopUrl, host, status) => {
    const { ask, front } = await testFront((_request, response) => void response.end('yes'), {
      shopUrl: new URL(shopUrl),
    })
    const answer = await ask('/pl', { headers: { host } })
    expect(answer.status).toBe(status)
    expect(answer.headers['strict-transport-security']).toBe(
      shopUrl.startsWith('https') ? 'max-age=63072000; includeSubDomains' : undefined,
    )
    await front.close()
  })
})
