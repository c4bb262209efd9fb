import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Break } from './cut-point.ts'
import { tell } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { sessionIn, Shopper } from './shopper.ts'
import type { CutPoint } from './cut-point.ts'
import type { World } from './world.ts'

/** The very message by which the application ends a transaction, as PostgreSQL's protocol writes it. */
const commit = 'Q\0\0\0\x0bCOMMIT\0'

interface Point {
  name: string
  way: (world: World) => CutPoint
  at: Break
}

const database = (world: World) => world.databaseWay
const stripe = (world: World) => world.stripeWay
const mail = (world: World) => world.mailWay

const points: Point[] = (['before', 'answer'] as const).flatMap((lose) => [
  { name: `COMMIT, ${lose}`, way: database, at: { seen: commit, lose } },
  { name: `second COMMIT, ${lose}`, way: database, at: { seen: commit, lose, skip: 1 } },
  { name: `payment page, ${lose}`, way: stripe, at: { seen: 'POST /v1/checkout/sessions', lose } },
  { name: `asking Stripe, ${lose}`, way: stripe, at: { seen: 'GET /v1/', lose } },
  { name: `mail, ${lose}`, way: mail, at: { seen: '\r\n.\r\n', lose } },
])

/** Everything that one order can go through; whoever meets trouble presses again. */
async function wholeOrder(world: World, shopper: Shopper): Promise<void> {
  const goods = world.books.someGoods()
  const insist = async (press: () => Promise<{ status: number; location: string }>) => {
    for (let attempt = 1; attempt <= 60; attempt++) {
      const answer = await press()
      if (answer.status === 200) return answer.location
      await pause(100)
    }
    throw new Error('sixty presses and no order')
  }
  await insist(() => shopper.add(goods))
  const sessionId = sessionIn({ location: await insist(() => shopper.order()) })
  const { payment_intent } = await shopper.pay(sessionId)
  await world.lever('POST', '/ctl/refunds', { payment_intent, amount: 210 })
  await world.quiesce()
}

/**
 * T13: the whole matrix of cut points. At each of them the connection is reset, or every web server and the worker are
 * killed at that very moment; the order comes to its end all the same, once.
 */
export async function checkCutPoints(world: World, isKilling: boolean, only = /./): Promise<void> {
  await world.jobs.stopSweeping()
  const chosen = points.filter(({ name }) => only.test(name))
  let broken = 0
  for (const { name, way, at } of chosen) {
    await world.books.setStock(world.books.someGoods(), 20)
    const shopper = new Shopper(world)
    const before = way(world).broken
    let restart = Promise.resolve()
    const strike = () => {
      restart = Promise.all(
        world.processes.map(async (each) => {
          await each.kill()
          await each.start()
        }),
      ).then(() => undefined)
    }
    way(world).breakAt({ ...at, ...(isKilling && { strike }) })
    await wholeOrder(world, shopper)
    await restart
    broken += way(world).broken - before
    await world.heal()
    await world.quiesce()
    await world.books.age(180)
    await world.jobs.sweep()
    await world.jobs.hurry('mail')
    await world.books.untilSound(90_000)
    const orders = await world.books.ordersOf(shopper.email)
    const facts = orders.map(({ payment, refund }) => `${payment} ${refund}`)
    expect({ name, facts }).toEqual({ name, facts: ['paid partial'] })
  }
  await expectMailsOnce(world, 2)
  tell(`T13 cut points${isKilling ? ', everybody killed' : ''}`, { points: chosen.length, broken })
}
