import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { createChance, type Chance } from '#local/stripe/webhooks/chance.ts'
import type { Goods } from './books.ts'
import { percentile, seed, tell, withHands } from './figures.ts'
import { expectStatus, Shopper, type Answered } from './shopper.ts'
import type { World } from './world.ts'

interface Buyer {
  shopper: Shopper
  isTwice: boolean
}

/** A machine that is busy with hundreds of carts may send somebody away once; the race begins with full ones. */
async function fill(shopper: Shopper, goods: Goods, quantity: number): Promise<void> {
  let answer = await shopper.add(goods, quantity)
  for (let attempt = 1; answer.status === 503 && attempt <= 20; attempt++) {
    await pause(250)
    answer = await shopper.add(goods, quantity)
  }
  expectStatus(answer, 200)
}

/** Both kinds of goods in one cart, every other time the other way round: what two transactions lock each other out with. */
async function fillCart(world: World, chance: Chance, scarce: Goods, other: Goods): Promise<Buyer> {
  const shopper = new Shopper(world)
  const lines = [{ goods: scarce, quantity: chance.between(1, 3) }]
  if (chance.next() < 0.5) lines.splice(chance.between(0, 1), 0, { goods: other, quantity: 1 })
  const isTwice = chance.next() < 0.3
  for (const { goods, quantity } of lines) await fill(shopper, goods, quantity)
  return { shopper, isTwice }
}

/**
 * T1: so many buyers press at once for the last units, some of them twice. Answers what each of them got; never one unit
 * too many, never an answer that blames the server, no deadlock.
 */
export async function checkLastUnits(world: World, buyers: number, units: number, round = 1): Promise<void> {
  const chance = createChance(seed + round)
  const [scarce, other] = world.books.goods
  if (!scarce || !other) throw new Error('the demo shop sells too little')
  // Carts are filled while there is enough: the race is for the hold, not for the page.
  await world.books.setStock(scarce, buyers * 3)
  await world.books.setStock(other, buyers * 2)
  const everybody = await withHands(16, Array.from({ length: buyers }), () =>
    fillCart(world, chance, scarce, other),
  )
  await world.books.setStock(scarce, units)
  const deadlocksBefore = await world.books.deadlocks()
  const before = await world.books.stockOf(scarce)

  const presses = everybody.flatMap(({ shopper, isTwice }) => (isTwice ? [shopper, shopper] : [shopper]))
  const answers = await Promise.all(presses.map((shopper) => shopper.order()))

  const statuses = Object.groupBy(answers, ({ status }) => String(status))
  const strange = answers.filter(({ status }) => ![200, 409, 422].includes(status))
  expect(strange.map(describeAnswer)).toEqual([])
  const after = await world.books.stockOf(scarce)
  const refused = smallestRefused(everybody, presses, answers, scarce)
  const left = after.onHand - after.reserved
  // Whoever was refused wanted more than is left.
  expect(left).toBeGreaterThanOrEqual(0)
  expect(left).toBeLessThan(refused)
  expect(after.reserved - before.reserved).toBe(units - left)
  expect((await world.books.deadlocks()) - deadlocksBefore).toBe(0)
  await world.books.expectSound()
  const times = answers.map(({ milliseconds }) => milliseconds)
  const [p50, p99] = [percentile(times, 50), percentile(times, 99)]
  const sold = statuses['200']?.length ?? 0
  tell(`T1 ${buyers} buyers, ${units} units`, { answered: answers.length, sold, left, p50, p99 })
  await giveBack(everybody, presses, answers)
}

const describeAnswer = ({ status, milliseconds, body }: Answered) =>
  `${status} after ${milliseconds} ms: ${body.slice(0, 200)}`

function smallestRefused(
  everybody: readonly Buyer[],
  presses: readonly Shopper[],
  answers: readonly Answered[],
  scarce: Goods,
): number {
  const sold = new Set(presses.filter((_, index) => answers[index]?.status === 200))
  const wanted = everybody
    .filter(({ shopper }) => !sold.has(shopper))
    .map(({ shopper }) => shopper.lines.find(({ goods }) => goods.id === scarce.id)?.quantity ?? 0)
  return Math.min(...wanted, Number.POSITIVE_INFINITY)
}

/** What was ordered is given up again, so that the next round finds no open order. */
async function giveBack(
  everybody: readonly Buyer[],
  presses: readonly Shopper[],
  answers: readonly Answered[],
): Promise<void> {
  const sessions = new Map<Shopper, string>()
  for (const [index, shopper] of presses.entries()) {
    const id = /cs_\w+/.exec(answers[index]?.location ?? '')?.[0]
    if (id) sessions.set(shopper, id)
  }
  const sold = everybody.filter(({ shopper }) => sessions.has(shopper))
  await withHands(8, sold, async ({ shopper }) => {
    await shopper.cancel(sessions.get(shopper) ?? '')
  })
}
