import { addressOf } from '#i18n/address.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import type { Article } from '#shop/articles/article.ts'
import { ProductCard, ProductGrid } from '#shop/catalogue/components/product-card.tsx'
import { listProductCards } from '#shop/catalogue/queries/product-cards.ts'
import { alternatesBy, type Alternates } from '../../../alternates.ts'

/** The article's address in every locale whose language it is published in. */
export function articleAddresses({ slugs }: Pick<Article, 'slugs'>): Alternates {
  return alternatesBy((locale) => {
    const slug = slugs[languageOf(locale)]
    return slug === undefined ? null : addressOf(locale, 'article', { slug })
  })
}

/** The cover for those who share the page. */
export function coverOf({ picture }: Pick<Article, 'picture'>) {
  if (!picture) return null
  const width = Math.max(...picture.widths)
  const height = Math.round((picture.height * width) / picture.width)
  return { url: `/pictures/${picture.file}-${width}.webp`, width, height, alt: picture.alt }
}

/** Products of a paired article that are sold in this market. */
export async function PairedProductCards({ article, locale }: { article: Article; locale: Locale }) {
  const cards = await listProductCards(database(), article.productIds, locale)
  return (
    <ProductGrid isNarrow>
      {cards.map((card) => (
        <ProductCard key={card.id} card={card} locale={locale} />
      ))}
    </ProductGrid>
  )
}
