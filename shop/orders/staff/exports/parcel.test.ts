import { describe, expect, it } from 'vitest'
import { money } from '#shop/pricing/money.ts'
import { carrierCsv } from './carrier-csv.ts'
import { linesCsv, type ExportedLine } from './lines-csv.ts'
import { dialledNumber, weightOf, type Parcel } from './parcel.ts'

const parcel: Parcel = {
  number: 'ZV-7KQ2-9MXT',
  name: 'Żaneta Łęcka',
  street: '=HYPERLINK("x")',
  postalCode: '00-950',
  town: 'Warszawa',
  country: 'PL',
  phone: '+48 600 700 800',
  email: 'zaneta@example.org',
  deliveryName: 'InPost Paczkomat',
  pickupPointCode: 'WAW01A',
  pickupPointAddress: 'Złota 1, 00-019 Warszawa',
  weightGrams: 1250,
  value: money(12_990, 'PLN'),
}

describe('what a carrier is told', () => {
  it.each([
    ['+48 600 700 800', 'PL', '600700800'],
    ['0048 600-700-800', 'PL', '600700800'],
    ['600 700 800', 'PL', '600700800'],
    ['+31 6 1234 5678', 'NL', '0612345678'],
    ['+31 (0)6 12345678', 'NL', '0612345678'],
    ['06 12345678', 'NL', '0612345678'],
    ['+49 151 1234567', 'NL', '00491511234567'],
  ])('the number %s in %s is dialled %s', (phone, country, dialled) => {
    expect(dialledNumber(phone, country)).toBe(dialled)
  })

  it('a weight is told where that of every piece is known', () => {
    expect(weightOf([{ quantity: 2, weightGrams: 90 }])).toBe(180)
    const unknown = [
      { quantity: 2, weightGrams: 90 },
      { quantity: 1, weightGrams: 0 },
    ]
    expect(weightOf(unknown)).toBeNull()
  })

  it('is one row a parcel, with figures as the country writes them, and no formula (S-CSV)', () => {
    const [head, row, end] = carrierCsv([parcel], 'pl-PL').split('\r\n')
    expect(head?.replace('\uFEFF', '')).toBe(
      'Zamówienie;Imię i nazwisko;Ulica i numer;Kod pocztowy;Miejscowość;Kraj;Telefon;E-mail;Dostawa;Punkt odbioru;Adres punktu odbioru;Waga (kg);Paczki;Pobranie;Wartość towaru;Waluta',
    )
    expect(row).toBe(
      `ZV-7KQ2-9MXT;Żaneta Łęcka;"'=HYPERLINK(""x"")";00-950;Warszawa;PL;600700800;zaneta@example.org;InPost Paczkomat;WAW01A;Złota 1, 00-019 Warszawa;1,250;1;0,00;129,90;PLN`,
    )
    expect(end).toBe('')
  })

  it('leaves out what is not known or was removed', () => {
    const bare = { ...parcel, name: null, street: null, phone: null, email: null, weightGrams: null }
    expect(carrierCsv([bare], 'en-NL').split('\r\n')[1]).toBe(
      'ZV-7KQ2-9MXT,,,00-950,Warszawa,PL,,,InPost Paczkomat,WAW01A,"Złota 1, 00-019 Warszawa",,1,0.00,129.90,PLN',
    )
  })

  it('is not in the list of lines, which says what was bought', () => {
    const line: ExportedLine = {
      ...{
        number: 'ZV-7KQ2-9MXT',
        placedAt: new Date('2026-11-01T10:00:00Z'),
        word: 'paid' as const,
        market: 'PL' as const,
      },
      ...{
        sku: 'ZV-001-60',
        name: '+Magnez',
        variantLabel: '60 kapsułek',
        quantity: 2,
        vatRateBasisPoints: 800,
      },
      ...{ unitPrice: money(4990, 'PLN'), total: money(9980, 'PLN'), vat: money(739, 'PLN') },
    }
    expect(linesCsv([line], 'en-NL').split('\r\n')[1]).toMatch(
      /^ZV-7KQ2-9MXT,2026-11-01T10:00:00.000Z,[^,]+,PL,ZV-001-60,'\+Magnez,60 kapsułek,2,49.90,99.80,8,7.39,PLN$/,
    )
  })
})
