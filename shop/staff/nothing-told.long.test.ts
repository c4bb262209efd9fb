import { afterAll, beforeAll, expect, it } from 'vitest'
import { questionsOfStrangers, type Question } from '#prisma/fixtures/told-by-work.ts'
import { openTestShop, type TestShop } from '#prisma/fixtures/test-shop.ts'
import { database } from '#platform/database.ts'

const samples = 120

let shop: TestShop
let questions: Question[]
beforeAll(async () => {
  shop = await openTestShop()
  questions = await questionsOfStrangers()
}, 120_000)
afterAll(() => shop.close())

const median = (times: number[]) => times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0

async function took(ask: () => Promise<Response>): Promise<number> {
  // Nobody shall run out of tries: a refusal would be quicker.
  await database().rateLimit.deleteMany()
  const begun = performance.now()
  await ask()
  return performance.now() - begun
}

it('T14, T21: by the clock, too, nobody tells one from the other: medians of many, asked in turn', async () => {
  for (const { name, known, unknown } of questions) {
    const [one, other]: [number[], number[]] = [[], []]
    for (let round = 0; round < samples; round++) {
      // Whoever is asked first in a round is asked second in the next.
      if (round % 2) one.push(await took(known))
      other.push(await took(unknown))
      if (round % 2 === 0) one.push(await took(known))
    }
    const ratio = median(one) / median(other)
    process.stdout.write(
      `${name}: ${median(one).toFixed(2)} ms, ${median(other).toFixed(2)} ms, ratio ${ratio.toFixed(3)}\n`,
    )
    expect(ratio, name).toBeGreaterThan(0.9)
    expect(ratio, name).toBeLessThan(1.1)
  }
}, 900_000)
