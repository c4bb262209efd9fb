import { expect } from 'vitest'
import { seed, tell, withHands } from './figures.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

const threeDays = 3 * 24 * 60 * 60 + 60

/** Ways in which no event arrives, until Stripe has given up. */
const silences: Record<string, (world: World) => Promise<unknown>> = {
  'nobody answers': (world) =>
    world.lever('POST', '/ctl/webhook', { url: 'http://127.0.0.1:9/api/stripe/webhook' }),
  'the secret is wrong': (world) => world.planDeliveries({ signature: 'wrong-secret' }),
  'the address leads elsewhere': (world) => world.lever('POST', '/ctl/webhook', { url: `${world.url}/` }),
}

/**
 * T4: no event arrives for three days and Stripe gives up. Two rounds of the sweeper bring every order to the truth, and a
 * person is told that events have gone silent.
 */
export async function checkLostWebhooks(world: World, orders: number): Promise<void> {
  const goods = world.books.someGoods()
  await world.jobs.stopSweeping()
  for (const [name, fallSilent] of Object.entries(silences)) {
    await world.books.setStock(goods, orders * 2)
    await fallSilent(world)
    const shoppers = Array.from({ length: orders }, () => new Shopper(world))
    await withHands(4, shoppers, async (shopper, index) => {
      const sessionId = await shopper.buy([{ goods, quantity: 1 }])
      if (index % 3 === 2) await world.lever('POST', `/ctl/sessions/${sessionId}/expire`)
      else await shopper.pay(sessionId, { method: index % 3 === 0 ? 'card' : 'blik' })
    })
    // Stripe's own clock runs on until it has given up, and comes back for the next orders.
    await world.lever('POST', '/ctl/clock', { advanceSeconds: threeDays })
    await world.books.age(threeDays)
    await world.lever('POST', '/ctl/clock', { advanceSeconds: -threeDays })
    await world.lever('POST', '/ctl/webhook', { url: null })
    const begun = performance.now()
    for (let round = 1; round <= 2; round++) await world.jobs.sweep()
    await world.books.untilSound(60_000)
    const found = await Promise.all(shoppers.map(({ email }) => world.books.ordersOf(email)))
    const expected = shoppers.map((_, index) => (index % 3 === 2 ? 'expired' : 'paid'))
    expect(found.flat().map(({ payment }) => payment)).toEqual(expected)
    tell(`T4 ${name}`, { orders, 'paid after two rounds': `${Math.round(performance.now() - begun)} ms` })
    await world.heal()
  }
  await expectAlert(world)
}

/** Paid orders whose events never came are noticed a quarter of an hour later at the latest. */
async function expectAlert(world: World): Promise<void> {
  // What was on its way when the silence ended would end this one, too.
  await world.quiesce()
  await world.lever('POST', '/ctl/webhook', { url: null })
  await world.books.rows(`update stripe_event set received_at = received_at - interval '1 day'`)
  await world.books.rows(
    `update orders set placed_at = placed_at - interval '15 minutes', paid_at = paid_at - interval '15 minutes'
     where paid_at is not null`,
  )
  await world.jobs.sweep()
  const alerts = await world.books.rows<{ kind: string }>(
    `select kind from staff_alert where kind = 'stripe-silent'`,
  )
  expect({ seed, kinds: alerts.map(({ kind }) => kind) }).toMatchObject({ kinds: ['stripe-silent'] })
}
