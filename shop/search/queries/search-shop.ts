import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { listProductCards, listProductIds } from '#shop/catalogue/queries/product-cards.ts'
import { searchTerms, typedLimit } from '../search-terms.ts'
import type { SearchResult, Suggestion } from '../search-result.ts'
import { findMatches, findNearest, type Match } from './find-matches.ts'
import { listArticlePages, listSubstancePages, withSlugs } from './found-pages.ts'

const most = { product: 24, article: 8, substance: 4 } as const

/** Of suggestions only those are worth a line that answer about as well as the best one. */
const nearTheBest = 0.4

/** Everything that answers what somebody typed, by kind; when nothing does, the nearest titles. */
export async function searchShop(
  database: PrismaClient,
  typed: string,
  locale: Locale,
  now = new Date(),
): Promise<SearchResult> {
  const terms = searchTerms(typed, languageOf(locale))
  const matches = await findMatches(database, terms, locale)
  const keysOf = (kind: Match['kind']) =>
    matches.filter((match) => match.kind === kind).map((match) => match.key)
  const found = await listProductIds(database, keysOf('product'), locale, now)
  const result = {
    typed: typed.slice(0, typedLimit).trim(),
    products: await listProductCards(database, found.slice(0, most.product), locale, now),
    articles: (await listArticlePages(database, keysOf('article'), locale, now)).slice(0, most.article),
    substances: (await listSubstancePages(database, keysOf('substance'), locale)).slice(0, most.substance),
    meant: meantBy(terms, matches),
  }
  const isEmpty = result.products.length + result.articles.length + result.substances.length === 0
  return {
    ...result,
    nearest: isEmpty
      ? await withSlugs(database, await findNearest(database, terms, locale), locale, now)
      : [],
  }
}

/** Titles for somebody who is still typing. */
export async function suggest(
  database: PrismaClient,
  typed: string,
  locale: Locale,
  now = new Date(),
): Promise<Suggestion[]> {
  const terms = searchTerms(typed, languageOf(locale))
  const matches = await findMatches(database, terms, locale)
  const best = matches[0]?.score ?? 0
  const near = matches.filter(({ score }) => score >= best * nearTheBest)
  return (await withSlugs(database, near.slice(0, 12), locale, now)).slice(0, 8)
}

/** The search with its typing errors put right, if the best answer needed that. */
function meantBy(terms: readonly string[], [best]: readonly Match[]): string | null {
  if (!best || best.meant.size === 0) return null
  return terms.map((term) => best.meant.get(term) ?? term).join(' ')
}
