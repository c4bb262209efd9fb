import { languageOf } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { listPairedArticles } from '#shop/articles/queries/list-articles.ts'
import type { Product } from '#shop/catalogue/product.ts'
import { listProductsWithNutrient } from '#shop/catalogue/queries/product-cards.ts'
import { listShownDeliveries } from '#shop/checkout/queries.ts'

/** What stands beside a product on its page, each asked for once and all of it at the same time. */
export async function loadBeside({ id, label, locale, market }: Product) {
  const substanceKeys = label.facts.map(({ amount }) => amount.nutrient)
  const [nutrient = ''] = substanceKeys
  const language = languageOf(locale)
  const [deliveries, articles, related] = await Promise.all([
    listShownDeliveries(database(), market, language),
    listPairedArticles(database(), language, { productId: id, substanceKeys }),
    listProductsWithNutrient(database(), { nutrient, except: id, limit: 4 }, locale),
  ])
  return { deliveries, articles: articles.slice(0, 4), related }
}
