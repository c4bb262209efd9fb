import { describe, expect, test } from 'vitest'
import { marketsWithoutNumber, namedPackagingNumbers, packagingNumbersIn } from './packaging-number.ts'

describe('EPR-01 numbers in the registers of packaging', () => {
  test('are read from what is stored; what is no number of a market is none', () => {
    expect(packagingNumbersIn({ PL: ' 000999000 ', NL: ' ', DE: 'DE1' })).toEqual({ PL: '000999000' })
    for (const nothing of [null, undefined, 'PL', [], { PL: 1 }])
      expect(packagingNumbersIn(nothing)).toEqual({})
  })

  test('lack where a market is to be served without one', () => {
    expect(marketsWithoutNumber(['PL', 'NL'], { PL: '000999000', NL: '1' })).toEqual([])
    expect(marketsWithoutNumber(['PL', 'NL'], { PL: '000999000', NL: '  ' })).toEqual(['NL'])
    expect(marketsWithoutNumber(['PL'], { NL: '1' })).toEqual(['PL'])
    expect(marketsWithoutNumber([], {})).toEqual([])
  })

  test('are named by their registers', () => {
    expect(namedPackagingNumbers({ NL: 'N-1', PL: '000999000' })).toEqual([
      { name: 'BDO', number: '000999000' },
      { name: 'Verpact', number: 'N-1' },
    ])
    expect(namedPackagingNumbers({})).toEqual([])
  })
})
