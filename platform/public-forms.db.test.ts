import { globSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from './database.ts'

const origin = 'http://localhost:3000'

type Handler = (request: Request, context: unknown) => Promise<Response>

/** Not forms: Stripe signs what it sends, and the rest names nothing. */
const others = ['/api/stripe/webhook', '/api/[...path]']

const addresses = globSync('app/api/**/route.ts')
  .map((file) => ({ file, address: `/${dirname(file).slice('app/'.length)}` }))
  .filter(({ address }) => !others.includes(address))

let shop: TestShop
let owner: Client
let forms: {
  address: string
  submit: (headers: Record<string, string>, body: BodyInit) => Promise<Response>
}[]

beforeAll(async () => {
  shop = await openTestShop()
  owner = new Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  const routes = await Promise.all(
    addresses.map(async ({ file, address }) => ({
      address,
      handler: ((await import(/* @vite-ignore */ resolve(file))) as { POST?: Handler }).POST,
    })),
  )
  forms = routes.flatMap(({ address, handler }) => {
    if (!handler) return []
    const submit = (headers: Record<string, string>, body: BodyInit) =>
      handler(new Request(origin + address, { method: 'POST', headers, body }), {
        params: Promise.resolve({}),
      })
    return { address, submit }
  })
})
afterAll(async () => {
  await owner.end()
  await shop.close()
})

/** How many rows each table has that the application could write to. */
async function rows(): Promise<Record<string, number>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables ORDER BY 1`,
  )
  const counts = await owner.query<{ name: string; count: number }>(
    tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int FROM ${name}`).join(' UNION ALL '),
  )
  return Object.fromEntries(counts.rows.map(({ name, count }) => [name, count]))
}

describe('every public form', () => {
  test('is among those tested here', () => {
    expect(forms.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['/api/cart', '/api/checkout', '/api/comments', '/api/withdrawal/confirm']),
    )
  })

  test('writes nothing for a foreign site, and says so in the reader’s language', async () => {
    const before = await rows()
    for (const { address, submit } of forms) {
      for (const accept of ['text/html', 'application/json']) {
        const headers = {
          accept,
          'accept-language': 'nl',
          'content-type': 'application/x-www-form-urlencoded',
          referer: 'https://evil.example/pl/',
        }
        const answer = await submit({ ...headers, origin: 'https://evil.example' }, 'locale=pl-PL')
        expect(answer.status, address).toBe(403)
        expect(answer.headers.getSetCookie(), address).toEqual([])
        expect(await answer.text(), address).toContain('niet van onze site')
      }
    }
    expect(await rows()).toEqual(before)
  })

  test.each([
    [413, { 'content-length': '70000' }],
    [415, { 'content-type': 'text/plain' }],
  ])('writes nothing for %i, and says so in the language of its page', async (status, wrong) => {
    const before = await rows()
    for (const { address, submit } of forms) {
      const headers = { origin, referer: `${origin}/nl/winkelwagen`, 'accept-language': 'pl', ...wrong }
      const answer = await submit({ 'content-type': 'application/x-www-form-urlencoded', ...headers }, 'a=b')
      expect(answer.status, address).toBe(status)
      expect(await answer.text(), address).toMatch(/te veel|niet leesbaar/)
    }
    expect(await rows()).toEqual(before)
  })

  test('keeps what was typed for so many forms of one address, whichever they are', async () => {
    const headers = {
      origin,
      'content-type': 'application/x-www-form-urlencoded',
      'x-shop-client-address': '10.9.9.9',
    }
    const [first] = forms
    for (let count = 0; count < 300; count++) await first?.submit(headers, 'unknown=1')
    const kept = await database().keptForm.count()
    for (const { address, submit } of forms) {
      const answer = await submit(headers, 'unknown=1')
      expect([address, answer.status]).toEqual([address, 429])
    }
    expect(await database().keptForm.count()).toBe(kept)
  })
})
