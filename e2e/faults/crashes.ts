import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { createChance } from '#local/stripe/webhooks/chance.ts'
import { percentile, seed, tell } from './figures.ts'
import { expectMailsOnce } from './mails.ts'
import { expectPicturesAlone, expectPicturesWhole } from './pictures.ts'
import { Traffic } from './traffic.ts'
import { WorkshopTraffic } from './workshop-traffic.ts'
import type { World } from './world.ts'

export interface CrashPlan {
  /** How often a web server or the worker is killed, at moments that chance chooses. */
  kills: number
  databaseKills: number
  /** What a killed process may take until it serves again. */
  readyWithin: number
  /** Two hours later, too: the shop cleans up after itself. */
  isLookingBack?: boolean
}

/**
 * T13: processes and the database are killed in the middle of orders, payments and refunds. What was killed is ready again
 * in ten seconds, and a minute after the last crash every invariant holds, without anybody's hand.
 */
export async function checkCrashes(world: World, plan: CrashPlan): Promise<void> {
  const chance = createChance(seed)
  const goods = world.books.someGoods()
  await world.books.setStock(goods, 100_000)
  await world.jobs.sweepByTheClock()
  await world.planDeliveries({ duplicate: { min: 1, max: 2 }, seed, timeoutMs: 3000 })
  const traffic = new Traffic(world, { hands: 4, goods, seed })
  const workshop = await WorkshopTraffic.open(world, seed)

  const ready: number[] = []
  const databaseReady: number[] = []
  const everyKills = plan.databaseKills === 0 ? Infinity : Math.ceil(plan.kills / plan.databaseKills)
  for (let kill = 1; kill <= plan.kills; kill++) {
    await pause(chance.between(50, 900))
    const victim = world.processes[chance.between(0, world.processes.length - 1)]
    await victim?.kill()
    ready.push((await victim?.start()) ?? 0)
    if (kill % everyKills === 0) databaseReady.push(await killDatabase(world))
  }
  await Promise.all([traffic.stop(), workshop.stop()])
  const took = await world.books.untilSound(60_000)
  // Stripe waits twice as long after each time that nobody answered.
  await world.quiesce(600_000)
  await world.books.expectSound()
  const files = await expectPicturesWhole(world)
  tell(`T13 ${plan.kills} kills of the app, ${plan.databaseKills} of PostgreSQL`, {
    orders: traffic.orders,
    paid: traffic.paid,
    pictures: `${workshop.pictures} (${files} files)`,
    comments: workshop.decisions,
    'ready after (p50, most)': `${percentile(ready, 50)} ${Math.max(...ready)} ms`,
    'database (most)': `${Math.max(0, ...databaseReady)} ms`,
    soundAfter: `${took} ms`,
    trouble: countTrouble(traffic),
  })
  await expectMailsOnce(world, 2)
  expect(await workshop.wronglyDecided()).toEqual([])
  expect(workshop.trouble).toEqual([])
  expect(workshop.pictures).toBeGreaterThan(0)
  expect(Math.max(...ready)).toBeLessThan(plan.readyWithin)
  expect(Math.max(0, ...databaseReady)).toBeLessThan(plan.readyWithin)
  // What reaches a shopper in the meantime says that it is not their fault, and when to come back.
  expect(traffic.trouble.filter(({ status, hasRetryAfter }) => status !== 0 && !hasRetryAfter)).toEqual([])
  if (plan.isLookingBack) await expectPicturesAlone(world)
}

/** From the kill until both web servers take orders again. */
async function killDatabase(world: World): Promise<number> {
  const begun = performance.now()
  await world.killDatabase()
  await Promise.all(world.webs.map((web) => web.untilServing()))
  return Math.round(performance.now() - begun)
}

function countTrouble({ trouble }: Traffic): string {
  const groups = Object.groupBy(trouble, ({ path, status }) => `${status || 'nobody'} ${path}`)
  return Object.entries(groups)
    .map(([what, each]) => `${each?.length} × ${what}`)
    .join('; ')
}
