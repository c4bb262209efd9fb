import type { Market } from '#i18n/locale.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { OrderFacts, OrderWord } from './order.ts'

/** The lists staff work through, and those they look something up in. */
export const orderLists = [
  'to-pack',
  'to-ship',
  'on-the-way',
  'delivered',
  'in-review',
  'awaiting-payment',
  'not-paid',
  'cancelled',
  'refunded',
  'disputed',
  'all',
] as const
export type OrderList = (typeof orderLists)[number]

export function isOrderList(value: string): value is OrderList {
  return (orderLists as readonly string[]).includes(value)
}

/** One row of a list. */
export interface ListedOrder extends OrderFacts {
  id: string
  number: string
  word: OrderWord
  placedAt: Date
  /** Null once the contact data has been removed. */
  name: string | null
  email: string | null
  market: Market
  total: Money
  deliveryName: string
  /** Pieces of all lines. */
  pieces: number
  /** A withdrawal waits for its answer: the parcel must not leave. */
  hasOpenWithdrawal: boolean
  /** A refund came to nothing and its money is owed again. */
  hasFailedRefund: boolean
}

/** Where a list goes on: the last row of the page before. */
export interface ListPlace {
  placedAt: Date
  id: string
}

/** A place as it stands in an address. */
export function writePlace({ placedAt, id }: ListPlace): string {
  return `${placedAt.getTime().toString(36)}-${id}`
}

/** The place that an address names; null for anything that is none. */
export function readPlace(text: string): ListPlace | null {
  const match = /^([0-9a-z]{6,10})-(ord_[0-9A-Z]{26})$/.exec(text)
  const [, time, id] = match ?? []
  return time && id ? { placedAt: new Date(Number.parseInt(time, 36)), id } : null
}

/** Longer than any name or address; nobody reads on after it. */
export const searchLimit = 80
