import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { checkCrashes } from './crashes.ts'
import { checkLastUnits } from './last-units.ts'
import { healings, checkWebhookStorm } from './webhook-storm.ts'
import { World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await World.open()
  await world.heal()
})
afterEach(() => world.heal())
afterAll(() => world.close())

test('T1: 50 buyers for the last unit, 120 for the last ten', async () => {
  await checkLastUnits(world, 50, 1, 1)
  await checkLastUnits(world, 120, 10, 2)
})

test.each(healings)('T2: a storm of events, healed by $name', async (healing) => {
  await checkWebhookStorm(world, healing, { orders: 15 })
})

test('T13: processes and the database are killed in the middle of everything', async () => {
  await checkCrashes(world, { kills: 8, databaseKills: 1, readyWithin: 30_000 })
})
