import { describe, expect, it } from 'vitest'
import { columnRefusals, readFigures, sortFigures, weighFigure } from './list-offers.ts'
import { figureIn, figuresSeen, offerCell, seenColumn } from './offer-columns.ts'

const row = (cells: Record<string, string>) => [
  { key: 'ZV-1', rows: [{ line: 2, cells: { 'variant.sku': 'zv-1', ...cells } }] },
]

describe('prices and counts in a list', () => {
  it.each([
    ['price_pl', '49,90', 4990],
    ['price_pl', '49.9', 4990],
    ['price_pl', '1 234,50', 123_450],
    ['price_pl', '49,90 zł', 4990],
    ['price_pl', 'PLN 49', 4900],
    ['price_nl', '€ 12,95', 1295],
    ['stock', '40', 40],
    ['stock', '1 200', 1200],
    ['stock', '0', 0],
  ])('%s: %j is read', (column, cell, figure) => {
    expect(figureIn(column, cell)).toBe(figure)
  })

  it.each([
    ['price_pl', '49,905'],
    ['price_pl', '-5'],
    ['price_pl', '0'],
    ['price_pl', '12,95 €'],
    ['price_nl', '12,95 zł'],
    ['price_nl', '1,234.50'],
    ['stock', '2,5'],
    ['stock', '-1'],
    ['stock', '2000000'],
    ['stock', 'many'],
  ])('%s: %j is not', (column, cell) => {
    expect(readFigures(row({ [column]: cell })).problems).toEqual([
      { line: 2, column, key: column === 'stock' ? 'countUnreadable' : 'amount' },
    ])
  })

  it('leave everything as it is where a cell is empty, and need the number of a variant', () => {
    expect(readFigures(row({ price_pl: '', stock: '' }))).toEqual({ wishes: [], problems: [] })
    expect(readFigures(row({ 'variant.sku': '', stock: '3' })).problems).toEqual([
      { line: 2, column: 'stock', key: 'figureOfNoVariant' },
    ])
  })

  it('say what was seen in a way that comes back', () => {
    const figures = { price_pl: 4990, stock: 40 }
    const cell = offerCell(figures, seenColumn, ',')
    expect(cell).toBe('price_pl 49.90 | stock 40')
    expect(figuresSeen(cell)).toEqual(figures)
    expect(figuresSeen(offerCell({}, seenColumn, '.'))).toEqual({})
    expect(figuresSeen('')).toBeNull()
    for (const odd of ['49.90', 'price_pl much', 'cost 3', 'price_pl 1 | '])
      expect(readFigures(row({ [seenColumn]: odd })).problems).toEqual([
        { line: 2, column: seenColumn, key: 'seenUnreadable' },
      ])
  })

  it('that nobody touched since the list was made are no wish, however much has moved', () => {
    const { wishes } = readFigures(row({ price_pl: '49,90', stock: '38', seen: 'price_pl 49.90 | stock 40' }))
    const { known } = sortFigures(wishes, () => true)
    expect(known.map(({ column, after }) => [column, after])).toEqual([['stock', 38]])
    // A row copied for another variant has seen nothing of that one.
    const { begun } = sortFigures(wishes, () => false)
    expect(begun.map(({ column, after, seen }) => [column, after, seen])).toEqual([
      ['price_pl', 4990, null],
      ['stock', 38, null],
    ])
  })

  it('are a change, are there already, or have moved since the list was made', () => {
    const wish = { key: 'ZV-1', line: 2, sku: 'ZV-1', column: 'stock', after: 38 }
    const weigh = (seen: Record<string, number> | null, present: number | null) =>
      weighFigure({ ...wish, seen }, present)
    expect(weigh(null, 40)).toBe('change')
    expect(weigh(null, null)).toBe('change')
    expect(weigh({ stock: 40 }, 40)).toBe('change')
    expect(weigh({ stock: 40 }, 37)).toBe('moved')
    expect(weigh({}, 37)).toBe('moved')
    expect(weigh({}, null)).toBe('change')
    expect(weigh({ stock: 40 }, 38)).toBe('same')
  })

  it('are refused, column by column, to somebody who may not change them', () => {
    const columns = ['key', 'variant.sku', 'price_pl', 'price_nl', 'stock', 'seen']
    const refusals = (permission: string) =>
      columnRefusals(columns, (asked) => asked !== permission).map(({ column, key }) => `${column} ${key}`)
    expect(refusals('prices:write')).toEqual(['price_pl columnNotYours', 'price_nl columnNotYours'])
    expect(refusals('stock:adjust')).toEqual(['stock columnNotYours'])
    expect(columnRefusals(columns, () => true)).toEqual([])
  })
})
