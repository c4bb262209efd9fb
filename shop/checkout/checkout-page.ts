import type { Money } from '#shop/pricing/money.ts'
import { add } from '#shop/pricing/money.ts'
import { deliveryPrice, type DeliveryMethod } from './delivery.ts'

/** A way of delivery as the checkout offers it: its price for these goods, and what the order then comes to. */
export interface DeliveryOption extends Pick<DeliveryMethod, 'key' | 'kind' | 'name' | 'promise'> {
  price: Money
  total: Money
}

export function deliveryOptions(methods: readonly DeliveryMethod[], subtotal: Money): DeliveryOption[] {
  return methods.map(({ key, kind, name, promise, ...terms }) => {
    const price = deliveryPrice(terms, subtotal)
    return { key, kind, name, promise, price, total: add(subtotal, price) }
  })
}

/** Which one is chosen: what was typed, else the first, so that the total is whole from the start. */
export function chosenOption(
  options: readonly DeliveryOption[],
  typed: string | undefined,
): DeliveryOption | null {
  return options.find((option) => option.key === typed) ?? options[0] ?? null
}

export const checkoutForm = 'checkout'

/** How many pickup points are listed at once. */
export const pickupLimit = 12
