import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { checkChangedPrice, checkTampered } from './changed-price.ts'
import { checkAdjustments } from './adjustments.ts'
import { checkClocks } from './clocks.ts'
import { checkCrashes } from './crashes.ts'
import { checkCutPoints } from './cut-matrix.ts'
import { checkExhausted, checkTerminated } from './database-trouble.ts'
import { checkLastUnits } from './last-units.ts'
import { checkCrossing, checkLateMoney } from './late-money.ts'
import { checkLostWebhooks } from './lost-webhooks.ts'
import { checkMailDown } from './mail-down.ts'
import { checkNameLost, checkOutage } from './outage.ts'
import { checkRefunds } from './refunds.ts'
import { checkReturnPage } from './return-page.ts'
import { checkStripeDown } from './stripe-down.ts'
import { checkTurnedClocks, checkZones } from './time-zones.ts'
import { checkClerksPayBack, checkTwoAtWork } from './two-at-work.ts'
import { checkWebhookStorm, healings } from './webhook-storm.ts'
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
  rounds.slice(0, 10).map((round) => ({ name: healing.name, healing, round })),
)

test.each(storms)('T2: a storm over 400 orders, healed by $name, seed $round of 10', ({ healing, round }) =>
  checkWebhookStorm(world, healing, { orders: 400, round }),
)

test('T3: the page people come back to, asked for by many at once', () => checkReturnPage(world, 100))

test('T4: no event for three days, in three ways', () => checkLostWebhooks(world, 50))

test('T5: paying and giving up cross; money that comes late', async () => {
  await checkCrossing(world, 100)
  for (let round = 1; round <= 10; round++) await checkLateMoney(world)
})

test('T6: prices that change, answers of Stripe that do not fit', async () => {
  await checkChangedPrice(world)
  await checkTampered(world)
})

test('T8: money goes back once, whatever is lost on the way', () => checkRefunds(world))

test('T8: two clerks and many clicks pay back once', () => checkClerksPayBack(world, 5))

test('T12: two at work on the same thing', () => checkTwoAtWork(world))

test.each(rounds.slice(0, 5))('T12: fifty corrections of one shelf at once, round %i of 5', () =>
  checkAdjustments(world, 50),
)

test('T9: no mail server for a while', () => checkMailDown(world, 100))

test('T22: no payment page to be had', () => checkStripeDown(world))

test('T22: no Stripe for an hour', () => checkOutage(world, 10))

test('T22: a name that nobody knows', () => checkNameLost(world, 5))

test('T23: neither machines nor database live by UTC', () => checkZones(world))

test('T23: clocks are turned to summer time and back', () => checkTurnedClocks(world, 6))

test('T23: clocks that are fast and slow', () => checkClocks(world, [302, -302, 86_400], 10))

test('T13: connections cut around every effect', () => checkCutPoints(world, false))

test('T13: everybody killed around every effect', () => checkCutPoints(world, true))

test('T13: every connection of the database is ended, every five seconds for five minutes', () =>
  checkTerminated(world, { rounds: 60, everyMilliseconds: 5000 }))

test.each(rounds.slice(0, 5))('T13: the database has no place left, round %i of 5', () =>
  checkExhausted(world, 10_000),
)

test('T13: 200 kills of the app and 20 of PostgreSQL', () =>
  checkCrashes(world, { kills: 200, databaseKills: 20, readyWithin: 10_000, isLookingBack: true }))
