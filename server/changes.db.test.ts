import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseUrl } from '#local/postgres.ts'
import { createTestDatabase, type TestDatabase } from '#local/test-database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { dependsOn, markPublic } from '#platform/page-facts.ts'
import { testFront, type TestFront } from './front-fixture.ts'
import type { Application } from './renderer.ts'

let database: TestDatabase
let pool: pg.Pool
let fronts: TestFront[]
let renders: number
let beforeAnswer: () => Promise<void> | void
let isBroken: boolean

beforeEach(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  // Connections are cut on purpose below.
  pool.on('error', () => {})
  await pool.query('create table price (amount int); insert into price values (1)')
  fronts = []
  renders = 0
  isBroken = false
  beforeAnswer = () => {}
})
afterEach(async () => {
  await Promise.all(fronts.map(({ front }) => front.close()))
  await pool.end()
  await database.drop()
})

const shop: Application = async (request, response) => {
  if (request.url === '/staff/api/price') {
    await changePrice()
    response.writeHead(303, { location: '/pl/a' }).end()
    return
  }
  renders++
  markPublic()
  dependsOn(['price'])
  const { rows } = await pool.query<{ amount: number }>('select amount from price')
  await beforeAnswer()
  response.setHeader('content-type', 'text/html')
  if (isBroken) response.statusCode = 500
  response.end(`<p>${rows[0]?.amount}</p>`)
}

async function open(): Promise<TestFront> {
  const front = await testFront(shop, { databaseUrl: database.url })
  fronts.push(front)
  await expect.poll(() => front.log.map(({ message }) => message)).toContain('Changes of pages are heard')
  return front
}

async function changePrice(): Promise<void> {
  const client = await pool.connect()
  await client.query('begin')
  await client.query('update price set amount = amount + 1')
  await invalidate(client, ['price'])
  await client.query('commit')
  client.release()
}

const price = async ({ ask }: TestFront) => (await ask('/pl/a')).text

test('a change reaches every process, with its commit', async () => {
  const [one, other] = [await open(), await open()]
  expect([await price(one), await price(other)]).toEqual(['<p>1</p>', '<p>1</p>'])
  await changePrice()
  const startedAt = performance.now()
  for (const front of [one, other]) await expect.poll(() => price(front), { interval: 5 }).toBe('<p>2</p>')
  expect(performance.now() - startedAt).toBeLessThan(2000)
  const before = renders
  await price(one)
  await price(other)
  expect(renders).toBe(before)
})

test('a change that is rolled back drops nothing', async () => {
  const front = await open()
  await price(front)
  const client = await pool.connect()
  await client.query('begin')
  await invalidate(client, ['price'])
  await client.query('rollback')
  client.release()
  await changePrice()
  await expect.poll(() => price(front)).toBe('<p>2</p>')
  expect(renders).toBe(2)
})

test('who has changed something sees it on the very next page', async () => {
  const front = await open()
  for (let amount = 2; amount < 60; amount++) {
    expect((await front.ask('/staff/api/price', { method: 'POST' })).status).toBe(303)
    expect(await price(front)).toBe(`<p>${amount}</p>`)
  }
})

test('a page that was read before a change and finished after it is not kept', async () => {
  const front = await open()
  const read = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  beforeAnswer = () => {
    read.resolve()
    return gate.promise
  }
  const early = price(front)
  await read.promise
  beforeAnswer = () => {}
  // Through the front, which answers once it has heard of it: whoever asks before that waits for the old page.
  expect((await front.ask('/staff/api/price', { method: 'POST' })).status).toBe(303)
  expect(await price(front)).toBe('<p>2</p>')
  gate.resolve()
  expect(await early).toBe('<p>1</p>')
  expect(await price(front)).toBe('<p>2</p>')
})

test('under changes without end nobody is shown an old price once its change is heard', async () => {
  const front = await open()
  let committed = 1
  let isOver = false
  const readers = Array.from({ length: 8 }, async () => {
    while (!isOver) {
      const known = committed
      expect(Number(/\d+/.exec(await price(front))?.[0])).toBeGreaterThanOrEqual(known)
    }
  })
  for (let count = 0; count < 100; count++) {
    await front.ask('/staff/api/price', { method: 'POST' })
    committed++
  }
  isOver = true
  await Promise.all(readers)
})

test('a restart never brings an old page back', async () => {
  const before = await open()
  await price(before)
  await before.front.close()
  fronts = []
  await changePrice()
  expect(await price(await open())).toBe('<p>2</p>')
})

test('while nothing is heard pages are made afresh, and kept ones stand in for errors only', async () => {
  const front = await open()
  await price(front)
  const name = new URL(database.url).pathname.slice(1)
  const administrator = new pg.Client({ connectionString: databaseUrl(database.url, 'postgres') })
  await administrator.connect()
  await administrator.query(`alter database ${name} allow_connections false`)
  await administrator.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shop pages' and datname = $1",
    [name],
  )
  await expect.poll(() => front.log.map(({ message }) => message).join()).toContain('not heard')
  await pool.query('update price set amount = 7')
  expect(await price(front)).toBe('<p>7</p>')
  expect(renders).toBe(2)
  isBroken = true
  const standIn = await front.ask('/pl/a')
  expect([standIn.status, standIn.text]).toEqual([200, '<p>1</p>'])
  const other = await front.ask('/nl/b', { headers: { accept: 'text/html' } })
  expect([other.status, other.headers['retry-after']]).toEqual([503, '5'])
  isBroken = false
  await administrator.query(`alter database ${name} allow_connections true`)
  await administrator.end()
  await expect
    .poll(() => front.log.filter(({ message }) => message === 'Changes of pages are heard').length, {
      timeout: 10_000,
    })
    .toBe(2)
  expect(await price(front)).toBe('<p>7</p>')
  const before = renders
  expect(await price(front)).toBe('<p>7</p>')
  expect(renders).toBe(before)
})

test('what fails with the connections that were just ended says that it passes', async () => {
  const { ask, log } = await open()
  const heard = () => log.filter(({ message }) => message === 'Changes of pages are heard').length
  await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'shop pages'`)
  await expect.poll(heard, { timeout: 20_000 }).toBe(2)
  isBroken = true
  const { status, headers } = await ask('/pl/a', { headers: { accept: 'text/html' } })
  expect([status, headers['retry-after']]).toEqual([503, '5'])
})

test('a database that has no place for another connection is an outage, though changes are still heard', async () => {
  const { ask, log } = await open()
  const page = async () => {
    const { status, headers } = await ask('/pl/a', { headers: { accept: 'text/html' } })
    return `${status} ${headers['retry-after'] ?? 'for good'}`
  }
  const name = new URL(database.url).pathname.slice(1)
  const admin = new pg.Client({ connectionString: databaseUrl(database.url, 'postgres') })
  await admin.connect()
  isBroken = true
  expect(await page()).toBe('500 for good')
  await admin.query(`alter database ${name} with allow_connections false`)
  expect(await page()).toBe('503 5')
  await admin.query(`alter database ${name} with allow_connections true`)
  await admin.end()
  isBroken = false
  expect(await page()).toBe('200 for good')
  expect(log.map(({ message }) => message)).not.toContain(
    'Changes of pages are not heard; pages are made afresh',
  )
})
