import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/test-database.ts'
import { createDatabase } from './database.ts'
import {
  invalidate,
  listenForInvalidations,
  payloadsOf,
  type InvalidationListener,
  type InvalidationListenerOptions,
} from './invalidation.ts'

let database: TestDatabase
let client: pg.Client
let stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterEach(async () => {
  await Promise.all(stops.map((stop) => stop()))
  stops = []
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

interface Heard {
  tags: string[]
  events: string[]
  listener: InvalidationListener
}

async function listen(options: Partial<InvalidationListenerOptions> = {}): Promise<Heard> {
  const tags: string[] = []
  const events: string[] = []
  const listener = listenForInvalidations({
    connectionString: database.url,
    onTags: (heard) => tags.push(...heard),
    onGap: () => events.push('gap'),
    onListening: () => events.push('listening'),
    ...options,
  })
  stops.push(() => listener.stop())
  await expect.poll(() => events).toContain('listening')
  return { tags, events, listener }
}

test('what a transaction invalidates is heard with its commit, and not at all without one', async () => {
  const { tags, listener } = await listen()
  await client.query('begin')
  await invalidate(client, ['product:a'])
  await listener.caughtUp()
  expect(tags).toEqual([])
  await client.query('commit')
  await listener.caughtUp()
  expect(tags).toEqual(['product:a'])
  await client.query('begin')
  await invalidate(client, ['product:b'])
  await client.query('rollback')
  await listener.caughtUp()
  expect(tags).toEqual(['product:a'])
})

test('the client of the application and its transactions can invalidate', async () => {
  const { tags, listener } = await listen()
  const application = createDatabase(database.url, 2)
  await application.$transaction(async (transaction) => {
    await invalidate(transaction, ['product:a', 'products'])
    await listener.caughtUp()
    expect(tags).toEqual([])
  })
  await invalidate(application, ['article:b'])
  await listener.caughtUp()
  expect(tags).toEqual(['product:a', 'products', 'article:b'])
  await application.$disconnect()
})

test('more tags than one notification may carry all arrive, each once', async () => {
  const { tags, listener } = await listen()
  const many = Array.from({ length: 2000 }, (_, index) => `product:suplement-żółty-${index}`)
  expect(payloadsOf(many).every((payload) => Buffer.byteLength(payload) < 8000)).toBe(true)
  await invalidate(client, [...many, ...many])
  await listener.caughtUp()
  expect(tags).toEqual(many)
  await invalidate(client, [])
  expect(() => payloadsOf(['x'.repeat(8000)])).toThrow('too long')
})

test('a word nobody of ours would say drops everything', async () => {
  const { tags, listener } = await listen()
  await client.query("select pg_notify('shop_pages', 'products')")
  await listener.caughtUp()
  expect(tags).toEqual(['*'])
})

test('many who ask at once share a question that was put after they asked', async () => {
  const { tags, listener } = await listen()
  const warnings: string[] = []
  const hear = ({ message }: Error) => warnings.push(message)
  process.on('warning', hear)
  const early = Array.from({ length: 20 }, () => listener.caughtUp())
  await invalidate(client, ['product:a'])
  const late = Array.from({ length: 20 }, () => listener.caughtUp())
  await Promise.all(late)
  expect(tags).toEqual(['product:a'])
  await Promise.all(early)
  process.off('warning', hear)
  expect(warnings).toEqual([])
})

test('a connection that is cut comes back and says that it was away', async () => {
  const { tags, events, listener } = await listen()
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shop pages' and datname = current_database()",
  )
  await expect.poll(() => events).toEqual(['listening', 'gap', 'listening'])
  await invalidate(client, ['product:a'])
  await listener.caughtUp()
  expect(tags).toEqual(['product:a'])
})

test('a connection that has died without a word is found out', async () => {
  const target = new URL(database.url)
  const sockets = new Set<Socket>()
  let isFrozen = false
  const cable = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
      one.on('data', (bytes) => isFrozen || other.write(bytes))
    }
  })
  await new Promise<void>((resolve) => cable.listen(0, '127.0.0.1', resolve))
  const through = new URL(database.url)
  through.host = `127.0.0.1:${(cable.address() as AddressInfo).port}`
  const { events } = await listen({ connectionString: through.toString(), heartbeat: 100 })
  isFrozen = true
  await expect.poll(() => events, { timeout: 10_000 }).toEqual(['listening', 'gap'])
  isFrozen = false
  await expect.poll(() => events, { timeout: 20_000 }).toEqual(['listening', 'gap', 'listening'])
  await Promise.all(stops.map((stop) => stop()))
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => cable.close(resolve))
})
