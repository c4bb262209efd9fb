import type { Language, Locale, Market } from '#i18n/locale.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { add, multiply, sum, type Money } from '#shop/pricing/money.ts'
import {
  includedVat,
  shippingVat,
  vatRateAt,
  type TaxClass,
  type VatRate,
  type VatShare,
} from '#shop/pricing/vat.ts'

export type PaymentState = 'pending' | 'processing' | 'paid' | 'expired' | 'failed' | 'review'
export type FulfilmentState = 'open' | 'packed' | 'shipped' | 'delivered' | 'cancelled'
export type RefundState = 'none' | 'partial' | 'full'
export type DisputeState = 'none' | 'open' | 'won' | 'lost'
export type HoldState = 'held' | 'committed' | 'released'

/** The four independent facts of an order (decision 6). */
export interface OrderFacts {
  payment: PaymentState
  fulfilment: FulfilmentState
  refund: RefundState
  dispute: DisputeState
}

/** Which payment states may follow which; nothing else is ever written. */
export const paymentTransitions: Record<PaymentState, readonly PaymentState[]> = {
  pending: ['processing', 'paid', 'expired', 'failed', 'review'],
  processing: ['paid', 'failed', 'review'],
  paid: ['review'],
  expired: ['paid', 'review'],
  failed: ['paid', 'review'],
  review: ['paid'],
}

/** The one word people use for an order. */
export type OrderWord =
  | 'awaiting-payment'
  | 'processing-payment'
  | 'payment-expired'
  | 'payment-failed'
  | 'in-review'
  | 'cancelled'
  | 'refunded'
  | 'paid'
  | 'packed'
  | 'shipped'
  | 'delivered'

const paymentWords: Record<Exclude<PaymentState, 'paid'>, OrderWord> = {
  pending: 'awaiting-payment',
  processing: 'processing-payment',
  expired: 'payment-expired',
  failed: 'payment-failed',
  review: 'in-review',
}

export function orderWord({ payment, fulfilment, refund }: OrderFacts): OrderWord {
  if (refund === 'full') return 'refunded'
  if (fulfilment === 'cancelled') return 'cancelled'
  if (payment !== 'paid') return paymentWords[payment]
  return fulfilment === 'open' ? 'paid' : fulfilment
}

export interface Address {
  name: string
  street: string
  postalCode: string
  town: string
  country: string
}

/** How the goods travel, frozen with the order. */
export interface Delivery {
  method: string
  kind: 'courier' | 'pickup'
  name: string
  price: Money
  pickupPoint: { code: string; address: string } | null
}

export interface Contact {
  email: string
  phone: string
}

/** Label facts and claims as the shopper saw them; what a recall or a dispute needs years later. */
export type LabelSnapshot = Record<string, unknown>

export interface OrderLine {
  variantId: number
  sku: string
  name: string
  variantLabel: string
  designation: string
  unitPrice: Money
  quantity: number
  total: Money
  vatRateBasisPoints: number
  vat: Money
  labelSnapshot: LabelSnapshot
}

export interface DraftLine {
  offer: OfferLine
  quantity: number
  labelSnapshot: LabelSnapshot
}

export interface OrderWish {
  locale: Locale
  language: Language
  market: Market
  currency: Currency
  contact: Contact
  address: Address
  delivery: Delivery
  lines: readonly DraftLine[]
  vatRates: readonly VatRate[]
  now: Date
}

/** Everything of an order that is frozen when it is placed. */
export interface OrderDraft {
  locale: Locale
  market: Market
  currency: Currency
  contact: Contact
  address: Address
  delivery: Delivery
  lines: OrderLine[]
  subtotal: Money
  shipping: Money
  shippingVat: VatShare[]
  total: Money
  vat: Money
}

/** Freezes prices, names and VAT of a cart into an order; integers in, integers out, nothing is looked up later. */
export function draftOrder(wish: OrderWish): OrderDraft {
  const { currency, market, vatRates, now } = wish
  const lines = wish.lines.map(({ offer, quantity, labelSnapshot }): OrderLine => {
    const total = multiply(offer.price, quantity)
    const { rateBasisPoints } = vatRateAt(vatRates, market, offer.taxClass as TaxClass, now)
    return {
      variantId: offer.variantId,
      sku: offer.sku,
      name: offer.name,
      variantLabel: offer.variantLabel,
      designation: offer.designation,
      unitPrice: offer.price,
      quantity,
      total,
      vatRateBasisPoints: rateBasisPoints,
      vat: includedVat(total, rateBasisPoints),
      labelSnapshot,
    }
  })
  const subtotal = sum(
    lines.map((line) => line.total),
    currency,
  )
  const shipping = wish.delivery.price
  const shares = shippingVat(
    shipping,
    lines.map((line) => ({ gross: line.total, rateBasisPoints: line.vatRateBasisPoints })),
  )
  const vats = [...lines.map((line) => line.vat), ...shares.map((share) => share.vat)]
  const { locale, contact, address, delivery } = wish
  return {
    locale,
    market,
    currency,
    contact,
    address,
    delivery,
    lines,
    subtotal,
    shipping,
    shippingVat: shares,
    total: add(subtotal, shipping),
    vat: sum(vats, currency),
  }
}
