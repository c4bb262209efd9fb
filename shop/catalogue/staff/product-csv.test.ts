import fc from '#local/properties.ts'
import { describe, expect, it } from 'vitest'
import { allColumns } from './product-columns.ts'
import { productCsvHead, productCsvRows, readProductCsv } from './product-csv.ts'
import { groupRows, overlay } from './product-import.ts'
import { productFieldsOf, textFields, type ProductFields } from './product-fields.ts'

const prices = {
  PL: [{ amount: 4990, validFrom: new Date('2026-01-01'), announced: false }],
  NL: [{ amount: 1295, validFrom: new Date('2026-12-01'), announced: false }],
}
const variants = [{ id: 7, sku: 'ZV-1', isArchived: false, prices }]
const fields: ProductFields = {
  brand: 'Zelvanta',
  dosageForm: 'capsule',
  dailyPortion: '1.5',
  'nutrients.magnesium.amount': '375',
  'nutrients.magnesium.unit': 'mg',
  'nutrients.magnesium.position': '1',
  'nutrients.magnesium.forms.citrate': 'yes',
  'nutrients.vitamin-b6.amount': '1.4',
  'nutrients.vitamin-b6.unit': 'mg',
  'nutrients.vitamin-b6.position': '2',
  'allergens.milk': 'yes',
  'markets.PL.sold': 'yes',
  'texts.pl.name': 'Magnez; „cytrynian”, 90 kapsułek',
  'texts.pl.description': 'Wiersz\r\n\r\nDrugi "wiersz"',
  'variants.7.sku': 'ZV-1',
  'variants.7.netGrams': '80.5',
}
const offers = { now: new Date('2026-11-01T12:00:00Z'), shelves: new Map([[7, { onHand: 40 }]]) }
const product = { key: 'ZV-1', version: 3, fields, variants }

function reread(list: string, locale: 'pl-PL' | 'en-NL' = 'en-NL') {
  const read = readProductCsv(productCsvHead(locale) + list)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { groups, problems } = groupRows(read.rows)
  expect(problems).toEqual([])
  const [group] = groups
  if (!group) throw new Error('no rows')
  return overlay(group, product)
}

describe('a list of products', () => {
  it.each(['pl-PL', 'en-NL'] as const)('goes out and comes back unchanged, in the habits of %s', (locale) => {
    const list = productCsvRows([product], locale, offers)
    const laid = reread(list, locale)
    expect(laid).toMatchObject({ problems: [], isPartial: false })
    expect(laid.fields).toEqual(fields)
  })

  it('begins with the mark of its letters, and says decimals as the country does', () => {
    expect(
      productCsvHead('pl-PL').startsWith('\uFEFFkey;version;variant.sku;price_pl;price_nl;stock;seen;brand;'),
    ).toBe(true)
    expect(productCsvRows([product], 'pl-PL', offers)).toContain(';80,5;')
    expect(productCsvRows([product], 'en-NL', offers)).toContain(',80.5,')
    expect(allColumns).toContain('texts.nl.metaDescription')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', "'=1", "''+2", '- a list in Markdown'])(
    'S-CSV: %j is no formula in any spreadsheet, and comes back as it was',
    (text) => {
      const odd = { ...product, fields: { ...fields, 'texts.nl.tagline': text } }
      const list = productCsvRows([odd], 'en-NL', offers)
      expect(list).toMatch(/[,"]'/)
      const read = readProductCsv(productCsvHead('en-NL') + list)
      expect(read.ok && read.rows[0]?.cells['texts.nl.tagline']).toBe(text)
    },
  )

  it('comes back unchanged whatever its texts are', () => {
    const names = textFields.map(({ name }) => `texts.pl.${name}`)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'grapheme' })), (texts) => {
        const own = productFieldsOf({ ...fields, ...texts })
        const list = productCsvRows([{ ...product, fields: own }], 'pl-PL', offers)
        const read = readProductCsv(productCsvHead('pl-PL') + list)
        const [group] = read.ok ? groupRows(read.rows).groups : []
        if (!group) throw new Error('not read')
        expect(overlay(group, { fields: own, variants }).fields).toEqual(own)
      }),
    )
  })
})

describe('what comes back from a spreadsheet', () => {
  const list = (text: string) => {
    const read = readProductCsv(text)
    return read.ok ? groupRows(read.rows) : read
  }

  it('may have other ends of lines, another separator and fewer columns', () => {
    const { fields: laid } = reread(productCsvRows([product], 'en-NL', offers).replaceAll('\r\n', '\n'))
    expect(laid).toEqual(fields)
    const read = readProductCsv('key\tbrand\nzv-1\tNowa marka\n')
    const [group] = read.ok ? groupRows(read.rows).groups : []
    if (!group) throw new Error('not read')
    expect(overlay(group, product).fields).toEqual({ ...fields, brand: 'Nowa marka' })
  })

  it('may lack empty cells at the ends of rows, have some beyond the heading, and rows of nothing', () => {
    const read = readProductCsv('key;brand;dosageForm;;\r\nA1;one\r\n;;\r\n\r\nA2;two;capsule;;\r\n')
    expect(read).toEqual({
      ok: true,
      columns: ['key', 'brand', 'dosageForm'],
      notices: [],
      rows: [
        { line: 2, cells: { key: 'A1', brand: 'one', dosageForm: '' } },
        { line: 5, cells: { key: 'A2', brand: 'two', dosageForm: 'capsule' } },
      ],
    })
  })

  it('is refused as a whole without a heading that is known', () => {
    const problems = (text: string) => list(text).problems
    expect(problems('')).toEqual([{ line: 1, column: '', key: 'noTable' }])
    expect(problems('key,"open\n')).toMatchObject([{ key: 'quotes' }])
    expect(problems('key;brand\nA1;one\nA2;5" two\n')).toEqual([{ line: 3, column: '', key: 'quotes' }])
    expect(problems('key;brand\nA1;one\n\nA2;two;three\n')).toEqual([
      { line: 4, column: '', key: 'cellsBeyond' },
    ])
    expect(problems('key;brand\n;\n')).toEqual([{ line: 1, column: '', key: 'noRows' }])
    expect(problems('key\n')).toEqual([{ line: 1, column: '', key: 'noRows' }])
    expect(problems('key,prize,brand,Brand\nA1,1,b,b\n')).toEqual([
      { line: 1, column: 'brand', key: 'columnTwice' },
    ])
    expect(problems('brand,variant.gtin\nx,1\n')).toEqual([
      { line: 1, column: 'key', key: 'columnMissing' },
      { line: 1, column: 'variant.sku', key: 'columnMissing' },
    ])
    expect(problems(`key\n${'A1\n'.repeat(2001)}`)).toMatchObject([{ key: 'tooManyRows' }])
  })

  it('names row and column of what contradicts itself or cannot be read', () => {
    const rows = 'ZV-1,A,ZV-1\n,A,X\nZV-1,B,ZV-1\n'
    expect(list(`key,brand,variant.sku\n${rows}`).problems).toEqual([
      { line: 3, column: 'key', key: 'required' },
      { line: 4, column: 'brand', key: 'rowDiffers' },
      { line: 4, column: 'variant.sku', key: 'rowTwice' },
    ])
    const wrong = [
      ['nutrients', 'magnesium lots'],
      ['nutrients', 'magnesium 1 mg | magnesium 2 mg'],
      ['nutrients', 'magnesium 1 mg (gold)'],
      ['allergens', 'moonlight'],
      ['claims', 'makes-you-fly'],
      ['novelFood', 'maybe'],
    ]
    for (const [column = '', cell = ''] of wrong) {
      const read = readProductCsv(`key,${column}\nZV-1,${cell}\n`)
      const [group] = read.ok ? groupRows(read.rows).groups : []
      if (!group) throw new Error('not read')
      expect(overlay(group, product).problems).toEqual([{ line: 2, column, key: 'cellUnreadable' }])
    }
  })
})
