import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import { money } from '#shop/pricing/money.ts'
import { includedVat } from '#shop/pricing/vat.ts'
import { creditShares, uncreditedShares, type IssuedShares } from './credit.ts'
import { sumByRate, totalOf, type RateShare } from './invoice.ts'

const pln = (amount: number) => money(amount, 'PLN')
const invoice = (...shares: RateShare[]): IssuedShares => ({ kind: 'invoice', shares })
const share = (rateBasisPoints: number, grossAmount: number, vatAmount: number): RateShare => ({
  rateBasisPoints,
  grossAmount,
  vatAmount,
})

describe('a credit note', () => {
  test('of all of it is the invoice', () => {
    const shares = [share(2300, 12_300, 2300), share(800, 5399, 400)]
    expect(creditShares(shares, pln(17_699))).toEqual(shares)
  })

  test('of a part takes from each rate in proportion', () => {
    const shares = [share(2300, 12_300, 2300), share(800, 5400, 400)]
    expect(creditShares(shares, pln(1770))).toEqual([share(2300, 1230, 230), share(800, 540, 40)])
  })

  test('of known goods takes from their rate', () => {
    const shares = [share(2300, 12_300, 2300), share(800, 5400, 400)]
    const parts = [{ rateBasisPoints: 800, amount: 2700 }]
    expect(creditShares(shares, pln(2700), parts)).toEqual([share(800, 2700, 200)])
  })

  test('of goods whose rate is used up takes the rest where something is left', () => {
    const shares = [share(2300, 12_300, 2300), share(800, 100, 7)]
    const parts = [{ rateBasisPoints: 800, amount: 1330 }]
    expect(creditShares(shares, pln(1330), parts)).toEqual([share(2300, 1230, 230), share(800, 100, 7)])
  })

  test.each([0, -1, 101, 0.5])('of %d out of 100 is refused', (amount) => {
    expect(() => creditShares([share(800, 100, 7)], { amount, currency: 'PLN' })).toThrow()
  })

  test('with parts of more than the whole is refused', () => {
    const parts = [{ rateBasisPoints: 800, amount: 60 }]
    expect(() => creditShares([share(800, 100, 7)], pln(50), parts)).toThrow('parts of 60')
  })
})

/** Lines as an order freezes them: VAT half up on each. */
const soldLines = fc.array(
  fc.record({
    rateBasisPoints: fc.constantFrom(0, 500, 800, 900, 2100, 2300),
    grossAmount: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2_000_000 })),
  }),
  { minLength: 1, maxLength: 30 },
)
const withVat = (lines: { rateBasisPoints: number; grossAmount: number }[]): RateShare[] =>
  lines.map((line) => ({
    ...line,
    vatAmount: includedVat(pln(line.grossAmount), line.rateBasisPoints).amount,
  }))

describe('whatever is sold', () => {
  test('the rates of an invoice add up to its lines', () => {
    fc.assert(
      fc.property(soldLines, (sold) => {
        const lines = withVat(sold)
        const shares = sumByRate(lines)
        expect(totalOf(shares)).toEqual(totalOf(lines))
        expect(new Set(shares.map(({ rateBasisPoints }) => rateBasisPoints)).size).toBe(shares.length)
      }),
    )
  })

  test('refunds of any parts, in any order, some taken back, never exceed it, and the last one takes the rest', () => {
    const step = fc.record({
      portion: fc.double({ min: 0, max: 1, noNaN: true }),
      isOfGoods: fc.boolean(),
      isTakenBack: fc.boolean(),
    })
    fc.assert(
      fc.property(soldLines, fc.array(step, { maxLength: 12 }), (sold, steps) => {
        const whole = sumByRate(withVat(sold))
        const documents = [invoice(...whole)]
        const credit = (amount: number, parts: { rateBasisPoints: number; amount: number }[] = []) => {
          const left = uncreditedShares(documents)
          const shares = creditShares(left, pln(amount), parts)
          expect(totalOf(shares).grossAmount).toBe(amount)
          for (const one of shares) {
            const before = left.find(({ rateBasisPoints }) => rateBasisPoints === one.rateBasisPoints)
            expect(one.grossAmount).toBeLessThanOrEqual(before?.grossAmount ?? 0)
            expect(one.vatAmount).toBeLessThanOrEqual(before?.vatAmount ?? 0)
            expect(one.vatAmount).toBeGreaterThanOrEqual(0)
            expect(one.vatAmount).toBeLessThanOrEqual(one.grossAmount)
          }
          documents.push({ kind: 'credit', shares })
          return shares
        }
        for (const { portion, isOfGoods, isTakenBack } of steps) {
          const left = totalOf(uncreditedShares(documents)).grossAmount
          const amount = Math.min(left, Math.max(1, Math.floor(left * portion)))
          if (amount === 0) break
          const rateBasisPoints = sold[0]?.rateBasisPoints ?? 0
          const shares = credit(amount, isOfGoods ? [{ rateBasisPoints, amount }] : [])
          if (isTakenBack) documents.push({ kind: 'reversal', shares })
        }
        const left = totalOf(uncreditedShares(documents)).grossAmount
        if (left > 0) credit(left)
        expect(totalOf(uncreditedShares(documents))).toEqual({ grossAmount: 0, vatAmount: 0 })
      }),
      { numRuns: 500 },
    )
  })

  test('the VAT of a partial refund is that of its rate, give or take what rounding left on the lines', () => {
    fc.assert(
      fc.property(soldLines, fc.double({ min: 0, max: 1, noNaN: true }), (sold, portion) => {
        const whole = sumByRate(withVat(sold))
        const total = totalOf(whole).grossAmount
        const amount = Math.max(1, Math.floor(total * portion))
        for (const one of creditShares(whole, pln(amount))) {
          const ofRate = includedVat(pln(one.grossAmount), one.rateBasisPoints).amount
          expect(Math.abs(one.vatAmount - ofRate)).toBeLessThanOrEqual(sold.length / 2 + 1)
        }
      }),
    )
  })
})
