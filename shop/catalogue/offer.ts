import type { Language, Market } from '#i18n/locale.ts'
import type { Availability } from '#shop/inventory/stock.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { Reduction } from '#shop/pricing/reduction.ts'
import type { UnitPrice } from '#shop/pricing/unit-price.ts'
import type { Picture } from './picture.ts'

/** Price and availability of one variant in one market now (schema.org Offer), as a shopper may read it. */
export interface Offer {
  productId: number
  variantId: number
  sku: string
  market: Market
  price: Money
  reduction: Reduction | null
  unitPrice: UnitPrice | null
  taxClass: string
  availability: Availability
  available: number
  /** The next moment the price changes by itself. */
  changesAt: Date | null
}

/** An offer with the words a line of a cart or an order shows. */
export interface OfferLine extends Offer {
  language: Language
  name: string
  /** "Food supplement" in the page's language, which stands beside the name wherever it is shown (FOOD-03). */
  designation: string
  variantLabel: string
  netQuantity: string
  slug: string
  variantSlug: string
  hasVariants: boolean
  picture: Picture | null
}
