import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import type { Market } from '#i18n/locale.ts'
import { money } from './money.ts'
import { priceAt, priceIntervals, type PriceChange, type PriceHistory } from './price-history.ts'
import { announcementRefusal, planPriceChange } from './price-plan.ts'
import { nextChangeAt, priorPrice, reductionAt } from './reduction.ts'

/** Midnight in Warsaw and Amsterdam, which share their clock. */
function midnight(day: string): Date {
  const utc = new Date(`${day}T00:00:00Z`)
  return new Date(utc.getTime() - offsetHours(new Date(utc.getTime() - 2 * 3_600_000)) * 3_600_000)
}

/** Summer time of the European Union by its own rule, independent of the library under test. */
function offsetHours(moment: Date): number {
  const lastSunday = (month: number) => {
    const last = new Date(Date.UTC(moment.getUTCFullYear(), month + 1, 0, 1))
    return last.getTime() - last.getUTCDay() * 86_400_000
  }
  return moment.getTime() >= lastSunday(2) && moment.getTime() < lastSunday(9) ? 2 : 1
}

const history = (...steps: [day: string, amount: number | null, announced?: 'announced'][]): PriceHistory =>
  steps.map(([day, amount, announced]) => ({
    amount,
    validFrom: midnight(day),
    announced: announced !== undefined,
  }))

const shown = (prices: PriceHistory, market: Market, day: string) => {
  const reduction = reductionAt(prices, market, midnight(day))
  return reduction && [reduction.prior.amount, reduction.percent]
}

describe('PRICE-02 vectors', () => {
  test('PRICE-02 V1 an earlier promotion inside the window is the prior price', () => {
    const prices = history(
      ['2026-08-01', 5990],
      ['2026-10-20', 4990, 'announced'],
      ['2026-10-27', 5990],
      ['2026-11-23', 4490, 'announced'],
    )
    expect(shown(prices, 'PL', '2026-11-23')).toEqual([4990, 10])
    expect(shown(prices, 'NL', '2026-11-23')).toEqual([4990, 10])
  })

  const steps = history(
    ['2026-01-01', 10000],
    ['2026-11-01', 8000, 'announced'],
    ['2026-11-10', 7000, 'announced'],
  )

  test('PRICE-02 V2 a further cut in PL opens a new window', () => {
    expect(shown(steps, 'PL', '2026-11-10')).toEqual([8000, 12])
    expect(reductionAt(steps, 'PL', midnight('2026-11-12'))?.since).toEqual(midnight('2026-11-10'))
  })

  test('PRICE-02 V3 a further cut in NL keeps the price before the first step', () => {
    expect(shown(steps, 'NL', '2026-11-10')).toEqual([10000, 30])
    expect(reductionAt(steps, 'NL', midnight('2026-11-12'))?.since).toEqual(midnight('2026-11-01'))
  })

  test('PRICE-02 V4 a product on sale for 19 days counts from its first day', () => {
    const prices = history(['2026-11-01', 5000], ['2026-11-12', 6000], ['2026-11-20', 5500, 'announced'])
    expect(priorPrice(prices, 'PL', midnight('2026-11-20'))).toStrictEqual(money(5000, 'PLN'))
    expect(shown(prices, 'PL', '2026-11-20')).toBeNull()
  })

  test('PRICE-02 V5 on its first day on sale there is no earlier price', () => {
    const prices = history(['2026-11-20', 5500, 'announced'])
    expect(priorPrice(prices, 'PL', midnight('2026-11-20'))).toBeNull()
    expect(shown(prices, 'PL', '2026-11-20')).toBeNull()
  })

  test('PRICE-02 V6 a price that ended exactly when the window opens is outside', () => {
    const prices = history(
      ['2026-01-01', 6000],
      ['2026-10-23', 4000],
      ['2026-10-24', 6000],
      ['2026-11-23', 5000, 'announced'],
    )
    expect(shown(prices, 'PL', '2026-11-23')).toEqual([6000, 16])
  })

  test('PRICE-02 V7 a price still in force on the first day of the window is inside', () => {
    const prices = history(
      ['2026-01-01', 6000],
      ['2026-10-23', 4000],
      ['2026-10-25', 6000],
      ['2026-11-23', 5000, 'announced'],
    )
    expect(priorPrice(prices, 'PL', midnight('2026-11-23'))).toStrictEqual(money(4000, 'PLN'))
    expect(shown(prices, 'PL', '2026-11-23')).toBeNull()
  })

  test('PRICE-02 V8 a step more than three months after the first falls back to 30 days in NL', () => {
    const prices = history(
      ['2026-01-01', 10000],
      ['2026-06-01', 8000, 'announced'],
      ['2026-09-10', 7000, 'announced'],
    )
    expect(shown(prices, 'NL', '2026-09-10')).toEqual([8000, 12])
  })
})

describe('PRICE-02 semantics', () => {
  test('PRICE-02 the three months of NL end on their day, even while the last step goes on', () => {
    const prices = history(
      ['2026-01-01', 10000],
      ['2026-06-01', 8000, 'announced'],
      ['2026-08-31', 7000, 'announced'],
    )
    expect(shown(prices, 'NL', '2026-08-31')).toEqual([10000, 30])
    expect(shown(prices, 'NL', '2026-09-01')).toEqual([8000, 12])
    expect(nextChangeAt(prices, 'NL', midnight('2026-08-31'))).toEqual(midnight('2026-09-01'))
    expect(nextChangeAt(prices, 'PL', midnight('2026-08-31'))).toBeNull()
  })

  test('PRICE-02 a reduction keeps its prior price as long as it lasts', () => {
    const prices = history(['2026-01-01', 10000], ['2026-02-01', 8000, 'announced'])
    for (const day of ['2026-02-01', '2026-03-15', '2026-08-01']) {
      expect(shown(prices, 'PL', day)).toEqual([10000, 20])
      expect(shown(prices, 'NL', day)).toEqual([10000, 20])
    }
  })

  test('PRICE-02 a higher step, a break or an unannounced step ends the chain in NL', () => {
    const rise = history(
      ['2026-01-01', 10000],
      ['2026-06-01', 7000, 'announced'],
      ['2026-06-10', 8000, 'announced'],
      ['2026-06-20', 6000, 'announced'],
    )
    expect(shown(rise, 'NL', '2026-06-10')).toBeNull()
    expect(shown(rise, 'NL', '2026-06-20')).toEqual([7000, 14])
    const unannounced = history(
      ['2026-01-01', 10000],
      ['2026-06-01', 8000],
      ['2026-06-20', 7000, 'announced'],
    )
    expect(shown(unannounced, 'NL', '2026-06-20')).toEqual([8000, 12])
  })

  test('PRICE-02 a return to an earlier price does not reset the history', () => {
    const prices = history(
      ['2026-01-01', 10000],
      ['2026-06-01', 6000, 'announced'],
      ['2026-06-08', 10000],
      ['2026-06-20', 8000, 'announced'],
    )
    expect(shown(prices, 'PL', '2026-06-20')).toBeNull()
  })

  test('PRICE-02 a price nobody announced is no reduction, and one off sale is none either', () => {
    expect(shown(history(['2026-01-01', 10000], ['2026-06-01', 6000]), 'PL', '2026-06-01')).toBeNull()
    expect(
      shown(history(['2026-01-01', 10000], ['2026-06-01', null, 'announced']), 'PL', '2026-06-02'),
    ).toBeNull()
    expect(shown([], 'PL', '2026-06-01')).toBeNull()
    const gap = history(['2026-01-01', 10000], ['2026-03-01', null], ['2026-06-01', 6000, 'announced'])
    expect(shown(gap, 'PL', '2026-06-01')).toBeNull()
  })

  test('PRICE-02 some hours at a high price on the first day are not a history', () => {
    const prices: PriceChange[] = [
      { amount: 9900, validFrom: new Date('2026-06-01T07:00:00Z'), announced: false },
      { amount: 4900, validFrom: new Date('2026-06-01T12:00:00Z'), announced: true },
    ]
    expect(reductionAt(prices, 'PL', new Date('2026-06-01T13:00:00Z'))).toBeNull()
  })

  test('PRICE-02 the window opens at local midnight on both sides of the change to winter time', () => {
    const start = new Date('2026-11-10T14:00:00+01:00')
    const opens = new Date('2026-10-11T00:00:00+02:00')
    const around = (until: Date): PriceChange[] => [
      { amount: 4000, validFrom: new Date('2026-01-01T00:00:00Z'), announced: false },
      { amount: 6000, validFrom: until, announced: false },
      { amount: 5000, validFrom: start, announced: true },
    ]
    expect(reductionAt(around(opens), 'PL', start)?.prior.amount).toBe(6000)
    expect(reductionAt(around(new Date(opens.getTime() + 1)), 'PL', start)).toBeNull()
  })

  test('PRICE-02 a saving under one per cent has a prior price but no percentage', () => {
    expect(
      shown(history(['2026-01-01', 10000], ['2026-06-01', 9999, 'announced']), 'PL', '2026-06-01'),
    ).toEqual([10000, 0])
  })
})

describe('planning a price', () => {
  const now = midnight('2026-06-10')
  const prices = history(['2026-01-01', 10000], ['2026-06-01', 6000], ['2026-06-08', 10000])
  const proposal = (amount: number, day: string, announced = true): PriceChange => ({
    amount,
    validFrom: midnight(day),
    announced,
  })

  test('PRICE-02 staff cannot announce what the law forbids, and learn why', () => {
    expect(announcementRefusal(prices, 'PL', proposal(8000, '2026-06-20'))).toStrictEqual({
      ok: false,
      reason: 'not-below-prior-price',
      prior: money(6000, 'PLN'),
    })
    expect(announcementRefusal([], 'PL', proposal(8000, '2026-06-20'))).toStrictEqual({
      ok: false,
      reason: 'no-earlier-price',
    })
    expect(announcementRefusal(prices, 'PL', proposal(8000, '2026-06-20', false))).toBeNull()
    expect(announcementRefusal(prices, 'PL', proposal(8000, '2026-07-08'))).toBeNull()
  })

  test('what the shopper will read is known before the price begins', () => {
    const plan = planPriceChange(prices, 'PL', proposal(8000, '2026-07-08'), now)
    if (!plan.ok) throw new Error(plan.reason)
    expect(plan.reduction).toMatchObject({ prior: money(10000, 'PLN'), percent: 20 })
    const appended = [...prices, plan.change]
    expect(reductionAt(appended, 'PL', midnight('2026-07-08'))).toEqual(plan.reduction)
    expect(priceAt(appended, 'PL', midnight('2026-07-07'))?.amount).toBe(10000)
    expect(nextChangeAt(appended, 'PL', now)).toEqual(midnight('2026-07-08'))
  })

  test('history is not rewritten and does not repeat itself', () => {
    const refused = (change: PriceChange) => {
      const plan = planPriceChange(prices, 'PL', change, now)
      return plan.ok ? null : plan.reason
    }
    expect(refused(proposal(8000, '2026-06-09', false))).toBe('in-the-past')
    expect(refused(proposal(10000, '2026-06-11', false))).toBe('nothing-changes')
    expect(refused(proposal(8000, '2026-06-11', false))).toBeNull()
    expect(refused(proposal(8000, '2026-06-11', true))).toBe('not-below-prior-price')
    const scheduled = [...prices, proposal(9000, '2026-07-01', false)]
    expect(planPriceChange(scheduled, 'PL', proposal(8000, '2026-07-01', false), now)).toMatchObject({
      ok: true,
    })
    expect(() => planPriceChange(prices, 'PL', proposal(19.99, '2026-06-11', false), now)).toThrow()
  })

  test('before its first row a variant has no price', () => {
    expect(priceAt(prices, 'PL', midnight('2025-12-31'))).toBeNull()
    expect(priceAt(history(['2026-01-01', 100], ['2026-02-01', null]), 'NL', now)).toBeNull()
    expect(priceIntervals(history(['2026-01-01', 100], ['2026-02-01', 100]))).toHaveLength(1)
  })
})

describe('PRICE-02 against a brute-force reading', () => {
  const hour = 3_600_000
  const origin = Date.UTC(2026, 1, 1)
  /** Asked again for the same hours by every history. */
  const localDays = new Map<number, number>()
  function localDay(moment: number): number {
    const known = localDays.get(moment)
    if (known !== undefined) return known
    const day = Math.floor((moment + offsetHours(new Date(moment)) * hour) / (24 * hour))
    localDays.set(moment, day)
    return day
  }

  const change = fc.record({
    at: fc.integer({ min: 0, max: 200 * 24 }),
    amount: fc.option(
      fc.integer({ min: 1, max: 40 }).map((euros) => euros * 250),
      { freq: 8 },
    ),
    announced: fc.boolean(),
  })

  /** Reads the law hour by hour: what was asked in each hour, and when the uninterrupted announcement began. */
  function bruteForce(rows: readonly PriceChange[], market: Market, now: number) {
    const rowAt = (moment: number) => {
      let last: PriceChange | null = null
      for (const row of rows)
        if (row.validFrom.getTime() <= moment && (!last || row.validFrom >= last.validFrom)) last = row
      return last
    }
    const current = rowAt(now)
    if (!current?.announced || current.amount === null) return null
    const asked = current.amount
    let start = now
    const same = (row: PriceChange | null, amount: number) =>
      row !== null && row.announced && row.amount === amount
    while (same(rowAt(start - hour), asked)) start -= hour
    let reference = start
    if (market === 'NL') {
      let chain = start
      let amount = asked
      for (;;) {
        const before = rowAt(chain - hour)
        if (!before?.announced || before.amount === null || before.amount < amount) break
        amount = before.amount
        chain -= hour
      }
      const end = threeMonthsAfter(chain)
      if (start < end && now < end) reference = chain
    }
    let lowest = Infinity
    let isEarlierDay = false
    for (let moment = reference - hour; localDay(moment) >= localDay(reference) - 30; moment -= hour) {
      const amount = rowAt(moment)?.amount
      if (amount === null || amount === undefined) continue
      lowest = Math.min(lowest, amount)
      if (localDay(moment) < localDay(reference)) isEarlierDay = true
    }
    if (!isEarlierDay || asked >= lowest) return null
    return { prior: lowest, since: reference }
  }

  function threeMonthsAfter(moment: number): number {
    const local = new Date(moment + offsetHours(new Date(moment)) * hour)
    const months = local.getUTCMonth() + 3
    const lastDay = new Date(Date.UTC(local.getUTCFullYear(), months + 1, 0)).getUTCDate()
    const day = Math.min(local.getUTCDate(), lastDay)
    const wall = Date.UTC(local.getUTCFullYear(), months, day, local.getUTCHours())
    return wall - offsetHours(new Date(wall - hour)) * hour
  }

  test('PRICE-02 10 000 random histories agree with it, and the percentage is never above the true one', () => {
    let reductions = 0
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 8 }),
        fc.constantFrom<Market>('PL', 'NL'),
        fc.integer({ min: 0, max: 220 * 24 }),
        (rows, market, later) => {
          const prices = rows.map(({ at, amount, announced }) => ({
            amount,
            announced,
            validFrom: new Date(origin + at * hour),
          }))
          const now = origin + later * hour
          const reduction = reductionAt(prices, market, new Date(now))
          const expected = bruteForce(prices, market, now)
          expect(reduction && { prior: reduction.prior.amount, since: reduction.since.getTime() }).toEqual(
            expected,
          )
          if (reduction) {
            reductions += 1
            const { prior, now: asked, percent } = reduction
            expect(percent * prior.amount).toBeLessThanOrEqual((prior.amount - asked.amount) * 100)
            expect((percent + 1) * prior.amount).toBeGreaterThan((prior.amount - asked.amount) * 100)
          }
        },
      ),
      { numRuns: 10_000, seed: 20261122 },
    )
    expect(reductions).toBeGreaterThan(500)
  }, 60_000)
})
