import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import { markets } from '#i18n/locale.ts'
import { money } from './money.ts'
import { priceAt, priceIntervals, type PriceChange } from './price-history.ts'
import { planCancellation, planPriceChange } from './price-plan.ts'
import { pricePhases } from './price-preview.ts'
import { reductionAt } from './reduction.ts'

const at = (day: string) => new Date(`${day}T12:00:00Z`)
const row = (day: string, amount: number | null, announced = false): PriceChange => ({
  amount,
  announced,
  validFrom: at(day),
})

const now = at('2026-06-10')
const prices = [row('2026-01-01', 10_000)]

describe('PRICE-02 taking a planned price back', () => {
  test('PRICE-02 what holds until then goes on, and the row stays in the history', () => {
    const planned = [...prices, row('2026-07-01', 8_000, true)]
    const plan = planCancellation(planned, at('2026-07-01'), now)
    if (!plan.ok) throw new Error(plan.reason)
    expect(plan.change).toEqual(row('2026-07-01', 10_000))
    const history = [...planned, plan.change]
    expect(priceIntervals(history)).toHaveLength(1)
    expect(priceAt(history, 'PL', at('2026-08-01'))).toEqual(money(10_000, 'PLN'))
    expect(planCancellation(history, at('2026-07-01'), now)).toEqual({ ok: false, reason: 'not-planned' })
  })

  test('PRICE-02 what was shown is never taken back, and what was never planned neither', () => {
    expect(planCancellation(prices, at('2026-01-01'), now)).toEqual({ ok: false, reason: 'in-the-past' })
    expect(planCancellation(prices, at('2026-07-01'), now)).toEqual({ ok: false, reason: 'not-planned' })
  })

  test('a first price taken back leaves the variant without one', () => {
    const plan = planCancellation([row('2026-07-01', 8_000)], at('2026-07-01'), now)
    expect(plan).toMatchObject({ ok: true, change: { amount: null, announced: false } })
  })

  test('PRICE-02 taking any planned price back reads as if it had never been planned', () => {
    const day = fc.integer({ min: 1, max: 300 })
    const change = fc.record({
      day,
      amount: fc.option(fc.constantFrom(5_000, 7_000, 9_000), { freq: 5 }),
      announced: fc.boolean(),
    })
    const dated = ({ day: days, ...rest }: { day: number; amount: number | null; announced: boolean }) => ({
      ...rest,
      validFrom: new Date(at('2026-01-01').getTime() + days * 86_400_000),
    })
    let taken = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(change, { minLength: 1, maxLength: 7, selector: (row) => row.day }),
        fc.constantFrom(...markets),
        fc.nat(6),
        (rows, market, index) => {
          const history = rows.map(dated)
          const target = history[index % history.length]
          const plan = target && planCancellation(history, target.validFrom, now)
          if (!target || !plan?.ok) return
          taken += 1
          const others = history.filter((other) => other !== target)
          const after = [...history, plan.change]
          for (let days = 0; days <= 330; days += 3) {
            const moment = new Date(at('2026-01-01').getTime() + days * 86_400_000)
            expect(priceAt(after, market, moment)).toEqual(priceAt(others, market, moment))
            expect(reductionAt(after, market, moment)).toEqual(reductionAt(others, market, moment))
          }
        },
      ),
      { numRuns: 300, seed: 20261124 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})

describe('PRICE-02 planning beside other plans', () => {
  test('PRICE-02 a price that makes a later announcement unlawful says so', () => {
    const planned = [...prices, row('2026-07-20', 8_000, true)]
    const plan = planPriceChange(planned, 'PL', row('2026-07-10', 7_000), now)
    expect(plan).toMatchObject({ ok: true, silenced: [at('2026-07-20')] })
    const harmless = planPriceChange(planned, 'PL', row('2026-07-10', 9_000), now)
    expect(harmless).toMatchObject({ ok: true, silenced: [] })
  })

  test('PRICE-02 "not on sale" is no reduction to announce', () => {
    const plan = planPriceChange(prices, 'PL', row('2026-07-10', null, true), now)
    expect(plan).toEqual({ ok: false, reason: 'no-price' })
  })

  test('the planned row for a moment replaces the one planned before', () => {
    const planned = [...prices, row('2026-07-20', 8_000, true)]
    const plan = planPriceChange(planned, 'PL', row('2026-07-20', 9_000, true), now)
    if (!plan.ok) throw new Error(plan.reason)
    expect(plan.reduction?.percent).toBe(10)
    expect(priceAt([...planned, plan.change], 'PL', at('2026-07-21'))?.amount).toBe(9_000)
  })
})

describe('PRICE-02 what the shopper will read', () => {
  test('PRICE-02 before, during and after a planned reduction', () => {
    const planned = [...prices, row('2026-07-20', 10_000)]
    const phases = pricePhases(planned, 'PL', row('2026-07-10', 8_000, true), now)
    expect(
      phases.map(({ when, from, price, reduction }) => [when, from, price?.amount, reduction?.percent]),
    ).toEqual([
      ['before', now, 10_000, undefined],
      ['during', at('2026-07-10'), 8_000, 20],
      ['after', at('2026-07-20'), 10_000, undefined],
    ])
    expect(phases.map(({ until }) => until)).toEqual([at('2026-07-10'), at('2026-07-20'), null])
  })

  test('PRICE-02 the end of the favour for growing reductions in NL is a phase of its own', () => {
    const planned = [...prices, row('2026-07-01', 9_000, true)]
    const phases = pricePhases(planned, 'NL', row('2026-07-10', 8_000, true), now)
    expect(phases.map(({ when, reduction }) => [when, reduction?.prior.amount])).toEqual([
      ['before', undefined],
      ['before', 10_000],
      ['during', 10_000],
      ['during', 9_000],
    ])
  })
})
