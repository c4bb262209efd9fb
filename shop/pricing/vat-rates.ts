import type { VatRate } from './vat.ts'

/** A rate with where it was read; reference data of every installation, corrected by adding rows. */
export type SourcedVatRate = VatRate & { readonly source: string }

export const referenceVatRates: readonly SourcedVatRate[] = [
  {
    market: 'PL',
    taxClass: 'food-supplement',
    rateBasisPoints: 800,
    validFrom: new Date('2011-01-01T00:00:00+01:00'),
    source: 'VAT Act annex 3 item 5, binding rate rulings for CN 2106; a ruling per product is advised',
  },
  {
    market: 'PL',
    taxClass: 'standard',
    rateBasisPoints: 2300,
    validFrom: new Date('2011-01-01T00:00:00+01:00'),
    source: 'VAT Act art. 146ef',
  },
  {
    market: 'NL',
    taxClass: 'food-supplement',
    rateBasisPoints: 900,
    validFrom: new Date('2019-01-01T00:00:00+01:00'),
    source: 'Wet op de omzetbelasting 1968, Table I a.1 (foodstuffs)',
  },
  {
    market: 'NL',
    taxClass: 'standard',
    rateBasisPoints: 2100,
    validFrom: new Date('2012-10-01T00:00:00+02:00'),
    source: 'Wet op de omzetbelasting 1968, art. 9',
  },
]
