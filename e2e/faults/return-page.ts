import { expect } from 'vitest'
import { createChance } from '#local/stripe/webhooks/chance.ts'
import { percentile, seed, tell, withHands } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

/**
 * T3: the page that people come back to is asked for up to ten times before, during and after the event, by themselves and
 * by somebody they have sent the address to. It only reads: one mail, one commit, always an answer.
 */
export async function checkReturnPage(world: World, orders: number): Promise<void> {
  const chance = createChance(seed)
  const goods = world.books.someGoods()
  await world.books.setStock(goods, orders * 2)
  await world.planDeliveries({ duplicate: { min: 1, max: 3 }, delayMs: 50, spreadMs: 300, seed })
  const times: number[] = []
  const shoppers = await withHands(
    4,
    Array.from({ length: orders }, () => new Shopper(world)),
    async (shopper) => {
      const sessionId = await shopper.buy([{ goods, quantity: 1 }])
      const page = shopper.returnPage(sessionId)
      const readers = Array.from({ length: chance.between(0, 10) }, (_, index) =>
        index % 3 === 2 ? new Shopper(world) : shopper,
      )
      const before = readers.slice(0, 2).map((reader) => reader.request('GET', page))
      await shopper.pay(sessionId, { method: 'blik' })
      const answers = await Promise.all([
        ...before,
        ...readers.slice(2).map((reader) => reader.request('GET', page)),
      ])
      expect(answers.map(({ status }) => status)).toEqual(readers.map(() => 200))
      times.push(...answers.map(({ milliseconds }) => milliseconds))
      return shopper
    },
  )
  await world.quiesce()
  await world.books.untilSound(60_000)
  for (const shopper of shoppers)
    expect((await world.books.ordersOf(shopper.email)).map(({ payment }) => payment)).toEqual(['paid'])
  await expectMailsOnce(world)
  tell('T3 return page', { orders, pages: times.length, p95: `${percentile(times, 95)} ms` })
}
