import { describe, expect, test } from 'vitest'
import { readPrice } from './price-input.ts'

describe('what is typed into the form of a price', () => {
  test('is read in the currency of the market, with comma or point', () => {
    expect(readPrice({ amount: '49,90' }, 'PL')).toEqual({
      ok: true,
      price: { amount: 4990, from: null, announced: false },
    })
    expect(readPrice({ amount: '1 049.5', announced: 'yes', from: '2030-01-02T03:04' }, 'NL')).toEqual({
      ok: true,
      price: { amount: 104_950, from: new Date('2030-01-02T02:04:00Z'), announced: true },
    })
  })

  test('an empty field takes nothing off the shelf; that is said aloud, and not beside a price', () => {
    expect(readPrice({ amount: '' }, 'PL')).toMatchObject({
      problem: { field: 'amount', key: 'priceOrNone' },
    })
    expect(readPrice({ amount: '5', withdraw: 'yes' }, 'PL')).toMatchObject({ ok: false })
    expect(readPrice({ withdraw: 'yes' }, 'PL')).toMatchObject({ ok: true, price: { amount: null } })
  })

  test.each(['0', '-1', '1.234,50', '12,345', '49.999', 'gratis', '1e3', '99999999999'])(
    '%s is no price',
    (amount) => {
      expect(readPrice({ amount }, 'PL')).toMatchObject({ problem: { field: 'amount', key: 'amount' } })
    },
  )

  test('a moment that is none is refused at its field', () => {
    expect(readPrice({ amount: '5', from: 'soon' }, 'PL')).toMatchObject({ problem: { field: 'from' } })
  })
})
