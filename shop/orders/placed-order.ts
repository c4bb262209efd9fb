import type { Locale, Market } from '#i18n/locale.ts'
import type { InvoiceKind } from '#shop/invoices/invoice.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { VatShare } from '#shop/pricing/vat.ts'
import type { OrderFacts, OrderLine } from './order.ts'

/** An order as it was placed, for its page, its mails and its receipt. */
export interface PlacedOrder extends OrderFacts {
  id: string
  number: string
  locale: Locale
  market: Market
  tokenVersion: number
  email: string | null
  phone: string | null
  name: string | null
  street: string | null
  postalCode: string | null
  town: string | null
  country: string
  deliveryKind: 'courier' | 'pickup'
  deliveryMethod: string
  deliveryName: string
  pickupPointCode: string | null
  pickupPointAddress: string | null
  lines: PlacedLine[]
  subtotal: Money
  shipping: Money
  total: Money
  vat: Money
  /** VAT of goods and shipping per rate. */
  vatByRate: VatShare[]
  sessionUrl: string | null
  sessionExpiresAt: Date
  termsVersion: string
  placedAt: Date
  paidAt: Date | null
  shippedAt: Date | null
  deliveredAt: Date | null
  carrier: string | null
  trackingNumber: string | null
  /** When the first statement of withdrawal for this order came. */
  withdrawnAt: Date | null
  paymentMethod: string | null
  refunded: Money
  /** Receipt and credit notes, the oldest first. */
  receipts: PlacedReceipt[]
  timeline: { fact: string; to: string; at: Date; actor: string }[]
}

export interface PlacedReceipt {
  number: string
  kind: InvoiceKind
  issuedAt: Date
  gross: Money
}

export type PlacedLine = Omit<OrderLine, 'vat'>

/** Where the parcel goes, on one line each. */
export function destination(order: PlacedOrder): string[] {
  if (order.deliveryKind === 'pickup')
    return [order.name ?? '', order.pickupPointAddress ?? ''].filter(Boolean)
  const place = [order.postalCode, order.town].filter(Boolean).join(' ')
  return [order.name ?? '', order.street ?? '', place].filter(Boolean)
}
