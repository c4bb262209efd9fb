import fc from '#local/properties.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { database } from '#platform/database.ts'
import { openTestReading, type TestReading } from '#prisma/fixtures/test-reading.ts'
import { priceAt } from './price-history.ts'

let reading: TestReading
let variantId: number

beforeAll(async () => {
  reading = await openTestReading()
  variantId = (await database().productVariant.findFirstOrThrow({ orderBy: { id: 'asc' } })).id
})
afterAll(() => reading.close())

const hour = 3_600_000
const start = Date.now() + 1_000 * hour

/** The price as the list of products reads it. */
async function priceInDatabase(moment: Date): Promise<number | null> {
  const rows = await database().$queryRaw<{ amount: number | null }[]>`
    SELECT amount FROM price_change WHERE variant_id = ${variantId} AND market = 'PL' AND valid_from <= ${moment}
    ORDER BY valid_from DESC, id DESC LIMIT 1`
  return rows[0]?.amount ?? null
}

const rowAt = (validFrom: Date, amount: number | null, announced = false) => ({
  ...{ variantId, market: 'PL', currency: 'PLN', actor: 'test' },
  ...{ validFrom, amount, announced },
})

const history = () =>
  database().priceChange.findMany({
    where: { variantId, market: 'PL' },
    orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
  })

test('PRICE-02 database and rule read the same price, several rows for one moment included', async () => {
  const change = fc.record({
    at: fc.integer({ min: 0, max: 12 }),
    amount: fc.option(fc.integer({ min: 1, max: 9 }), { freq: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (rows) => {
      for (const { at, amount } of rows) {
        await database().priceChange.create({ data: rowAt(new Date(start + at * hour), amount) })
      }
      const written = await history()
      for (let at = -1; at <= 13; at++) {
        const moment = new Date(start + at * hour)
        expect(await priceInDatabase(moment)).toBe(priceAt(written, 'PL', moment)?.amount ?? null)
      }
    }),
    { numRuns: 12, seed: 20261124 },
  )
})

test('PRICE-02 a moment that has begun takes no second row', async () => {
  const [first] = await history()
  if (!first) throw new Error('the demo data has prices')
  const again = database().priceChange.create({ data: rowAt(first.validFrom, 1) })
  await expect(again).rejects.toThrow()
  expect((await history())[0]?.amount).toBe(first.amount)
})
