import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import { currencyOf, exponentOf } from './currency.ts'
import { formatMoney } from './money-format.ts'
import {
  add,
  allocate,
  compare,
  money,
  multiply,
  parseMoney,
  subtract,
  sum,
  toDecimal,
  zero,
} from './money.ts'

const currency = fc.constantFrom('PLN', 'EUR', 'HUF', 'JPY')
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

describe('money', () => {
  test('is whole minor units of one currency', () => {
    expect(() => money(19.99, 'EUR')).toThrow()
    expect(() => money(Number.MAX_SAFE_INTEGER + 1, 'EUR')).toThrow()
    expect(() => multiply(money(100, 'EUR'), 0.5)).toThrow()
    expect(() => add(money(1, 'EUR'), money(1, 'PLN'))).toThrow()
    expect(() => compare(money(1, 'EUR'), money(1, 'PLN'))).toThrow()
    expect(() => sum([money(1, 'EUR')], 'PLN')).toThrow()
    expect(() => currencyOf('XXX')).toThrow()
    expect(currencyOf('pln')).toBe('PLN')
    expect(['PLN', 'EUR', 'HUF', 'JPY'].map((code) => exponentOf(currencyOf(code)))).toEqual([2, 2, 2, 0])
    expect(multiply(money(-5, 'EUR'), 0)).toStrictEqual(zero('EUR'))
  })

  test('adds and takes away again', () => {
    fc.assert(
      fc.property(amount, amount, currency, (left, right, code) => {
        const total = add(money(left, code), money(right, code))
        expect(subtract(total, money(right, code))).toStrictEqual(money(left, code))
        expect(sum([money(left, code), money(right, code)], code)).toStrictEqual(total)
      }),
    )
  })

  test('splits without losing or inventing a minor unit, each part within one of its share', () => {
    fc.assert(
      fc.property(
        amount,
        currency,
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }),
        (size, code, weights) => {
          const parts = allocate(money(size, code), weights)
          expect(sum(parts, code)).toStrictEqual(money(size, code))
          const total = weights.reduce((left, right) => left + right, 0)
          parts.forEach((part, index) => {
            const share = total === 0 ? size / weights.length : (size * (weights[index] ?? 0)) / total
            expect(Math.abs(part.amount - share)).toBeLessThan(1)
          })
        },
      ),
    )
  })

  test('gives the odd cent to the largest remainder, then to the first', () => {
    const cents = (whole: number, weights: number[]) =>
      allocate(money(whole, 'EUR'), weights).map((part) => part.amount)
    expect(cents(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(cents(5, [3, 7])).toEqual([2, 3])
    expect(cents(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(cents(10, [0, 0])).toEqual([5, 5])
    expect(() => cents(10, [])).toThrow()
    expect(() => cents(10, [-1, 2])).toThrow()
  })

  test('is written as a decimal for machines and read from what staff type', () => {
    expect(toDecimal(money(4990, 'PLN'))).toBe('49.90')
    expect(toDecimal(money(5, 'EUR'))).toBe('0.05')
    expect(toDecimal(money(-5, 'EUR'))).toBe('-0.05')
    expect(toDecimal(money(1234, 'JPY'))).toBe('1234')
    expect(parseMoney('49,90', 'PLN')).toStrictEqual(money(4990, 'PLN'))
    expect(parseMoney(' 1 234.5 ', 'EUR')).toStrictEqual(money(123450, 'EUR'))
    expect(parseMoney('12', 'JPY')).toStrictEqual(money(12, 'JPY'))
    for (const text of ['', '-1', '1.234,50', '49,905', '4 9,9x', '1e3'])
      expect(parseMoney(text, 'PLN')).toBeNull()
    expect(parseMoney('1,5', 'JPY')).toBeNull()
    fc.assert(
      fc.property(fc.nat(1_000_000_000), currency, (size, code) => {
        expect(parseMoney(toDecimal(money(size, code)), code)).toStrictEqual(money(size, code))
      }),
    )
  })
})

describe('formatMoney', () => {
  test('writes each locale as decided', () => {
    expect(formatMoney(money(123450, 'PLN'), 'pl-PL')).toBe('1\u00a0234,50\u00a0zł')
    expect(formatMoney(money(123450, 'EUR'), 'nl-NL')).toBe('€\u00a01.234,50')
    expect(formatMoney(money(123450, 'EUR'), 'en-NL')).toBe('€1,234.50')
    expect(formatMoney(money(123450, 'PLN'), 'en-PL')).toBe('PLN\u00a01,234.50')
  })

  test('groups, signs and leaves out decimals a currency does not have', () => {
    expect(formatMoney(money(5, 'PLN'), 'pl-PL')).toBe('0,05\u00a0zł')
    expect(formatMoney(money(123456789, 'EUR'), 'en-NL')).toBe('€1,234,567.89')
    expect(formatMoney(money(99900, 'EUR'), 'nl-NL')).toBe('€\u00a0999,00')
    expect(formatMoney(money(1234567, 'JPY'), 'en-NL')).toBe('JPY\u00a01,234,567')
    expect(formatMoney(money(-1295, 'EUR'), 'nl-NL')).toBe('€\u00a0-12,95')
    expect(formatMoney(money(-4990, 'PLN'), 'pl-PL')).toBe('-49,90\u00a0zł')
    expect(formatMoney(money(-4990, 'PLN'), 'en-PL')).toBe('-PLN\u00a049.90')
    expect(formatMoney(money(-4990, 'EUR'), 'en-PL')).toBe('-€49.90')
  })
})
