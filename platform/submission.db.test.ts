import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestDatabase } from '#local/test-database.ts'
import { database } from './database.ts'
import { findKeptForm } from './kept-form.ts'
import { invalid, readForm } from './submission.ts'

const origin = 'http://localhost:3000'
let drop: () => Promise<void>

beforeAll(async () => {
  const made = await createTestDatabase()
  drop = made.drop
  Object.assign(process.env, {
    DATABASE_URL: made.url,
    STRIPE_SECRET_KEY: 'sk_test_shop',
    STRIPE_WEBHOOK_SECRET: 'whsec_test_shop_0123456789',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SHOP_SECRET: 'a secret of the test shop that is long enough',
    SHOP_URL: origin,
  })
})
afterAll(async () => {
  await database().$disconnect()
  await drop()
})

const schema = z.strictObject({ name: z.string().min(1, 'required').max(20, 'tooLong') })

async function send(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  const given = { origin, 'x-shop-client-address': '10.2.0.1', ...headers }
  const form = await readForm(
    new Request(`${origin}/api/x`, { method: 'POST', headers: given, body }),
    'x',
    schema,
  )
  if (form.ok) return new Response(null, { status: 204 })
  const translate = ({ key }: { key: string }) => `problem ${key}`
  return invalid(form.submission, form.problems, { location: '/x', translate, status: form.status })
}

const rows = () => database().keptForm.count()
const keptBy = (answer: Response) => {
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('form='))
  return findKeptForm('x', cookie?.split(';')[0]?.slice('form='.length) ?? null)
}

describe('what was never read as a form is refused as it is, and nothing is written', () => {
  test.each<[string, Record<string, string>, BodyInit, number]>([
    ['another site', { origin: 'https://evil.example' }, new URLSearchParams({ name: 'a' }), 403],
    ['a sandboxed page', { origin: 'null' }, new URLSearchParams({ name: 'a' }), 403],
    [
      'our origin, said by another site',
      { 'sec-fetch-site': 'cross-site' },
      new URLSearchParams({ name: 'a' }),
      403,
    ],
    ['another port', { origin: 'http://localhost:3001' }, new URLSearchParams({ name: 'a' }), 403],
    ['a name that begins like ours', { origin: 'http://localhost:3000.evil.example' }, 'name=a', 403],
    ['too much', { 'content-length': '70000' }, new URLSearchParams({ name: 'a' }), 413],
    ['plain text', { 'content-type': 'text/plain' }, 'name=a', 415],
    ['no JSON', { 'content-type': 'application/json' }, '{', 415],
    ['a list', { 'content-type': 'application/json' }, '[1]', 415],
  ])('%s', async (_, headers, body, status) => {
    const before = await rows()
    for (const accept of ['text/html', 'application/json']) {
      const answer = await send(body, { accept, ...headers })
      expect(answer.status).toBe(status)
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await answer.text()).toContain('problem')
    }
    expect(await rows()).toBe(before)
  })
})

describe('T15: what is no entry of the form', () => {
  test.each<[string, string]>([
    ['an object', '{"name":{"contains":""}}'],
    ['a list', '{"name":["a"]}'],
    ['null', '{"name":null}'],
    ['the prototype', '{"name":"a","__proto__":"b"}'],
    ['an object as prototype', '{"name":"a","__proto__":{"isAdmin":true}}'],
    ['a field nobody knows', '{"name":"a","status":"paid"}'],
    ['a NUL', '{"name":"a\\u0000"}'],
    ['half a character', '{"name":"\\ud800"}'],
  ])('%s', async (_, body) => {
    const answer = await send(body, { 'content-type': 'application/json' })
    expect(answer.status).toBe(303)
    expect((await keptBy(answer))?.problems.length).toBeGreaterThan(0)
  })

  test('a field twice, a file', async () => {
    const twice = await send('name=a&name=b', { 'content-type': 'application/x-www-form-urlencoded' })
    expect((await keptBy(twice))?.problems).toMatchObject([{ field: 'name', key: 'repeated' }])
    const file = new FormData()
    file.set('name', new File(['a'], 'a.txt'))
    expect((await keptBy(await send(file)))?.problems).toMatchObject([{ field: 'name', key: 'invalid' }])
  })
})

describe('what is kept', () => {
  test('is no more than a form can hold', async () => {
    const large = await send(new URLSearchParams({ name: 'x'.repeat(30_000) }))
    expect(await keptBy(large)).toEqual({
      values: {},
      problems: [{ field: null, key: 'tooLarge', facts: {} }],
    })
    const many = await send(`name=a&${'b=c&'.repeat(5000)}`, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect((await keptBy(many))?.problems).toHaveLength(40)
  })

  test('cannot be grown without end from one place', async () => {
    const before = await rows()
    const from = { 'x-shop-client-address': '10.2.0.9' }
    const statuses = []
    for (let count = 0; count < 305; count++)
      statuses.push((await send(new URLSearchParams({ name: '' }), from)).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect((await rows()) - before).toBe(300)
    expect((await send(new URLSearchParams({ name: '' }))).status).toBe(303)
  })
})
