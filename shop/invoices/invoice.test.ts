import { describe, expect, test } from 'vitest'
import { keepUntil, numberIn, seriesOf, signOf } from './invoice.ts'

describe('a series', () => {
  test('is of a market, a year and a kind', () => {
    const at = new Date('2026-11-22T12:00:00Z')
    expect(seriesOf('PL', 'invoice', at)).toBe('PL-2026')
    expect(seriesOf('NL', 'credit', at)).toBe('NL-2026-C')
    expect(seriesOf('NL', 'reversal', at)).toBe('NL-2026-V')
  })

  test('changes at midnight where the goods are sold', () => {
    expect(seriesOf('PL', 'invoice', new Date('2026-12-31T22:59:59Z'))).toBe('PL-2026')
    expect(seriesOf('PL', 'invoice', new Date('2026-12-31T23:00:00Z'))).toBe('PL-2027')
  })

  test('numbers sort as words as long as they have six figures', () => {
    expect(numberIn('PL-2026', 7)).toBe('PL-2026-000007')
    expect(numberIn('PL-2026', 1_000_000)).toBe('PL-2026-1000000')
  })
})

test('GDPR-02: kept for the year, the year its tax falls due, and the years of the law of the market', () => {
  const at = new Date('2026-11-22T12:00:00Z')
  expect(keepUntil('PL', at)).toEqual(new Date('2033-01-01T00:00:00Z'))
  expect(keepUntil('NL', at)).toEqual(new Date('2035-01-01T00:00:00Z'))
})

test('only a credit note goes the other way', () => {
  expect(['invoice', 'credit', 'reversal'].map((kind) => signOf(kind as 'invoice'))).toEqual([1, -1, 1])
})
