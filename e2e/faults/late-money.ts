import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { createChance } from '#local/stripe/webhooks/chance.ts'
import { seed, tell, withHands } from './figures.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

/** T5: paying and giving up cross on the way; whoever comes first at Stripe wins, and the shop says the same. */
export async function checkCrossing(world: World, orders: number): Promise<void> {
  const chance = createChance(seed)
  const goods = world.books.someGoods()
  await world.books.setStock(goods, orders * 2)
  await world.planDeliveries({ duplicate: { min: 1, max: 3 }, spreadMs: 300, seed })
  const ends = await withHands(
    6,
    Array.from({ length: orders }, () => new Shopper(world)),
    async (shopper) => {
      const sessionId = await shopper.buy([{ goods, quantity: 1 }])
      // Giving up takes the shop a moment; the money comes at any moment of it.
      const moment = chance.between(0, 250)
      const pay = () => pause(moment).then(() => shopper.pay(sessionId))
      const ways = [pay, () => shopper.cancel(sessionId), () => shopper.cancel(sessionId)]
      await Promise.allSettled(chance.shuffled(ways).map((go) => go()))
      await world.quiesce()
      const [first] = await world.books.ordersOf(shopper.email)
      return first?.payment ?? 'nothing'
    },
  )
  await world.books.untilSound(60_000)
  expect(ends.filter((end) => !['paid', 'expired'].includes(end))).toEqual([])
  tell('T5 crossing', { orders, paid: ends.filter((end) => end === 'paid').length })
}

/** Stripe takes money for a session that it had called expired, the goods long back on the shelf. */
export async function payAfterAll(world: World, shopper: Shopper, sessionId: string): Promise<string> {
  const stored = world.stripe.state.sessions.get(sessionId)
  if (!stored) throw new Error(`no session ${sessionId}`)
  stored.session.status = 'open'
  const { payment_intent } = await shopper.pay(sessionId)
  await world.quiesce()
  return payment_intent
}

/**
 * T5: money that comes after the hold was given back. Where the goods are still there the order is paid; where they are
 * gone the money goes back with an apology and somebody is told. It never ends in nothing.
 */
export async function checkLateMoney(world: World): Promise<void> {
  const goods = world.books.someGoods()
  for (const isGone of [false, true]) {
    await world.books.setStock(goods, 5)
    const shopper = new Shopper(world)
    const sessionId = await shopper.buy([{ goods, quantity: 2 }])
    await world.lever('POST', `/ctl/sessions/${sessionId}/expire`)
    await world.quiesce()
    if (isGone) await world.books.setStock(goods, 1)
    await payAfterAll(world, shopper, sessionId)
    if (isGone) world.books.expectedReview += 1
    await world.jobs.sweep()
    await world.books.untilSound(60_000)
    const [order] = await world.books.ordersOf(shopper.email)
    const expected = isGone
      ? { payment: 'review', refund: 'full', hold: 'released' }
      : { payment: 'paid', refund: 'none', hold: 'committed' }
    expect(order).toMatchObject(expected)
    const mails = await world.books.mailsOf(order?.id ?? '')
    const isThanked = mails.some((kind) => kind === 'order-confirmed')
    expect({ isGone, isThanked }).toEqual({ isGone, isThanked: !isGone })
    if (isGone) expect(mails).toContain('order-refunded-sold-out')
  }
  tell('T5 late money', { held: 1, gone: 1 })
}
