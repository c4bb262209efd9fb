import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { dependsOn, markMissing, markPublic } from '#platform/page-facts.ts'
import { testFront, type TestFront } from './front-fixture.ts'
import type { Application } from './renderer.ts'

let opened: TestFront[] = []
async function open(application: Application, options: Parameters<typeof testFront>[1] = {}) {
  const front = await testFront(application, options)
  opened.push(front)
  return front
}
afterEach(async () => {
  await Promise.all(opened.map(({ front }) => front.close()))
  opened = []
})

const filler = 'A reader of labels knows what is inside. '.repeat(60)

/** Pages as the application makes them: each render is numbered, so that a kept page is told from a new one. */
function numbered(
  more: (path: string, response: Parameters<Application>[1]) => void | Promise<void> = () => {},
): Application & { renders: () => number } {
  let renders = 0
  const application: Application = async (request, response) => {
    const number = ++renders
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    await Promise.resolve()
    markPublic()
    dependsOn([`page:${path}`])
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'private, no-cache, no-store')
    response.setHeader('vary', 'rsc, next-router-state-tree')
    await more(path, response)
    if (!response.writableEnded) response.end(`<p>${number} ${filler}</p>`)
  }
  return Object.assign(application, { renders: () => renders })
}

describe('finished pages', () => {
  test('a public page is rendered once and then served from memory', async () => {
    const { ask } = await open(numbered())
    const first = await ask('/pl/a')
    const second = await ask('/pl/a')
    expect(first.status).toBe(200)
    expect(first.text).toMatch(/^<p>1 /)
    expect(second.text).toBe(first.text)
    expect(second.headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(second.headers.vary).toBe('Accept-Encoding')
    expect(second.headers['content-security-policy']).toContain("script-src 'self'")
    expect(second.headers['content-length']).toBe(String(second.body.length))
  })

  test('tracking parameters share the page, others are rendered and not kept', async () => {
    const application = numbered()
    const { ask } = await open(application)
    await ask('/pl/a')
    expect((await ask('/pl/a?utm_source=x&gclid=1')).text).toMatch(/^<p>1 /)
    expect((await ask('/pl/b?fbclid=2')).text).toMatch(/^<p>2 /)
    expect((await ask('/pl/b')).text).toMatch(/^<p>2 /)
    const filtered = await ask('/pl/a?form=powder')
    expect(filtered.text).toMatch(/^<p>3 /)
    expect(filtered.headers['cache-control']).toBe('private, max-age=0, must-revalidate')
    expect((await ask('/pl/a?form=powder')).text).toMatch(/^<p>4 /)
  })

  test('another spelling of an address takes no room', async () => {
    const { ask } = await open(numbered())
    expect((await ask('/pl/%61')).text).toMatch(/^<p>1 /)
    expect((await ask('/pl/%61')).text).toMatch(/^<p>2 /)
    expect((await ask('/pl/o%C3%B3')).text).toMatch(/^<p>3 /)
    expect((await ask('/pl/o%C3%B3')).text).toMatch(/^<p>3 /)
  })

  test('nor does an address in capitals: a page of eleven letters has two thousand of them', async () => {
    const { ask } = await open(numbered())
    expect((await ask('/pl/Produkty')).text).toMatch(/^<p>1 /)
    expect((await ask('/pl/Produkty')).text).toMatch(/^<p>2 /)
    expect((await ask('/PL/produkty')).text).toMatch(/^<p>3 /)
    expect((await ask('/pl/produkty')).text).toMatch(/^<p>4 /)
    expect((await ask('/pl/produkty')).text).toMatch(/^<p>4 /)
  })

  test('what is not public, sets a cookie, is not found or failed in part is not kept', async () => {
    const application = numbered((path, response) => {
      if (path === '/cookie') response.setHeader('set-cookie', 'a=b')
      if (path === '/missing') response.statusCode = 404
      if (path === '/nothing-there') markMissing()
      if (path === '/partly')
        response.end('<p>Hello</p><!--$!--><template data-dgst="1"></template><!--/$-->')
    })
    const { ask } = await open(async (request, response) => {
      if (request.url === '/personal') response.end('mine')
      else await application(request, response)
    })
    for (const path of ['/cookie', '/missing', '/nothing-there', '/partly']) {
      const before = application.renders()
      const answer = await ask(path)
      await ask(path)
      expect(application.renders() - before, path).toBe(2)
      expect(answer.headers['cache-control'], path).toMatch(/no-store/)
      expect(answer.status, path).toBe(path === '/missing' || path === '/nothing-there' ? 404 : 200)
    }
    expect((await ask('/personal')).headers['cache-control']).toBe('private, no-store')
  })

  test('HEAD says what GET says', async () => {
    const { ask } = await open(numbered())
    const head = await ask('/pl/a', { method: 'HEAD' })
    const get = await ask('/pl/a')
    expect(head.body.length).toBe(0)
    for (const name of [
      'etag',
      'content-length',
      'content-type',
      'cache-control',
      'content-security-policy',
    ]) {
      expect(head.headers[name]).toBe(get.headers[name])
    }
  })

  test('the same page in every coding, each with its own strong tag', async () => {
    const { ask } = await open(numbered())
    const plain = await ask('/pl/a')
    const gzip = await ask('/pl/a', { headers: { 'accept-encoding': 'gzip' } })
    const br = await ask('/pl/a', { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(br.headers['content-encoding']).toBe('br')
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text)
    expect(brotliDecompressSync(br.body).toString()).toBe(plain.text)
    expect(new Set([plain, gzip, br].map(({ headers }) => headers.etag)).size).toBe(3)
    for (const { headers } of [plain, gzip, br]) expect(headers.etag).toMatch(/^"[\w-]+"$/)
  })

  test('the best compression takes over when it is ready', async () => {
    const { ask } = await open(numbered())
    const quick = await ask('/pl/a', { headers: { 'accept-encoding': 'br' } })
    await expect
      .poll(async () => (await ask('/pl/a', { headers: { 'accept-encoding': 'br' } })).headers.etag)
      .not.toBe(quick.headers.etag)
    const best = await ask('/pl/a', { headers: { 'accept-encoding': 'br' } })
    expect(best.body.length).toBeLessThan(quick.body.length)
    expect(brotliDecompressSync(best.body)).toEqual(brotliDecompressSync(quick.body))
  })

  test('who holds the page in any coding gets 304 with the tag they hold', async () => {
    const { ask } = await open(numbered())
    const br = await ask('/pl/a', { headers: { 'accept-encoding': 'br' } })
    const etag = br.headers.etag ?? ''
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await ask('/pl/a', { headers: { 'accept-encoding': 'br', 'if-none-match': held } })
      expect(again.status).toBe(304)
      expect(again.body.length).toBe(0)
      expect(again.headers.etag).toBe(etag)
      expect(again.headers['content-length']).toBeUndefined()
      expect(again.headers['content-security-policy']).toBeDefined()
    }
    expect((await ask('/pl/a', { headers: { 'if-none-match': '*' } })).status).toBe(304)
    expect((await ask('/pl/a', { headers: { 'if-none-match': `"${etag.slice(1, 8)}"` } })).status).toBe(200)
  })

  test('who ask at once for one page wait for one render', async () => {
    const gate = Promise.withResolvers<void>()
    const application = numbered(() => gate.promise)
    const { ask } = await open(application)
    const asked = Array.from({ length: 20 }, (_, index) =>
      ask('/pl/a', index === 5 ? { headers: { cookie: 'cart=1' } } : {}),
    )
    await expect.poll(() => application.renders()).toBeGreaterThan(0)
    gate.resolve()
    const texts = new Set((await Promise.all(asked)).map(({ text }) => text))
    expect(texts.size).toBeLessThanOrEqual(2)
    expect(application.renders()).toBeLessThanOrEqual(2)
  })

  test('the bytes for everybody are rendered for nobody', async () => {
    const seen: (string | undefined)[] = []
    const { ask } = await open((request, response) => {
      seen.push(request.headers.cookie)
      markPublic()
      response.setHeader('content-type', 'text/html')
      response.end(`<p>${request.headers.cookie ?? 'nobody'}</p>`)
    })
    expect((await ask('/pl/a', { headers: { cookie: 'name=Ann' } })).text).toBe('<p>name=Ann</p>')
    expect((await ask('/pl/a', { headers: { cookie: 'name=Bob' } })).text).toBe('<p>nobody</p>')
    expect((await ask('/pl/a')).text).toBe('<p>nobody</p>')
    expect(seen).toEqual(['name=Ann', undefined])
  })

  test('personal pages are never shared between those who ask at once', async () => {
    const { ask } = await open(async (request, response) => {
      await new Promise((resolve) => setImmediate(resolve))
      response.setHeader('content-type', 'text/html')
      response.end(`<p>${request.headers.cookie ?? 'nobody'}</p>`)
    })
    const names = Array.from({ length: 30 }, (_, index) => `n=${index}`)
    const asked = names.map((cookie, index) => ask('/pl/koszyk', index % 3 ? { headers: { cookie } } : {}))
    const answers = await Promise.all(asked)
    answers.forEach(({ text }, index) =>
      expect(text).toBe(index % 3 ? `<p>${names[index]}</p>` : '<p>nobody</p>'),
    )
  })

  test('a client that leaves does not take the page from the others', async () => {
    const gate = Promise.withResolvers<void>()
    const application = numbered(() => gate.promise)
    const { ask } = await open(application)
    const leaver = new AbortController()
    const left = ask('/pl/a', { signal: leaver.signal })
    await expect.poll(() => application.renders()).toBe(1)
    const others = [ask('/pl/a'), ask('/pl/a')]
    leaver.abort()
    await expect(left).rejects.toThrow('aborted')
    gate.resolve()
    for (const other of others) expect((await other).text).toMatch(/^<p>1 /)
    expect(application.renders()).toBe(1)
  })

  test('the memory has a cap, and the least recently used leaves', async () => {
    const application = numbered()
    const { ask } = await open(application, { pageCacheBytes: 24_000 })
    for (const path of ['/1', '/2', '/3', '/4']) await ask(path)
    await ask('/1')
    await ask('/5')
    await ask('/6')
    const before = application.renders()
    await ask('/1')
    expect(application.renders()).toBe(before)
    await ask('/2')
    expect(application.renders()).toBe(before + 1)
  })
})

describe('changes', () => {
  test('a tag drops the pages that depend on it, and no others', async () => {
    const { ask, front } = await open(numbered())
    await ask('/a')
    await ask('/b')
    front.drop(['page:/a'])
    expect((await ask('/a')).text).toMatch(/^<p>3 /)
    expect((await ask('/b')).text).toMatch(/^<p>2 /)
    front.drop(['*'])
    expect((await ask('/b')).text).toMatch(/^<p>4 /)
  })

  test('a render that began before the change is not kept, nor given to who asks after it', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    let number = 0
    const application = numbered(() => gates[number++]?.promise)
    const { ask, front } = await open(application)
    const before = ask('/a')
    await expect.poll(() => application.renders()).toBe(1)
    front.drop(['page:/a'])
    const after = ask('/a')
    await expect.poll(() => application.renders()).toBe(2)
    gates[1]?.resolve()
    expect((await after).text).toMatch(/^<p>2 /)
    gates[0]?.resolve()
    expect((await before).text).toMatch(/^<p>1 /)
    expect((await ask('/a')).text).toMatch(/^<p>2 /)
  })

  test('a page leaves by its own date', async () => {
    let now = Date.parse('2026-11-22T10:00:00Z')
    const until = new Date(now + 60_000)
    const application = numbered(() => dependsOn([], until))
    const { ask } = await open(application, { now: () => now })
    await ask('/a')
    now += 59_999
    expect((await ask('/a')).text).toMatch(/^<p>1 /)
    now += 1
    expect((await ask('/a')).text).toMatch(/^<p>2 /)
    expect((await ask('/a')).text).toMatch(/^<p>3 /)
  })
})

describe('when the application fails', () => {
  test('the last good page stands in for ten minutes, then the error is shown', async () => {
    let now = 0
    let isBroken = false
    const application = numbered((_path, response) => {
      if (isBroken) response.statusCode = 500
    })
    const { ask, front, log } = await open(application, { now: () => now })
    await ask('/pl/a')
    isBroken = true
    front.drop(['page:/pl/a'])
    const standIn = await ask('/pl/a')
    expect(standIn.status).toBe(200)
    expect(standIn.text).toMatch(/^<p>1 /)
    now = 10 * 60_000 + 1
    const error = await ask('/pl/a', { headers: { accept: 'text/html' } })
    expect(error.status).toBe(500)
    expect(error.text).toContain('Sklep nie może teraz odpowiedzieć')
    expect(error.text).toContain(String(error.headers['x-request-id']))
    expect(error.headers['content-security-policy']).toContain("script-src 'self';")
    expect(log.map(({ facts }) => facts.status)).toEqual([500, 500])
  })

  test('a handler that throws is an error page and one line in the log', async () => {
    const { ask, log } = await open(() => {
      throw new Error('no luck')
    })
    const answer = await ask('/nl/a', { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(500)
    expect(answer.text).toContain('lang="nl"')
    expect(answer.text).not.toContain('no luck')
    expect(log).toHaveLength(1)
    expect(log[0]?.facts).toMatchObject({ requestId: answer.headers['x-request-id'], path: '/nl/a' })
  })

  test('a form whose handler fails leads to the error page too, a script gets words for its form', async () => {
    const { ask } = await open((_request, response) => void response.writeHead(500).end())
    const person = await ask('/api/cart', { method: 'POST', headers: { accept: 'text/html' } })
    expect([person.status, person.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8'])
    const script = await ask('/api/cart', { method: 'POST', headers: { accept: 'application/json' } })
    expect([script.status, script.text]).toEqual([500, expect.stringContaining('"problems":[{"field":null')])
    const program = await ask('/api/cart', { method: 'POST' })
    expect([program.status, program.headers['content-type']]).toEqual([500, 'text/plain; charset=utf-8'])
    expect(program.text).toMatch(/^The shop cannot answer right now\. .+\n$/)
  })

  test('a form that names nothing any more gets words, and the way on in the language it was sent from', async () => {
    const { ask } = await open((_request, response) => void response.writeHead(404).end())
    const headers = { accept: 'text/html', referer: 'http://localhost/pl/zamowienia/x' }
    const person = await ask('/api/checkout/cancel', { method: 'POST', headers })
    expect(person.status).toBe(404)
    expect(person.text).toContain('<h1>Nic tu nie ma</h1>')
    expect(person.text).toContain('<a href="/pl">')
    const program = await ask('/api/nothing', { headers: { 'accept-language': 'nl' } })
    expect([program.status, program.text]).toEqual([404, expect.stringMatching(/^Hier is niets\. /)])
  })

  test('an address below /api that nobody answers shows the page of the house, not that of the framework', async () => {
    const { ask } = await open((_request, response) => {
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>')
    })
    const headers = { accept: 'text/html', 'accept-language': 'en' }
    const answer = await ask('/api/nothing', { headers })
    expect([answer.status, answer.text]).toEqual([404, expect.stringContaining('There is nothing here')])
  })

  test('a form that failed leads back to the page it was sent from, and to no other site', async () => {
    const { ask } = await open((_request, response) => void response.writeHead(503).end())
    const sent = async (referer: string) => {
      const headers = { accept: 'text/html', host: 'shop.test', referer }
      return (await ask('/api/checkout/cancel', { method: 'POST', headers })).text
    }
    expect(await sent('http://shop.test/nl/bestellingen/x?look=1')).toContain('<a href="/nl/bestellingen/x">')
    for (const foreign of [
      'http://elsewhere.example/nl/x',
      'http://shop.test//elsewhere.example/x',
      'http://shop.test/\\elsewhere.example/x',
      'http://shop.test@elsewhere.example/',
      '//elsewhere.example',
      'javascript:alert(1)',
    ])
      expect(await sent(foreign), foreign).not.toContain('<a ')
  })

  test('a page that never comes is given up', async () => {
    const { ask } = await open(() => new Promise(() => {}), { renderTimeLimit: 30 })
    const answer = await ask('/en/a')
    expect(answer.status).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
  })

  test('what staff do to whole lists may take longer than a page', async () => {
    let release = () => {}
    const done = new Promise<void>((resolve) => (release = resolve))
    const { ask } = await open(
      async ({ url }, response) => {
        await (url === '/en/a' ? new Promise(() => {}) : done)
        response.end('imported')
      },
      { renderTimeLimit: 30 },
    )
    const list = ask('/staff/api/products/import', { method: 'POST' })
    expect((await ask('/en/a')).status).toBe(503)
    release()
    expect(await list).toMatchObject({ status: 200, text: 'imported' })
  })
})
