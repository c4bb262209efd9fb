import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import { productListTag } from '../cache.ts'
import { categoryIn, type StoredCategory } from '../category.ts'
import { productsPerPage, type ListingState } from '../listing.ts'
import { countListing, type ProductKind } from '../listing-counts.ts'
import type { ProductList } from '../product-list.ts'
import { kindsStatement, pageStatement } from './listing-statement.ts'
import { listCardsAbout } from './product-cards.ts'

/** What all pages of the list share. */
interface Assortment {
  kinds: ProductKind[]
  categories: StoredCategory[] | null
  changes: Date | null
}

/** One in so many products is rare. */
const rareBelow = 20

/** A page of the list in two statements where what all pages share is remembered, and until when it holds by itself. */
export async function listProducts(
  database: Database,
  state: ListingState,
  locale: Locale,
  now = new Date(),
): Promise<ProductList> {
  const { kinds, categories } = await remember(`assortment ${locale}`, () =>
    readAssortment(database, locale, now),
  )
  const { all, total, counts } = countListing(kinds, state.facets)
  const statement = pageStatement(state, { locale, now, isRare: total * rareBelow < all })
  const page = total === 0 ? [] : await database.$queryRaw<{ id: number }[]>(statement)
  const wish = { productIds: page.map(({ id }) => id), nutrient: onlyNutrient(state) }
  return {
    state,
    cards: await listCardsAbout(database, wish, locale, now),
    total,
    pages: Math.max(1, Math.ceil(total / productsPerPage)),
    counts,
    categories: (categories ?? []).map((stored) => categoryIn(stored, languageOf(locale))),
  }
}

async function readAssortment(database: Database, locale: Locale, now: Date): Promise<Assortment> {
  const [assortment] = await database.$queryRaw<Assortment[]>(kindsStatement(locale, now))
  if (!assortment) throw new Error('the list answered nothing')
  dependsOn([productListTag], assortment.changes)
  return assortment
}

function onlyNutrient({ facets: { nutrient } }: ListingState): string | undefined {
  return nutrient.length === 1 ? nutrient[0] : undefined
}
