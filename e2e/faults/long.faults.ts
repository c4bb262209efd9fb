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

const rounds = Array.from({ length: 20 }, (_, index) => index + 1)

test.each(rounds)('T1: 50, 200 and 500 buyers for the last units, round %i of 20', async (round) => {
  await checkLastUnits(world, 50, 1, 3 * round)
  await checkLastUnits(world, 200, 10, 3 * round + 1)
  await checkLastUnits(world, 500, 37, 3 * round + 2)
})

const storms = healings.flatMap((healing) =>
  rounds.slice(0, 10).map((round) => ({ ...healing, healing, round })),
)

test.each(storms)(
  'T2: a storm over 400 orders, healed by $name, seed $round of 10',
  async ({ healing, round }) => {
    await checkWebhookStorm(world, healing, { orders: 400, round })
  },
)

test('T13: 200 kills of the app and 20 of PostgreSQL', async () => {
  await checkCrashes(world, { kills: 200, databaseKills: 20, readyWithin: 10_000 })
})
