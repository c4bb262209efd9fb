import { TZDate } from '@date-fns/tz'
import { markets, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { currencyOf } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { money, toDecimal, type Money } from '#shop/pricing/money.ts'
import { spreadsheetCsv } from '#shop/staff/spreadsheet.ts'
import { signOf, type InvoiceKind } from '../invoice.ts'

/** A document of an order as the workshop lists it; amounts are positive whatever its kind. */
export interface IssuedDocument {
  number: string
  kind: InvoiceKind
  issuedAt: Date
  correctsNumber: string | null
  refundId: string | null
  gross: Money
  vat: Money
}

/** What a document charges or gives back at one rate. */
export interface BookedShare {
  number: string
  kind: InvoiceKind
  issuedAt: Date
  /** ISO 8601 in UTC, as it was frozen. */
  paidAt: string
  orderNumber: string
  correctsNumber: string | null
  vatCountry: string
  paymentMethod: string | null
  currency: string
  rateBasisPoints: number
  grossAmount: number
  vatAmount: number
}

export interface Month {
  year: number
  /** 1 is January. */
  month: number
}

/** What a market issued in a month, summed up. */
export interface BookedMonth extends Month {
  market: Market
  documents: number
  gross: Money
  vat: Money
}

/** Reads which books are wanted: `2026-11` and a market; null when that is no month or no market of ours. */
export function readBooks(month: string | null, market: string | null): (Month & { market: Market }) | null {
  const [, year, number] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(month ?? '') ?? []
  const ours = markets.find((known) => known === market)
  return year && number && ours ? { year: Number(year), month: Number(number), market: ours } : null
}

const columns = [
  'number',
  'kind',
  'issued',
  'paid',
  'order',
  'corrects',
  'country',
  'payment',
  'currency',
  'rate',
  'net',
  'vat',
  'gross',
] as const

/** The month's documents for the bookkeeper, a line for each rate, credit notes with a minus: the columns add up. */
export function bookkeepingCsv(shares: readonly BookedShare[], market: Market, locale: Locale): string {
  const t = translator(locale, 'invoices')
  const { timeZone } = marketFacts(market)
  const day = (at: Date) => new TZDate(at, timeZone).toISOString().slice(0, 10)
  const rows = shares.map((share): Record<(typeof columns)[number], string | number> => {
    const sign = signOf(share.kind)
    return {
      number: share.number,
      kind: t(`title.${share.kind}`),
      issued: day(share.issuedAt),
      paid: day(new Date(share.paidAt)),
      order: share.orderNumber,
      corrects: share.correctsNumber ?? '',
      country: share.vatCountry,
      payment: share.paymentMethod ?? '',
      currency: share.currency,
      rate: share.rateBasisPoints,
      net: sign * (share.grossAmount - share.vatAmount),
      vat: sign * share.vatAmount,
      gross: sign * share.grossAmount,
    }
  })
  const currency = currencyOf(shares[0]?.currency ?? marketFacts(market).currency)
  return spreadsheetCsv(rows, {
    columns: columns.map((key) => ({ key, header: t(`export.${key}`) })),
    locale,
    figure: (value, column) => (column === 'rate' ? String(value / 100) : toDecimal(money(value, currency))),
  })
}
