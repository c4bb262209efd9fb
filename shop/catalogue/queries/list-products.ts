import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { productListTag } from '../cache.ts'
import { categoryIn, type StoredCategory } from '../category.ts'
import { facetNeeds, facets } from '../facet.ts'
import { productsPerPage, type ListingState } from '../listing.ts'
import type { FacetCount, ProductList } from '../product-list.ts'
import { listingStatement, missedOnly } from './listing-statement.ts'
import { listCardsAbout } from './product-cards.ts'

/** How many products hold a value, of those that miss what is chosen of the same facets. */
interface ValueCount {
  /** `facet:value` */
  facetValue: string
  missed: number
  count: number
}

interface Answer {
  total: number
  ids: number[]
  counts: ValueCount[]
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
    counts: facetCounts(counts),
    categories: (categories ?? []).map((stored) => categoryIn(stored, languageOf(locale))),
  }
}

/**
 * Products per facet value: those that meet all other facets, since another value of the same facet would be chosen
 * beside the present ones; where every value is needed, those that meet this facet too.
 */
function facetCounts(counted: readonly ValueCount[]): FacetCount[] {
  return facets.flatMap((facet) => {
    const counts = new Map<string, number>()
    for (const { facetValue, missed, count } of counted) {
      const isMet = missed === 0 || (missed === missedOnly(facet) && facetNeeds[facet] === 'any')
      if (!isMet || !facetValue.startsWith(`${facet}:`)) continue
      const value = facetValue.slice(facet.length + 1)
      counts.set(value, (counts.get(value) ?? 0) + count)
    }
    return [...counts].map(([value, count]) => ({ facet, value, count }))
  })
}

function onlyNutrient({ facets: { nutrient } }: ListingState): string | undefined {
  return nutrient.length === 1 ? nutrient[0] : undefined
}
