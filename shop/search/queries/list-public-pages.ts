import 'server-only'
import { locales } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { articleListTag } from '#shop/articles/cache.ts'
import { productListTag } from '#shop/catalogue/cache.ts'
import { categoryIn, type StoredCategory } from '#shop/catalogue/category.ts'
import { listingAddress } from '#shop/catalogue/listing.ts'
import { earliest } from '#shop/catalogue/moment.ts'
import { substancesTag } from '#shop/substances/cache.ts'
import { publishedPage, standingPage, standingRoutes, type PublicPage } from '../public-pages.ts'

/** Every page that search engines should know, and until when the list holds by itself. */
export async function listPublicPages(database: Database, now = new Date()): Promise<PublicPage[]> {
  const [products, articles, substances, categories] = await Promise.all([
    database.product.findMany({
      orderBy: { position: 'asc' },
      select: {
        markets: { select: { market: true } },
        translations: {
          where: { status: 'published' },
          select: { language: true, slug: true, publishedAt: true, updatedAt: true },
        },
      },
    }),
    database.article.findMany({
      orderBy: { position: 'asc' },
      select: {
        publishedAt: true,
        translations: {
          where: { status: 'published' },
          select: { language: true, slug: true, updatedAt: true },
        },
      },
    }),
    database.substance.findMany({
      orderBy: { position: 'asc' },
      select: { translations: { select: { language: true, slug: true } } },
    }),
    database.setting.findUnique({ where: { key: 'categories' }, select: { value: true } }),
  ])
  const publications = [
    ...products.flatMap(({ translations }) => translations.map(({ publishedAt }) => publishedAt)),
    ...articles.map(({ publishedAt }) => publishedAt),
  ]
  dependsOn(
    [productListTag, articleListTag, substancesTag],
    earliest(publications.filter((moment) => moment !== null && moment > now)),
  )
  return [
    ...standingRoutes.map(standingPage),
    ...((categories?.value ?? []) as unknown as StoredCategory[]).map(categoryPage),
    ...products.map(({ markets, translations }) =>
      publishedPage({
        route: 'product',
        markets: markets.map(({ market }) => market),
        slugs: translations
          .filter(({ publishedAt }) => publishedAt !== null && publishedAt <= now)
          .map(({ language, slug, updatedAt }) => ({ language, slug, changedAt: updatedAt })),
      }),
    ),
    ...articles
      .filter(({ publishedAt }) => publishedAt <= now)
      .map(({ translations }) =>
        publishedPage({
          route: 'article',
          slugs: translations.map(({ language, slug, updatedAt }) => ({
            language,
            slug,
            changedAt: updatedAt,
          })),
        }),
      ),
    ...substances.map(({ translations }) =>
      publishedPage({
        route: 'substance',
        slugs: translations.map(({ language, slug }) => ({ language, slug, changedAt: null })),
      }),
    ),
  ]
}

function categoryPage(stored: StoredCategory): PublicPage {
  const { state } = categoryIn(stored, 'en')
  return {
    addresses: Object.fromEntries(locales.map((locale) => [locale, listingAddress(locale, state)])),
    changedAt: null,
  }
}
