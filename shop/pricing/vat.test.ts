import fc from '#local/properties.ts'
import { expect, test } from 'vitest'
import { money, sum } from './money.ts'
import { referenceVatRates } from './vat-rates.ts'
import { includedVat, nextVatChangeAt, shippingVat, vatByRate, vatRateAt, type VatRate } from './vat.ts'

const now = new Date('2026-11-22T12:00:00Z')

test('VAT-01 food supplements carry 8 % in PL and 9 % in NL', () => {
  expect(vatRateAt(referenceVatRates, 'PL', 'food-supplement', now).rateBasisPoints).toBe(800)
  expect(vatRateAt(referenceVatRates, 'NL', 'food-supplement', now).rateBasisPoints).toBe(900)
})

test('VAT-01 the rate of the day of the order is the one in force that day', () => {
  const rates: VatRate[] = [
    {
      market: 'NL',
      taxClass: 'food-supplement',
      rateBasisPoints: 2100,
      validFrom: new Date('2027-01-01T00:00:00+01:00'),
    },
    {
      market: 'NL',
      taxClass: 'food-supplement',
      rateBasisPoints: 900,
      validFrom: new Date('2019-01-01T00:00:00+01:00'),
    },
  ]
  const rateOn = (moment: string) =>
    vatRateAt(rates, 'NL', 'food-supplement', new Date(moment)).rateBasisPoints
  expect(rateOn('2026-12-31T23:59:59+01:00')).toBe(900)
  expect(rateOn('2027-01-01T00:00:00+01:00')).toBe(2100)
  expect(() => rateOn('2018-12-31T12:00:00Z')).toThrow()
  expect(nextVatChangeAt(rates, 'NL', now)).toEqual(new Date('2027-01-01T00:00:00+01:00'))
  expect(nextVatChangeAt(rates, 'PL', now)).toBeNull()
})

test('included VAT is gross × rate / (100 + rate), half up', () => {
  expect(includedVat(money(4990, 'PLN'), 800)).toStrictEqual(money(370, 'PLN'))
  expect(includedVat(money(1295, 'EUR'), 900)).toStrictEqual(money(107, 'EUR'))
  // 3 × 20 / 120 is exactly half a cent.
  expect(includedVat(money(27, 'EUR'), 800).amount).toBe(2)
  expect(includedVat(money(115, 'EUR'), 1500).amount).toBe(15)
  expect(includedVat(money(3, 'EUR'), 2000).amount).toBe(1)
  expect(includedVat(money(-3, 'EUR'), 2000).amount).toBe(-1)
  expect(includedVat(money(4990, 'PLN'), 0).amount).toBe(0)
  expect(() => includedVat(money(1, 'EUR'), 8.5)).toThrow()
})

test('shipping carries the rates of the goods, split by value, and loses nothing', () => {
  expect(
    shippingVat(money(1499, 'PLN'), [
      { gross: money(3000, 'PLN'), rateBasisPoints: 800 },
      { gross: money(1000, 'PLN'), rateBasisPoints: 2300 },
      { gross: money(4000, 'PLN'), rateBasisPoints: 800 },
    ]),
  ).toStrictEqual([
    { rateBasisPoints: 2300, gross: money(187, 'PLN'), vat: money(35, 'PLN') },
    { rateBasisPoints: 800, gross: money(1312, 'PLN'), vat: money(97, 'PLN') },
  ])
  const line = fc.record({
    amount: fc.nat(100_000),
    rateBasisPoints: fc.constantFrom(0, 500, 800, 900, 2300),
  })
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(line, { minLength: 1, maxLength: 20 }), (shipping, lines) => {
      const goods = lines.map(({ amount, rateBasisPoints }) => ({
        gross: money(amount, 'EUR'),
        rateBasisPoints,
      }))
      const shares = shippingVat(money(shipping, 'EUR'), goods)
      const total = sum(
        shares.map((share) => share.gross),
        'EUR',
      )
      expect(total.amount).toBe(shipping)
      for (const share of shares) expect(share.vat.amount).toBeLessThanOrEqual(share.gross.amount)
    }),
  )
})

test('totals per rate are the sums of the lines', () => {
  const share = (gross: number, rateBasisPoints: number) => ({
    rateBasisPoints,
    gross: money(gross, 'EUR'),
    vat: includedVat(money(gross, 'EUR'), rateBasisPoints),
  })
  expect(vatByRate([share(7, 900), share(7, 900), share(100, 2100)])).toStrictEqual([
    { rateBasisPoints: 2100, gross: money(100, 'EUR'), vat: money(17, 'EUR') },
    { rateBasisPoints: 900, gross: money(14, 'EUR'), vat: money(2, 'EUR') },
  ])
})
