import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Variables } from '#local/run.ts'
import type { AppProcess } from './app-process.ts'
import { tell, withHands } from './figures.ts'
import { Shopper } from './shopper.ts'
import type { World } from './world.ts'

const preload = fileURLToPath(new URL('./shifted-clock.ts', import.meta.url))

interface Clock {
  /** How far it is ahead. */
  seconds: number
  /** The zone of the machine; that of the world without one. */
  zone?: string
  /** Whatever else is different. */
  environment?: Variables
}

/** Starts a process anew with another clock. */
export async function worksUnder(process: AppProcess, { seconds, zone, environment }: Clock): Promise<void> {
  await process.stop()
  process.extraWords = seconds === 0 ? [] : ['--import', preload]
  process.extraEnvironment = {
    ...(seconds !== 0 && { CLOCK_SHIFT_SECONDS: String(seconds) }),
    ...(zone !== undefined && { TZ: zone }),
    ...environment,
  }
  await process.start()
}

export async function turnClocks(world: World, clock: Clock): Promise<void> {
  await Promise.all(world.processes.map((each) => worksUnder(each, clock)))
}

/**
 * T23: the machine's clock is wrong by minutes or a day, or Stripe's is. Events may be refused for it; what is held and
 * what is paid is decided by Stripe's state, so nothing is given back wrongly and nothing is lost.
 */
export async function checkClocks(world: World, shifts: number[], orders: number): Promise<void> {
  const goods = world.books.someGoods()
  for (const seconds of shifts) {
    await world.books.setStock(goods, orders * 4)
    // People who are on the payment page while the clock is put wrong, one of whom does not come back.
    const shoppers = Array.from({ length: orders }, () => new Shopper(world))
    const sessions = await withHands(4, shoppers, (shopper) => shopper.buy([{ goods, quantity: 1 }]))
    await turnClocks(world, { seconds })
    await world.jobs.stopSweeping()
    await world.planDeliveries({ retryBaseMs: 1000 })
    const paying = shoppers.slice(1)
    await withHands(4, paying, (shopper, index) => shopper.pay(sessions[index + 1] ?? ''))
    await world.books.age(180 + Math.abs(seconds))
    await world.jobs.sweep()
    const payments = await Promise.all(paying.map(({ email }) => world.books.ordersOf(email)))
    expect({ seconds, payments: payments.flat().map(({ payment }) => payment) }).toEqual({
      seconds,
      payments: paying.map(() => 'paid'),
    })
    await turnClocks(world, { seconds: 0 })
    await world.jobs.stopSweeping()
    await world.quiesce()
    await world.jobs.sweep()
    await world.books.untilSound(60_000)
  }
  tell('T23 clocks', { shifts: shifts.join(' '), orders: orders * shifts.length })
}
