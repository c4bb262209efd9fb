import { expect } from 'vitest'
import { percentile, tell } from './figures.ts'
import { expectStatus, sessionIn, Shopper } from './shopper.ts'
import type { World } from './world.ts'

const path = '/v1/checkout/sessions'
const request = 'POST /v1/checkout/sessions'
const twice = 2

const failWith = (fault: object) => (world: World) =>
  world.lever('POST', '/ctl/faults', { method: 'POST', path, times: twice, ...fault })

const breakTwice = (lose: 'before' | 'answer', how: 'reset' | 'close' | 'silence') => (world: World) => {
  for (let time = 0; time < twice; time++) world.stripeWay.breakAt({ seen: request, lose, how })
}

/** How the creation of a payment page fails, as often as one press of the button asks for it. */
export const troubles: Record<string, (world: World) => Promise<unknown> | void> = {
  'an error before the work': failWith({ when: 'before', status: 500 }),
  'an error after the work, remembered for a day': failWith({ when: 'after', status: 500, times: 1 }),
  'too many requests': failWith({ when: 'before', status: 429 }),
  'another request holds the lock': failWith({ when: 'before', status: 409 }),
  'not available': failWith({ when: 'before', status: 503 }),
  'half an answer': failWith({ when: 'after', action: 'truncate' }),
  'no answer before the work': failWith({ when: 'before', action: 'hang' }),
  'no answer after the work': failWith({ when: 'after', action: 'hang' }),
  'reset before the work': breakTwice('before', 'reset'),
  'reset after the work': breakTwice('answer', 'reset'),
  'closed after the work': breakTwice('answer', 'close'),
  'nobody there': (world) => world.stripeWay.cut(),
  'nothing comes through': (world) => world.stripeWay.hang(),
  'a slow line': (world) => world.stripeWay.delay(400),
  'broken off in the middle of an answer': (world) => world.stripeWay.limit(600, 'from'),
  'the other end says goodbye': (world) => world.stripeWay.halfClose(),
}

/**
 * T22: the payment page cannot be had. Whoever orders hears so within twelve seconds and keeps the cart; pressing again
 * when Stripe is back leads to the one payment page of the one order. Other pages do not notice.
 */
export async function checkStripeDown(world: World, names = Object.keys(troubles)): Promise<void> {
  const goods = world.books.someGoods()
  await world.books.setStock(goods, names.length * 2)
  const waits: number[] = []
  const pages: number[] = []
  for (const name of names) {
    const shopper = new Shopper(world)
    expectStatus(await shopper.add(goods), 200)
    await troubles[name]?.(world)
    const [answer] = await Promise.all([shopper.order(), readPages(world, pages)])
    waits.push(answer.milliseconds)
    await world.heal()
    if (answer.status !== 200) expectHonest(name, answer.status, answer.hasRetryAfter)
    const again = sessionIn(expectStatus(await shopper.order(), 200))
    const orders = await world.books.ordersOf(shopper.email)
    expect({ name, orders: orders.map(({ sessionId }) => sessionId) }).toEqual({ name, orders: [again] })
    const made = [...world.stripe.state.sessions.values()].filter(
      ({ session }) => session.client_reference_id === orders[0]?.id,
    )
    expect({ name, sessions: made.length }).toEqual({ name, sessions: 1 })
    await shopper.pay(again)
  }
  await world.quiesce()
  await world.books.untilSound(60_000)
  tell('T22 Stripe away', {
    ways: names.length,
    'longest wait': `${Math.max(...waits)} ms`,
    'other pages p95': `${percentile(pages, 95)} ms`,
  })
  // Twelve seconds, and what a busy machine needs beside.
  expect(Math.max(...waits)).toBeLessThan(20_000)
}

function expectHonest(name: string, status: number, hasRetryAfter: boolean): void {
  expect({ name, status, hasRetryAfter }).toEqual({ name, status: 503, hasRetryAfter: true })
}

async function readPages(world: World, times: number[]): Promise<void> {
  const reader = new Shopper(world)
  for (const page of ['/pl', '/nl', '/en']) {
    const answer = expectStatus(await reader.request('GET', page), 200)
    times.push(answer.milliseconds)
  }
}
