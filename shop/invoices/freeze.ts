import { languageOf, type Locale, type Market } from '#i18n/locale.ts'
import type { Trader } from '#shop/legal/trader.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import {
  sumByRate,
  totalOf,
  type FrozenInvoice,
  type InvoiceLine,
  type InvoiceSeller,
  type RateShare,
} from './invoice.ts'

/** A paid order as far as its receipt tells of it. */
export interface SoldOrder {
  number: string
  locale: Locale
  market: Market
  currency: Currency
  placedAt: Date
  paidAt: Date
  paymentMethod: string | null
  name: string | null
  /** Null where it goes to a pickup point: the buyer's own address is not known then. */
  address: { street: string | null; postalCode: string | null; town: string | null } | null
  country: string
  deliveryName: string
  totalAmount: number
  goods: (Omit<InvoiceLine, 'kind'> & { vatAmount: number })[]
  shipping: RateShare[]
}

/** What a document gets with its number, under the lock of its series. */
export type Unnumbered = Omit<FrozenInvoice, 'number' | 'issuedAt'>

export function freezeSeller(trader: Trader, locale: Locale): InvoiceSeller {
  const language = languageOf(locale)
  return {
    isFictional: trader.fictional,
    company: trader.company,
    street: trader.street,
    place: `${trader.postalCode} ${trader.town[language]}`,
    country: trader.country[language],
    email: trader.email,
    phone: trader.phone,
    registerNumber: trader.registerNumber,
    registerCourt: trader.registerCourt[language],
    taxNumber: trader.taxNumber,
    vatNumber: trader.vatNumber,
    packagingNumbers: trader.packagingNumbers,
    capital: trader.capital,
  }
}

function freezeBuyer({ name, address }: SoldOrder): string[] {
  const place = [address?.postalCode, address?.town].filter(Boolean).join(' ')
  return [name, address?.street, place].filter((line) => typeof line === 'string' && line !== '') as string[]
}

/** Delivery as it stands on a document: a line for each rate it is charged at. */
export function deliveryLines(name: string, shares: readonly RateShare[]): InvoiceLine[] {
  return shares
    .filter(({ grossAmount }) => grossAmount > 0)
    .map(({ rateBasisPoints, grossAmount }) => ({
      kind: 'delivery',
      ...{ name, designation: '', variantLabel: '', sku: '' },
      ...{ quantity: 1, unitAmount: grossAmount, totalAmount: grossAmount, rateBasisPoints },
    }))
}

function freezeLines({ goods, shipping, deliveryName }: SoldOrder): InvoiceLine[] {
  return [
    ...goods.map(({ vatAmount: _, ...line }): InvoiceLine => ({ kind: 'goods', ...line })),
    ...deliveryLines(deliveryName, shipping),
  ]
}

/** The receipt of an order; VAT is the sum of what was frozen on its lines and its shipping, rate by rate. */
export function freezeInvoice(order: SoldOrder, trader: Trader): Unnumbered {
  const goods = order.goods.map(({ rateBasisPoints, totalAmount, vatAmount }) => ({
    rateBasisPoints,
    grossAmount: totalAmount,
    vatAmount,
  }))
  const shares = sumByRate([...goods, ...order.shipping]).filter(({ grossAmount }) => grossAmount > 0)
  const totals = totalOf(shares)
  if (totals.grossAmount !== order.totalAmount)
    throw new Error(`lines of ${totals.grossAmount} in an order of ${order.totalAmount}`)
  return {
    format: 1,
    kind: 'invoice',
    locale: order.locale,
    market: order.market,
    currency: order.currency,
    paidAt: order.paidAt.toISOString(),
    orderNumber: order.number,
    orderedAt: order.placedAt.toISOString(),
    paymentMethod: order.paymentMethod,
    seller: freezeSeller(trader, order.locale),
    buyer: freezeBuyer(order),
    vatCountry: order.country,
    corrects: null,
    lines: freezeLines(order),
    shares,
    ...totals,
  }
}

/** A document that corrects another: the same people and order, its own amounts, the seller as of today. */
export function freezeCorrection(
  corrected: FrozenInvoice,
  kind: 'credit' | 'reversal',
  trader: Trader,
  amounts: { lines: InvoiceLine[]; shares: RateShare[] },
): Unnumbered {
  const { number, issuedAt, ...same } = corrected
  const { lines, shares } = amounts
  return {
    ...same,
    kind,
    seller: freezeSeller(trader, corrected.locale),
    corrects: { number, issuedAt },
    ...{ lines, shares },
    ...totalOf(shares),
  }
}
