import type { Market } from '#i18n/locale.ts'
import { compare, zero, type Money } from '#shop/pricing/money.ts'

/** Tag of every page that shows ways of delivery or their prices; whoever changes those invalidates it. */
export const deliveryMethodsTag = 'delivery-methods'

/** A way of delivery to a market, with its words in the page's language. */
export interface DeliveryMethod {
  key: string
  market: Market
  kind: 'courier' | 'pickup'
  price: Money
  /** From this value of goods on delivery is free. */
  freeFrom: Money | null
  name: string
  promise: string
}

export interface PickupPoint {
  code: string
  name: string
  street: string
  postalCode: string
  town: string
}

/** What delivery costs for goods of this value. */
export function deliveryPrice(method: Pick<DeliveryMethod, 'price' | 'freeFrom'>, subtotal: Money): Money {
  const isFree = method.freeFrom !== null && compare(subtotal, method.freeFrom) >= 0
  return isFree ? zero(method.price.currency) : method.price
}

export function pickupPointAddress(point: PickupPoint): string {
  return `${point.name}, ${point.street}, ${point.postalCode} ${point.town}`
}

/** The cheapest delivery for goods of this value, and whether every way costs the same. */
export function deliveryRange(
  methods: readonly DeliveryMethod[],
  subtotal: Money,
): { from: Money; isExact: boolean } {
  const prices = methods.map((method) => deliveryPrice(method, subtotal)).toSorted(compare)
  const [from = zero(subtotal.currency)] = prices
  return { from, isExact: prices.every((price) => compare(price, from) === 0) }
}
