import { expect } from 'vitest'
import { percentile, tell, withHands } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

/** How a mail server, or the way to it, fails. */
const failures: Record<string, (world: World) => Promise<unknown> | void> = {
  'nobody listens': (world) => world.mailbox.behave('refuse'),
  'try again later': (world) => world.mailbox.behave('defer'),
  'silence after hello': (world) => world.mailbox.behave('hang'),
  'taken, and the word of it lost': (world) => {
    for (let mail = 0; mail < 4; mail++) world.mailWay.breakAt({ seen: '\r\n.\r\n', lose: 'answer' })
  },
  'lost in the middle of a mail': (world) => {
    for (let mail = 0; mail < 4; mail++) world.mailWay.breakAt({ seen: '\r\n.\r\n', lose: 'before' })
  },
}

/**
 * T9: mails cannot be handed over while people buy. Nobody who orders notices; when the mail server is back every
 * confirmation goes out, once, or twice under the same id where the word of the first was lost.
 */
export async function checkMailDown(
  world: World,
  orders: number,
  names = Object.keys(failures),
): Promise<void> {
  const goods = world.books.someGoods()
  const times: number[] = []
  for (const name of names) {
    await world.books.setStock(goods, orders * 2)
    await failures[name]?.(world)
    await withHands(
      4,
      Array.from({ length: orders }, () => new Shopper(world)),
      async (shopper) => {
        await shopper.add(goods)
        const answer = await shopper.order()
        times.push(answer.milliseconds)
        await shopper.pay(/cs_\w+/.exec(answer.location)?.[0] ?? '')
      },
    )
    await world.quiesce()
    await world.books.untilMailsWereTried()
    await world.heal()
    // An hour has passed: what failed is due again.
    await world.jobs.hurry('mail')
    await world.books.untilSound(60_000)
  }
  await expectMailsOnce(world, 2)
  expect(await world.books.rows(`select id from mail where status = 'dead'`)).toEqual([])
  tell('T9 mail server away', {
    ways: names.length,
    orders: times.length,
    'checkout p95': `${percentile(times, 95)} ms`,
  })
}
