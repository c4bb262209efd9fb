import { cache } from 'react'
import { permanentRedirect } from 'next/navigation'
import { addressOf } from '#i18n/address.ts'
import { isLocale, languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { shownVariant } from '#shop/catalogue/product-address.ts'
import { findPresentSlug, findProduct } from '#shop/catalogue/queries/find-product.ts'

/** A product or one of its variants, as its address names it. */
export interface ProductWish {
  locale: string
  slug: string
  variant?: string
}

/** Once for the page and its metadata. */
const findOnce = cache((slug: string, locale: Locale) => findProduct(database(), slug, locale))

/** What the address names, or null; an address the product had before leads on to the present one. */
export async function loadProduct({ locale, slug, variant: variantSlug }: ProductWish) {
  if (!isLocale(locale)) return null
  const product = await findOnce(slug, locale)
  if (!product) {
    const present = await findPresentSlug(database(), slug, languageOf(locale))
    if (present) permanentRedirect(addressOf(locale, 'product', { slug: present }))
    return null
  }
  const variant = shownVariant(product, variantSlug)
  return variant && { product, variant }
}
