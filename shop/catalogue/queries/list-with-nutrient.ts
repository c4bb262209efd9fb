import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { productListTag } from '../cache.ts'
import type { ProductCard } from '../product.ts'
import { listProductCards, soldIn } from './product-cards.ts'

export interface NutrientWish {
  nutrient: string
  /** A product that is shown already. */
  except?: number
  limit: number
}

/** Products that contain a nutrient, those that have it first on their label before the others. */
export async function listProductsWithNutrient(
  database: Database,
  { nutrient, except, limit }: NutrientWish,
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  const rows = await database.productNutrient.findMany({
    where: { nutrient, product: { ...soldIn(locale, now), ...(except && { id: { not: except } }) } },
    orderBy: [{ position: 'asc' }, { product: { position: 'asc' } }, { productId: 'asc' }],
    take: limit,
    select: { productId: true },
  })
  dependsOn([productListTag])
  const ids = rows.map((row) => row.productId)
  return listProductCards(database, ids, locale, now)
}

/** The first products of the shop's own order. */
export async function listSelectedProducts(
  database: Database,
  limit: number,
  locale: Locale,
  now = new Date(),
): Promise<ProductCard[]> {
  const rows = await database.product.findMany({
    where: soldIn(locale, now),
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: limit,
    select: { id: true },
  })
  dependsOn([productListTag])
  const ids = rows.map((row) => row.id)
  return listProductCards(database, ids, locale, now)
}
