import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { productListTag } from '../cache.ts'
import { categoryIn, type StoredCategory } from '../category.ts'
import { productsPerPage, type ListingState } from '../listing.ts'
import type { FacetCount, ProductList } from '../product-list.ts'
import { listingStatement } from './listing-statement.ts'
import { listCardsAbout } from './product-cards.ts'

interface Answer {
  total: number
  ids: number[]
  counts: FacetCount[]
  categories: StoredCategory[] | null
  changes: Date | null
}

/** A page of the list in two statements, and until when it holds by itself. */
export async function listProducts(
  database: Database,
  state: ListingState,
  locale: Locale,
  now = new Date(),
): Promise<ProductList> {
  const [answer] = await database.$queryRaw<Answer[]>(listingStatement(state, locale, now))
  if (!answer) throw new Error('the list answered nothing')
  const { total, ids, counts, categories, changes } = answer
  dependsOn([productListTag], changes)
  return {
    state,
    cards: await listCardsAbout(database, { productIds: ids, nutrient: onlyNutrient(state) }, locale, now),
    total,
    pages: Math.max(1, Math.ceil(total / productsPerPage)),
    counts,
    categories: (categories ?? []).map((stored) => categoryIn(stored, languageOf(locale))),
  }
}

function onlyNutrient({ facets: { nutrient } }: ListingState): string | undefined {
  return nutrient.length === 1 ? nutrient[0] : undefined
}
