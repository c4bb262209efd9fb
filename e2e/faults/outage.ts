import { expect } from 'vitest'
import type { OrderFacts } from './books.ts'
import { worksUnder } from './clocks.ts'
import { tell, withHands } from './figures.ts'
import { expectStatus, sessionIn, Shopper, type Answered } from './shopper.ts'
import type { World } from './world.ts'

const hour = 60 * 60

const passing = ({ status, hasRetryAfter }: Answered) => `${status}${hasRetryAfter ? ', come back' : ''}`

function sessionsOf(world: World, { id }: OrderFacts): string[] {
  return [...world.stripe.state.sessions.values()].flatMap(({ session }) =>
    session.client_reference_id === id ? [session.id] : [],
  )
}

async function newcomers(world: World, count: number): Promise<Shopper[]> {
  const goods = world.books.someGoods()
  const shoppers = Array.from({ length: count }, () => new Shopper(world))
  for (const shopper of shoppers) expectStatus(await shopper.add(goods), 200)
  return shoppers
}

/** Whoever orders hears within twenty seconds that it passes, pressed twice or not. */
async function expectSentAway(shoppers: readonly Shopper[]): Promise<void> {
  const presses = shoppers.flatMap((shopper) => [shopper, shopper])
  const answers = await Promise.all(presses.map((shopper) => shopper.order()))
  expect(answers.map(passing)).toEqual(presses.map(() => '503, come back'))
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(20_000)
}

/** In the end each order that was ever written has one payment page at most, and none is open any more. */
async function expectOneSessionEach(
  world: World,
  shoppers: readonly Shopper[],
  ends: string[],
): Promise<void> {
  for (const shopper of shoppers) {
    const orders = await world.books.ordersOf(shopper.email)
    expect(orders.map(({ payment }) => payment)).toEqual(ends)
    for (const order of orders) expect(sessionsOf(world, order).length).toBeLessThanOrEqual(1)
  }
}

/**
 * T22: Stripe is away for an hour; the hour passes by Stripe's clock and by the age of what is written. Who had a payment
 * page has paid; who ordered meanwhile holds goods for as long as nobody has said otherwise, then gives them back, and may
 * order again, each order with one payment page.
 */
export async function checkOutage(world: World, orders: number): Promise<void> {
  const goods = world.books.someGoods()
  await world.jobs.stopSweeping()
  await world.books.setStock(goods, orders * 4)
  const before = await world.books.stockOf(goods)
  const early = Array.from({ length: orders }, () => new Shopper(world))
  const sessions = await withHands(4, early, (shopper) => shopper.buy([{ goods, quantity: 1 }]))
  const [patient, gone] = [await newcomers(world, orders), await newcomers(world, orders)]

  world.stripeWay.cut()
  await withHands(4, sessions, (session) =>
    world.lever('POST', `/ctl/sessions/${session}/pay`, { method: 'card' }),
  )
  await expectSentAway([...patient, ...gone])
  await world.lever('POST', '/ctl/clock', { advanceSeconds: hour })
  await world.books.age(hour)
  await world.jobs.sweep()
  // No clock of ours gives goods back that Stripe may yet take money for.
  const { reserved } = await world.books.stockOf(goods)
  expect(reserved - before.reserved).toBe(orders * 3)

  await world.heal()
  for (let round = 1; round <= 2; round++) await world.jobs.sweep()
  await world.lever('POST', '/ctl/clock', { advanceSeconds: -hour })
  await world.quiesce()
  await expectOneSessionEach(world, early, ['paid'])
  await expectOneSessionEach(world, [...patient, ...gone], ['expired'])
  await withHands(4, patient, async (shopper) =>
    shopper.pay(sessionIn(expectStatus(await shopper.order(), 200))),
  )
  await world.quiesce()
  await expectOneSessionEach(world, patient, ['expired', 'paid'])
  await world.books.untilSound(60_000)
  tell('T22 an hour without Stripe', { orders: orders * 4 })
}

/** T22: Stripe's name cannot be looked up. As honest, and as harmless, as any other way of not reaching it. */
export async function checkNameLost(world: World, orders: number): Promise<void> {
  const goods = world.books.someGoods()
  await world.jobs.stopSweeping()
  await world.books.setStock(goods, orders * 2)
  // The one name of which it is certain that nobody has it (RFC 6761).
  const lost = { STRIPE_API_BASE: 'http://stripe.invalid' }
  await Promise.all(world.processes.map((each) => worksUnder(each, { seconds: 0, environment: lost })))
  await world.jobs.stopSweeping()
  const shoppers = await newcomers(world, orders)
  await expectSentAway(shoppers)
  await world.jobs.sweep()
  await Promise.all(world.processes.map((each) => worksUnder(each, { seconds: 0 })))
  await withHands(4, shoppers, async (shopper) =>
    shopper.pay(sessionIn(expectStatus(await shopper.order(), 200))),
  )
  await world.quiesce()
  await expectOneSessionEach(world, shoppers, ['paid'])
  await world.books.untilSound(60_000)
  tell('T22 no such name', { orders })
}
