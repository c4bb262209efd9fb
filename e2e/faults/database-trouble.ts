import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect } from 'vitest'
import { seed, tell } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { Shopper } from './shopper.ts'
import { Traffic } from './traffic.ts'
import type { World } from './world.ts'

const pids = (world: World) => world.processes.map(({ pid }) => pid)

/** Ends every connection but the one that says so. */
const endAll = (world: World) =>
  world.books.rows(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  )

/**
 * T13: somebody ends every connection of the database, again and again, while people buy. Nobody starts anything anew;
 * who is told off is told when to come back, and a minute later everything adds up.
 */
export async function checkTerminated(
  world: World,
  { rounds, everyMilliseconds }: { rounds: number; everyMilliseconds: number },
): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 100_000)
  await world.jobs.sweepByTheClock()
  await world.planDeliveries({ seed, timeoutMs: 5000 })
  const before = pids(world)
  const traffic = new Traffic(world, { hands: 3, goods, seed })
  let ended = 0
  for (let round = 1; round <= rounds; round++) {
    await pause(everyMilliseconds)
    ended += (await endAll(world)).length
  }
  const begun = performance.now()
  await Promise.all(world.webs.map((web) => web.untilServing()))
  const servingAfter = Math.round(performance.now() - begun)
  await traffic.stop()
  const took = await world.books.untilSound(60_000)
  await world.quiesce()
  await world.books.untilSound(60_000)
  await expectMailsOnce(world, 2)
  expect(pids(world)).toEqual(before)
  expect(traffic.trouble.filter(({ hasRetryAfter, status }) => status !== 0 && !hasRetryAfter)).toEqual([])
  expect(traffic.orders).toBeGreaterThan(0)
  tell('T13 connections ended', {
    rounds,
    ended,
    orders: traffic.orders,
    paid: traffic.paid,
    trouble: traffic.trouble.length,
    servingAfter: `${servingAfter} ms`,
    soundAfter: `${took} ms`,
  })
}

const noPlace = (error: unknown) => error instanceof Error && 'code' in error && error.code === '53300'

/** Takes places of the server for itself until it has none left; answers whether it got any. */
async function takePlaces(url: string, held: pg.Client[]): Promise<boolean> {
  let isFull = false
  const before = held.length
  const hand = async () => {
    while (!isFull) {
      const client = new pg.Client({ connectionString: url })
      client.on('error', () => undefined)
      try {
        await client.connect()
        held.push(client)
      } catch (error) {
        if (!noPlace(error)) throw error
        isFull = true
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, hand))
  return held.length > before
}

/** Every place but those of the connections on which changes of pages are heard: from outside all looks well. */
async function exhaust(world: World): Promise<pg.Client[]> {
  const held: pg.Client[] = []
  await takePlaces(world.databaseUrl, held)
  const [keeper] = held
  if (!keeper) throw new Error('the server had no place at all')
  do {
    const own = await Promise.all(
      held.map((client) => client.query<{ pid: number }>('select pg_backend_pid() as pid')),
    )
    await keeper.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend'
         and application_name <> 'shop pages' and not (pid = any($1))`,
      [own.map(({ rows }) => rows[0]?.pid)],
    )
  } while (await takePlaces(world.databaseUrl, held))
  return held
}

const places: Record<string, string> = {
  'a search': '/pl/szukaj?q=magnez',
  'the cart': '/pl/koszyk',
  readiness: '/api/ready',
}

/**
 * T13: the database has no place for another connection. Pages say that it passes and when to come back, the readiness
 * probe is red; when there is room again the shop sells within ten seconds, and nobody has started anything anew.
 */
export async function checkExhausted(world: World, recoversWithin: number): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 5)
  const shopper = new Shopper(world)
  await shopper.add(goods)
  const before = pids(world)
  const held = await exhaust(world)
  try {
    for (const [name, path] of Object.entries(places)) {
      for (const _ of world.webs) {
        const { status, hasRetryAfter } = await shopper.request('GET', path)
        expect({ name, status, hasRetryAfter }).toEqual({ name, status: 503, hasRetryAfter: true })
      }
    }
    const { status, hasRetryAfter } = await shopper.order()
    expect({ status, hasRetryAfter }).toEqual({ status: 503, hasRetryAfter: true })
  } finally {
    await Promise.all(held.map((client) => client.end()))
  }
  const begun = performance.now()
  await Promise.all(world.webs.map((web) => web.untilServing()))
  let answer = await shopper.order()
  while (answer.status === 503 && performance.now() - begun < recoversWithin) answer = await shopper.order()
  const took = Math.round(performance.now() - begun)
  expect(answer.status).toBe(200)
  expect(took).toBeLessThan(recoversWithin)
  expect(pids(world)).toEqual(before)
  await world.books.untilSound(60_000)
  tell('T13 no place in the database', { held: held.length, recoveredAfter: `${took} ms` })
}
