import type { Market } from '#i18n/locale.ts'
import type { PriceChange } from '#shop/pricing/price-history.ts'
import type { NetContent } from '#shop/pricing/unit-price.ts'

/** One row of the price history with who wrote it. */
export type RecordedPrice = PriceChange & { readonly name: string | null; readonly recordedAt: Date }

/** A variant with what it cost, costs and is to cost. */
export interface PricedVariant {
  id: number
  sku: string
  label: string
  content: NetContent
  histories: Record<Market, RecordedPrice[]>
}

export interface PricedProduct {
  id: number
  key: string
  name: string
  variants: PricedVariant[]
}

/** The form of a price, one for each variant and market. */
export function priceForm(variantId: number, market: Market): string {
  return `price-${variantId}-${market}`
}
