import { afterAll, afterEach, beforeAll, test } from 'vitest'
import { checkAdjustments } from './adjustments.ts'
import { checkCrashes } from './crashes.ts'
import { checkLastUnits } from './last-units.ts'
import { checkClerksPayBack, checkTwoAtWork } from './two-at-work.ts'
import { checkWebhookStorm, healings } from './webhook-storm.ts'
import { checkChangedPrice, checkTampered } from './changed-price.ts'
import { checkClocks } from './clocks.ts'
import { checkCutPoints } from './cut-matrix.ts'
import { checkCrossing, checkLateMoney } from './late-money.ts'
import { checkExhausted, checkTerminated } from './database-trouble.ts'
import { checkLostWebhooks } from './lost-webhooks.ts'
import { checkMailDown } from './mail-down.ts'
import { checkRefunds } from './refunds.ts'
import { checkReturnPage } from './return-page.ts'
import { checkStripeDown } from './stripe-down.ts'
import { checkZones } from './time-zones.ts'
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

test('T3: the page people come back to, asked for by many at once', () => checkReturnPage(world, 8))

test('T4: no event for three days, in three ways', () => checkLostWebhooks(world, 3))

test('T5: paying and giving up cross; money that comes late', async () => {
  await checkCrossing(world, 8)
  await checkLateMoney(world)
})

test('T6: prices that change, answers of Stripe that do not fit', async () => {
  await checkChangedPrice(world)
  await checkTampered(world)
})

test('T8: money goes back once, whatever is lost on the way', () =>
  checkRefunds(world, ['answer lost', 'it takes days']))

test('T8: two clerks and many clicks pay back once', () => checkClerksPayBack(world, 5))

test('T12: two at work on the same thing', () => checkTwoAtWork(world))

test('T12: fifty corrections of one shelf at once', () => checkAdjustments(world, 50))

test('T9: no mail server for a while', () =>
  checkMailDown(world, 4, ['nobody listens', 'taken, and the word of it lost']))

test('T22: no payment page to be had', () =>
  checkStripeDown(world, [
    'an error after the work, remembered for a day',
    'half an answer',
    'no answer after the work',
    'nobody there',
  ]))

test('T23: neither machines nor database live by UTC', () => checkZones(world))

test('T23: clocks that are fast and slow', () => checkClocks(world, [302], 3))

test('T13: connections cut around every effect', () => checkCutPoints(world, false, /COMMIT/))

test('T13: every connection of the database is ended', () =>
  checkTerminated(world, { rounds: 3, everyMilliseconds: 700 }))

test('T13: the database has no place left', () => checkExhausted(world, 20_000))

test('T13: processes and the database are killed in the middle of everything', async () => {
  await checkCrashes(world, { kills: 5, databaseKills: 1, readyWithin: 60_000 })
})
