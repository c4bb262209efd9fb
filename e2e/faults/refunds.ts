import { expect } from 'vitest'
import { tell } from './figures.ts'
import { payAfterAll } from './late-money.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

const path = '/v1/refunds'
const request = 'POST /v1/refunds'

/** How paying back goes wrong on its way to Stripe and back. */
const troubles: Record<string, (world: World) => Promise<unknown> | void> = {
  'nothing goes wrong': () => undefined,
  'lost before the work': (world) => world.stripeWay.breakAt({ seen: request, lose: 'before' }),
  'answer lost': (world) => world.stripeWay.breakAt({ seen: request, lose: 'answer' }),
  'an error after the work, remembered for a day': (world) =>
    world.lever('POST', '/ctl/faults', { method: 'POST', path, when: 'after', status: 500 }),
  'no answer after the work': (world) =>
    world.lever('POST', '/ctl/faults', { method: 'POST', path, when: 'after', action: 'hang', times: 2 }),
  'it takes days': (world) => world.lever('POST', '/ctl/refunds/next', { status: 'pending', times: 1 }),
}

/** Money for goods that are gone: the shop itself pays it back. */
async function owe(world: World): Promise<{ shopper: Shopper; paymentIntent: string }> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 5)
  const shopper = new Shopper(world)
  const sessionId = await shopper.buy([{ goods, quantity: 2 }])
  await world.lever('POST', `/ctl/sessions/${sessionId}/expire`)
  await world.quiesce()
  await world.books.setStock(goods, 1)
  const paymentIntent = await payAfterAll(world, shopper, sessionId)
  world.books.expectedReview += 1
  return { shopper, paymentIntent }
}

const refundsAt = (world: World, paymentIntent: string) =>
  [...world.stripe.state.refunds.values()].filter((refund) => refund.payment_intent === paymentIntent)

/**
 * T8: the shop pays back, and whatever is lost on the way, it does so once: Stripe has one refund, and so has the shop. One
 * that fails later opens the duty again and somebody is told.
 */
export async function checkRefunds(world: World, names = Object.keys(troubles)): Promise<void> {
  for (const name of names) {
    await troubles[name]?.(world)
    const { shopper, paymentIntent } = await owe(world)
    await world.jobs.sweep()
    await world.heal()
    await world.jobs.hurry('refund')
    await world.jobs.sweep()
    await world.books.untilSound(60_000)
    expect({ name, refunds: refundsAt(world, paymentIntent).length }).toEqual({ name, refunds: 1 })
    const [order] = await world.books.ordersOf(shopper.email)
    expect({ name, refund: order?.refund }).toEqual({ name, refund: 'full' })
    if (name === 'it takes days') await expectFailureNoticed(world, order?.id ?? '', paymentIntent)
  }
  await checkDashboard(world)
  tell('T8 refunds', { ways: names.length })
}

async function expectFailureNoticed(world: World, orderId: string, paymentIntent: string): Promise<void> {
  const [refund] = refundsAt(world, paymentIntent)
  await world.lever('POST', `/ctl/refunds/${refund?.id}/settle`, { outcome: 'failed' })
  await world.quiesce()
  expect(await world.books.alertsOf(orderId)).toContain('refund-failed')
  await world.books.untilSound(60_000)
}

/** Two people in Stripe's dashboard at once: parts that fit go back, what is more than was paid never does. */
async function checkDashboard(world: World): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 5)
  const shopper = new Shopper(world)
  const { payment_intent } = await shopper.pay(await shopper.buy([{ goods, quantity: 1 }]))
  const paid = world.books.total(shopper.lines)
  const wishes = [paid - 300, 200, 100, 1].map((amount) =>
    world.lever('POST', '/ctl/refunds', { payment_intent, amount }),
  )
  await Promise.allSettled(wishes)
  await world.quiesce()
  await world.books.untilSound(60_000)
  const [order] = await world.books.ordersOf(shopper.email)
  expect(order?.refund).toBe('full')
}
