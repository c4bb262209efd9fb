import { expect } from 'vitest'
import { turnClocks } from './clocks.ts'
import { Colleague } from './colleague.ts'
import { tell, withHands } from './figures.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Every moment that one order has left in the database, read as UTC, in milliseconds. */
async function momentsOf(world: World, orderId: string): Promise<{ what: string; at: number }[]> {
  return world.books.rows(
    `select what, (extract(epoch from at at time zone 'UTC') * 1000)::float8 as at from (
       select 'placed' as what, placed_at as at from orders where id = $1
       union all select 'paid', paid_at from orders where id = $1
       union all select 'event ' || fact || ' ' || "to", at from order_event where order_id = $1
       union all select 'payment', at from payment where order_id = $1
       union all select 'movement ' || kind, at from stock_movement where order_id = $1
       union all select 'mail ' || kind, created_at from mail where order_id = $1
       union all select 'invoice', issued_at from invoice where order_id = $1
       union all select 'audit ' || action, at from audit_entry where entity_id = $1
       union all select 'Stripe event', max(received_at) from stripe_event
       union all select 'Stripe event worked off', max(processed_at) from stripe_event
     ) found`,
    [orderId],
  )
}

/**
 * T23: the machines of the shop live by one zone, its database by another (`World`), and neither is UTC. Whatever is
 * written down is written in UTC.
 */
export async function checkZones(world: World): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 5)
  const clerk = await Colleague.signIn(world, 'clerk')
  const shopper = new Shopper(world)
  await shopper.pay(await shopper.buy([{ goods, quantity: 1 }]))
  await world.quiesce()
  const [order] = await world.books.ordersOf(shopper.email)
  const id = order?.id ?? ''
  const [row] = await world.books.rows<{ version: number }>('select version from orders where id = $1', [id])
  await clerk.post(`/staff/api/orders/${id}/pack`, { version: String(row?.version) })
  await world.books.untilSound(60_000)
  const moments = await momentsOf(world, id)
  expect(moments.length).toBeGreaterThan(9)
  const wrong = moments.filter(({ at }) => Math.abs(at - Date.now()) > 20 * minute)
  expect(wrong.map(({ what, at }) => `${what}: ${new Date(at).toISOString()}`)).toEqual([])
  tell('T23 zones', { moments: moments.length })
}

/** How far a zone is ahead of UTC at a moment, in minutes. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
    at,
  )
  const [, sign = '+', hours = '0', minutes = '0'] =
    /GMT([+-])(\d+):(\d+)/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  return Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes))
}

/** The next moments at which a zone's clocks are turned, one forward and one back. */
function turns(zone: string, from: number): number[] {
  const found: number[] = []
  for (let at = from; found.length < 2 && at < from + 400 * day; at += 30 * minute)
    if (offsetAt(zone, at) !== offsetAt(zone, at - 30 * minute)) found.push(at - (at % (30 * minute)))
  return found
}

/**
 * T23: people order, pay and give up while the clocks of the shop's machines and of its markets are turned, in both
 * directions. Nothing is given back too early or too late: what is over is said by Stripe, in seconds since 1970.
 */
export async function checkTurnedClocks(world: World, orders: number): Promise<void> {
  const zone = 'Europe/Warsaw'
  const goods = world.books.someGoods()
  for (const turn of turns(zone, Date.now() + day)) {
    await world.books.setStock(goods, orders * 4)
    const seconds = Math.round((turn - Date.now()) / 1000) - 30
    await world.lever('POST', '/ctl/clock', { advanceSeconds: seconds })
    await turnClocks(world, { seconds, zone })
    await world.jobs.stopSweeping()
    const shoppers = Array.from({ length: orders }, () => new Shopper(world))
    const sessions = await withHands(4, shoppers, (shopper) => shopper.buy([{ goods, quantity: 1 }]))
    // An hour that is there twice, or not at all, lies between the order and what becomes of it.
    const ahead = seconds + 20 * 60
    await world.lever('POST', '/ctl/clock', { advanceSeconds: 20 * 60 })
    await turnClocks(world, { seconds: ahead, zone })
    await world.jobs.stopSweeping()
    await world.books.age(20 * 60)
    await world.jobs.sweep()
    const open = await Promise.all(shoppers.map(({ email }) => world.books.ordersOf(email)))
    expect(open.flat().map(({ payment, hold }) => `${payment} ${hold}`)).toEqual(
      shoppers.map(() => 'pending held'),
    )
    const paying = shoppers.filter((_, index) => index % 2 === 0)
    await withHands(4, paying, (shopper, index) => shopper.pay(sessions[index * 2] ?? ''))
    await world.lever('POST', '/ctl/clock', { advanceSeconds: 20 * 60 })
    await turnClocks(world, { seconds: ahead + 20 * 60, zone })
    await world.jobs.stopSweeping()
    await world.jobs.sweep()
    await world.quiesce()
    const ends = await Promise.all(shoppers.map(({ email }) => world.books.ordersOf(email)))
    expect(ends.flat().map(({ payment }) => payment)).toEqual(
      shoppers.map((_, index) => (index % 2 === 0 ? 'paid' : 'expired')),
    )
    await world.books.untilSound(60_000)
    await world.lever('POST', '/ctl/clock', { advanceSeconds: -(ahead + 20 * 60) })
    await turnClocks(world, { seconds: 0 })
    await world.jobs.stopSweeping()
  }
  tell('T23 turned clocks', { zone, orders: orders * 2 })
}
