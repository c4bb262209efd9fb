import { addressOf } from '#i18n/address.ts'
import { languageOf, locales, marketOf, type Locale } from '#i18n/locale.ts'
import type { Product, VariantView } from './product.ts'

type AddressedProduct = Pick<Product, 'slugs' | 'markets'>

/**
 * Addresses of a product, or of one of its variants, in every locale that speaks a language it is published in and
 * sells to a market it is sold to.
 */
export function productAlternates(
  { slugs, markets }: AddressedProduct,
  variantId?: number,
): Partial<Record<Locale, string>> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const published = slugs[languageOf(locale)]
      if (!published || !markets.includes(marketOf(locale))) return []
      if (variantId === undefined) return [[locale, addressOf(locale, 'product', { slug: published.slug })]]
      const variant = published.variantSlugs[variantId]
      return variant === undefined
        ? []
        : [[locale, addressOf(locale, 'variant', { slug: published.slug, variant })]]
    }),
  )
}

/** The variant a page shows: the one in its address, else the first that is sold. Null when there is no such variant. */
export function shownVariant(product: Pick<Product, 'variants'>, variantSlug?: string): VariantView | null {
  if (variantSlug !== undefined) return product.variants.find(({ slug }) => slug === variantSlug) ?? null
  return product.variants.find(({ offer }) => offer !== null) ?? product.variants[0] ?? null
}
