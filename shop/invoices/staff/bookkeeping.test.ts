import { parse } from 'csv-parse/sync'
import fc from '#local/properties.ts'
import { describe, expect, test } from 'vitest'
import { bookkeepingCsv, readBooks, type BookedShare } from './bookkeeping.ts'

const share: BookedShare = {
  number: 'PL-2026-000001',
  kind: 'invoice',
  issuedAt: new Date('2026-11-30T23:30:00Z'),
  paidAt: '2026-11-30T22:30:00.000Z',
  orderNumber: '7K3M-92QD',
  correctsNumber: null,
  vatCountry: 'PL',
  paymentMethod: 'blik',
  currency: 'PLN',
  rateBasisPoints: 800,
  grossAmount: 123_456,
  vatAmount: 9145,
}
const read = (csv: string, delimiter: string): Record<string, string>[] =>
  parse(csv, { bom: true, columns: true, delimiter })

describe('the books of a month', () => {
  test('are read by a Polish spreadsheet, days as in Warsaw', () => {
    const csv = bookkeepingCsv([share], 'PL', 'pl-PL')
    expect(csv.startsWith('\ufeffNumer;')).toBe(true)
    expect(read(csv, ';')).toEqual([
      {
        Numer: 'PL-2026-000001',
        Dokument: 'Dowód zakupu z VAT',
        'Data wystawienia': '2026-12-01',
        'Data zapłaty': '2026-11-30',
        Zamówienie: '7K3M-92QD',
        Koryguje: '',
        'Kraj VAT': 'PL',
        Płatność: 'blik',
        Waluta: 'PLN',
        'Stawka VAT %': '8',
        Netto: '1143,11',
        VAT: '91,45',
        Brutto: '1234,56',
      },
    ])
  })

  test('by an English one', () => {
    const [row] = read(bookkeepingCsv([{ ...share, rateBasisPoints: 2350 }], 'PL', 'en-NL'), ',')
    expect(row).toMatchObject({ 'VAT rate %': '23.5', 'With VAT': '1234.56' })
  })

  test('take a credit note away, and a reversed one back', () => {
    const notes = (['credit', 'reversal'] as const).map((kind) => ({ ...share, kind, correctsNumber: 'X' }))
    const rows = read(bookkeepingCsv(notes, 'PL', 'nl-NL'), ';')
    expect(rows.map((row) => [row['Zonder btw'], row.Btw, row['Met btw']])).toEqual([
      ['-1143,11', '-91,45', '-1234,56'],
      ['1143,11', '91,45', '1234,56'],
    ])
  })

  test('of nothing have their heads', () => {
    expect(bookkeepingCsv([], 'NL', 'nl-NL').split('\r\n')).toHaveLength(2)
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('%j is no formula', (orderNumber) => {
    const [row] = read(bookkeepingCsv([{ ...share, orderNumber }], 'PL', 'pl-PL'), ';')
    expect(row?.Zamówienie).toBe(`'${orderNumber}`)
  })

  test('whatever stands in it, every cell comes back in its column', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (orderNumber, paymentMethod) => {
        const csv = bookkeepingCsv([{ ...share, orderNumber, paymentMethod }, share], 'PL', 'pl-PL')
        const rows = read(csv, ';')
        expect(rows).toHaveLength(2)
        expect(rows[0]?.Zamówienie?.replace(/^'/, '')).toBe(orderNumber.replace(/^'/, ''))
        expect(rows[0]?.Brutto).toBe('1234,56')
      }),
    )
  })
})

test.each([
  ['2026-11', 'PL', { year: 2026, month: 11, market: 'PL' }],
  ['2026-13', 'PL', null],
  ['2026-00', 'PL', null],
  ['26-11', 'PL', null],
  ['2026-11', 'DE', null],
  [null, 'PL', null],
  ['2026-11', null, null],
])('the books of %s of %s are %j', (month, market, books) => {
  expect(readBooks(month, market)).toEqual(books)
})
