import { describe, expect, it } from 'vitest'
import { readHead } from './list-head.ts'

describe('the heading of a list', () => {
  it('leaves out what it does not know and names it', () => {
    expect(readHead(['key', 'brand', 'My notes', ''])).toEqual({
      columns: ['key', 'brand', null, null],
      problems: [],
      notices: [
        { column: 'My notes', key: 'columnIgnored' },
        { column: '', key: 'columnIgnored' },
      ],
    })
  })

  it.each([
    ['Price_PL ', 'price_pl'],
    ['VARIANT.SKU', 'variant.sku'],
  ])('knows %j however it is written', (name, column) => {
    expect(readHead(['key', 'variant.sku', 'stock', name.trim()]).columns.at(-1)).toBe(column)
  })

  it.each([
    ['pirce_pl', 'price_pl'],
    ['price pl', 'price_pl'],
    ['Cena PL', 'price_pl'],
    ['prijs-nl', 'price_nl'],
    ['price', 'price_pl'],
    ['stcok', 'stock'],
    ['voorraad', 'stock'],
    ['sku', 'variant.sku'],
    ['texts.pl.nmae', 'texts.pl.name'],
  ])('of %j suggests %s', (name, suggestion) => {
    expect(readHead(['key', name]).notices).toEqual([
      { column: name, key: 'columnResembles', facts: { suggestion } },
    ])
  })

  it('suggests no column that is there already, nor one that is far', () => {
    expect(readHead(['key', 'brand', 'brands', 'colour', 'x']).notices.map(({ key }) => key)).toEqual([
      'columnIgnored',
      'columnIgnored',
      'columnIgnored',
    ])
  })

  it('still refuses where a column that it needs is written wrongly', () => {
    expect(readHead(['kye', 'brand'])).toMatchObject({
      problems: [{ column: 'key', key: 'columnMissing' }],
      notices: [{ column: 'kye', key: 'columnResembles', facts: { suggestion: 'key' } }],
    })
    expect(readHead(['key', 'varaint.sku', 'price_pl'])).toMatchObject({
      problems: [{ column: 'variant.sku', key: 'columnMissing' }],
      notices: [{ column: 'varaint.sku', key: 'columnResembles', facts: { suggestion: 'variant.sku' } }],
    })
    expect(readHead(['key', 'stock']).problems).toEqual([{ column: 'variant.sku', key: 'columnMissing' }])
  })
})
