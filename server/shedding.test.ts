import { afterEach, describe, expect, test } from 'vitest'
import { markPublic } from '#platform/page-facts.ts'
import { testFront, type TestFront } from './front-fixture.ts'

let opened: TestFront | undefined
afterEach(() => opened?.front.close())

const person = { accept: 'text/html' }

/** A shop that makes two pages at once and is at it; its public page and its forms are quick. */
async function busyShop(queue = 0) {
  const slow = Promise.withResolvers<void>()
  let begun: () => void = () => {}
  opened = await testFront(
    async (request, response) => {
      const { url = '' } = request
      if (url === '/pl') markPublic()
      else if (!url.startsWith('/api/')) {
        begun()
        await slow.promise
      }
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>made</p>')
    },
    { renders: { places: 2, queue, perClient: 10, patience: 60_000 } },
  )
  const { ask } = opened
  const statusOf = async (path: string) => (await ask(path, { headers: person })).status
  await ask('/pl')
  const underway: Promise<number>[] = []
  for (const number of [1, 2]) {
    const reached = Promise.withResolvers<void>()
    begun = reached.resolve
    underway.push(statusOf(`/pl/szukaj?q=${number}`))
    await reached.promise
  }
  return { ask, statusOf, underway, letGo: slow.resolve }
}

describe('more pages than can be made', () => {
  test.each([
    ['/nl/zoeken?q=3', {}, 'nl', 'erg druk'],
    ['/pl/produkty?nutrient=iron', {}, 'pl', 'bardzo duży ruch'],
    ['/somewhere?x=1', { 'accept-language': 'pl' }, 'pl', 'bardzo duży ruch'],
    ['/en/cart', { cookie: 'cart=1' }, 'en', 'very busy'],
  ])('%s is sent away at once, in words', async (path, headers, language, words) => {
    const { ask, statusOf, underway, letGo } = await busyShop()
    const answer = await ask(path, { headers: { ...person, ...(headers as Record<string, string>) } })
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5'])
    expect(answer.headers['cache-control']).toContain('no-store')
    expect(answer.text).toContain(`lang="${language}"`)
    expect(answer.text).toContain(words)
    letGo()
    expect(await Promise.all(underway)).toEqual([200, 200])
    expect(await statusOf(path)).toBe(200)
  })

  test('what is kept for everybody, and forms, are not among them', async () => {
    const { ask, statusOf, letGo } = await busyShop()
    expect(await statusOf('/pl')).toBe(200)
    opened?.front.drop([])
    expect((await ask('/api/checkout', { method: 'POST', headers: person })).status).toBe(200)
    expect(await statusOf('/pl/szukaj?q=3')).toBe(503)
    letGo()
  })

  test('a few wait for their turn', async () => {
    const { statusOf, underway, letGo } = await busyShop(1)
    const answers = [statusOf('/pl/szukaj?q=3'), statusOf('/pl/szukaj?q=4')]
    expect(await Promise.race(answers)).toBe(503)
    letGo()
    expect(await Promise.all(underway)).toEqual([200, 200])
    expect((await Promise.all(answers)).toSorted()).toEqual([200, 503])
  })
})

test('a form that is too large is refused in the words of its page', async () => {
  opened = await testFront((_request, response) => void response.end())
  const send = (headers: Record<string, string>) =>
    opened?.ask('/api/comments', { method: 'POST', body: 'x'.repeat(100_000), headers })
  const plain = await send({ ...person, referer: 'http://shop.test/nl/artikelen/x' })
  expect(plain?.status).toBe(413)
  expect(plain?.text).toContain('Dat was te veel')
  const script = await send({ accept: 'application/json', 'accept-language': 'pl' })
  expect(script?.status).toBe(413)
  expect(JSON.parse(script?.text ?? '')).toMatchObject({
    problems: [{ field: null, message: expect.stringContaining('To za dużo') as string }],
  })
})
