import type { Metadata } from 'next'
import { addressOf } from '#i18n/address.ts'
import { productAlternates } from '#shop/catalogue/product-address.ts'
import type { Product } from '#shop/catalogue/product.ts'
import { designation } from '#shop/nutrition/designation.ts'
import { pageMetadata } from '../../../page-metadata.ts'
import { loadProduct, type ProductWish } from './load-product.ts'

export async function productMetadata(wish: ProductWish): Promise<Metadata> {
  const found = await loadProduct(wish)
  if (!found) return { robots: { index: false } }
  const { product, variant } = found
  const { locale, slug } = product
  const isVariant = wish.variant !== undefined
  return pageMetadata({
    locale,
    title: isVariant ? `${product.metaTitle}, ${variant.label}` : product.metaTitle,
    description: descriptionOf(product),
    canonical: addressOf(locale, 'product', { slug }),
    ...(!isVariant && { alternates: productAlternates(product) }),
    subject: product.key,
    picture: pictureOf(product),
  })
}

/** The designation goes wherever the name goes (FOOD-03), also into shared links. */
function descriptionOf({ metaDescription, label }: Product): string {
  const words = designation(label.language)
  return metaDescription.startsWith(words) ? metaDescription : `${words}. ${metaDescription}`
}

function pictureOf({ pictures: [picture] }: Product) {
  if (!picture) return null
  const width = picture.widths.at(-1) ?? picture.width
  const height = Math.round((picture.height * width) / picture.width)
  return { url: `/pictures/${picture.file}-${width}.webp`, width, height, alt: picture.alt }
}
