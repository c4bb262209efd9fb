import { TZDate } from '@date-fns/tz'
import type { Locale, Market } from '#i18n/locale.ts'
import type { PackagingNumbers } from '#shop/legal/packaging-number.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { Money } from '#shop/pricing/money.ts'

/** The receipt of a paid order, the credit note of a refund, or what takes a credit note back when its refund failed. */
export type InvoiceKind = 'invoice' | 'credit' | 'reversal'

/** What one VAT rate is charged on, in minor units; always positive, the kind of the document says which way it goes. */
export interface RateShare {
  rateBasisPoints: number
  grossAmount: number
  vatAmount: number
}

export interface InvoiceLine {
  kind: 'goods' | 'delivery'
  name: string
  designation: string
  variantLabel: string
  sku: string
  quantity: number
  unitAmount: number
  totalAmount: number
  rateBasisPoints: number
}

/** Who sold, in the language of the document, as on the day of issue. */
export interface InvoiceSeller {
  isFictional: boolean
  company: string
  street: string
  place: string
  country: string
  email: string
  phone: string
  registerNumber: string
  registerCourt: string
  taxNumber: string
  vatNumber: string
  packagingNumbers?: PackagingNumbers
  /** Documents issued before there were numbers by market name the Polish one alone. */
  wasteRegisterNumber?: string
  capital: Money | null
}

/** Everything that stands on a document, frozen when it was issued: it is printed from this and nothing else. */
export interface FrozenInvoice {
  format: 1
  kind: InvoiceKind
  number: string
  locale: Locale
  market: Market
  currency: Currency
  /** Moments as ISO 8601 in UTC. */
  issuedAt: string
  paidAt: string
  orderNumber: string
  orderedAt: string
  paymentMethod: string | null
  seller: InvoiceSeller
  /** Name and address, a line each; no more of the person than the tax law wants. */
  buyer: string[]
  /** ISO 3166-1 code of the country whose VAT it is. */
  vatCountry: string
  /** The document that this one corrects. */
  corrects: { number: string; issuedAt: string } | null
  lines: InvoiceLine[]
  shares: RateShare[]
  grossAmount: number
  vatAmount: number
}

/** Which way the amounts of a document go for the one who bought. */
export function signOf(kind: InvoiceKind): 1 | -1 {
  return kind === 'credit' ? -1 : 1
}

const seriesLetter: Record<InvoiceKind, string> = { invoice: '', credit: '-C', reversal: '-V' }

/** Numbers run in a series per market, year (on the market's own calendar) and kind: `PL-2026`, `PL-2026-C`. */
export function seriesOf(market: Market, kind: InvoiceKind, at: Date): string {
  return `${market}-${yearIn(market, at)}${seriesLetter[kind]}`
}

export function numberIn(series: string, sequence: number): string {
  return `${series}-${String(sequence).padStart(6, '0')}`
}

/** When tax law of the market lets go of it: the year of issue, the year its tax falls due, then the years of the law. */
export function keepUntil(market: Market, issuedAt: Date): Date {
  return new Date(Date.UTC(yearIn(market, issuedAt) + marketFacts(market).taxRecordYears + 2, 0, 1))
}

/** The amounts per rate added up, the highest rate first; never computed afresh from a total (decision 5). */
export function sumByRate(shares: readonly RateShare[]): RateShare[] {
  const totals = new Map<number, RateShare>()
  for (const share of shares) {
    const before = totals.get(share.rateBasisPoints)
    totals.set(share.rateBasisPoints, {
      rateBasisPoints: share.rateBasisPoints,
      grossAmount: (before?.grossAmount ?? 0) + share.grossAmount,
      vatAmount: (before?.vatAmount ?? 0) + share.vatAmount,
    })
  }
  return [...totals.values()].toSorted((left, right) => right.rateBasisPoints - left.rateBasisPoints)
}

export function totalOf(shares: readonly RateShare[]): { grossAmount: number; vatAmount: number } {
  return {
    grossAmount: shares.reduce((total, share) => total + share.grossAmount, 0),
    vatAmount: shares.reduce((total, share) => total + share.vatAmount, 0),
  }
}

function yearIn(market: Market, at: Date): number {
  return new TZDate(at, marketFacts(market).timeZone).getFullYear()
}
