import 'server-only'
import { fold } from '#i18n/fold.ts'
import { languageOf, type Locale } from '#i18n/locale.ts'
import type { PrismaClient } from '#prisma/generated/client.ts'
import { listProductCards, listProductIds } from '#shop/catalogue/queries/product-cards.ts'
import { searchTerms, typedLimit } from '../search-terms.ts'
import type { SearchResult, Suggestion } from '../search-result.ts'
import { matchKinds } from '../term-match.ts'
import { findMatches, findNearest, type Match } from './find-matches.ts'
import { listArticlePages, listSubstancePages, withSlugs } from './found-pages.ts'

const most = { product: 24, article: 8, substance: 4 } as const

/** Of suggestions only those are worth a line that answer about as well as the best one. */
const nearTheBest = 0.4

/** How a search is meant: for the very words that were typed, or for what they may have meant. */
export interface SearchWish {
  asTyped?: boolean
  now?: Date
}

const asTypedKinds = matchKinds.filter((kind) => kind !== 'typing-error')

/** Everything that answers what somebody typed, by kind; when nothing does, the nearest titles. */
export async function searchShop(
  database: PrismaClient,
  typed: string,
  locale: Locale,
  { asTyped = false, now = new Date() }: SearchWish = {},
): Promise<SearchResult> {
  const terms = searchTerms(typed, languageOf(locale))
  const matches = await findMatches(database, terms, locale, asTyped ? asTypedKinds : matchKinds)
  const keysOf = (kind: Match['kind']) =>
    matches.filter((match) => match.kind === kind).map((match) => match.key)
  const found = await listProductIds(database, keysOf('product'), locale, now)
  const result = {
    typed: typed.slice(0, typedLimit).trim(),
    products: await listProductCards(database, found.slice(0, most.product), locale, now),
    articles: (await listArticlePages(database, keysOf('article'), locale, now)).slice(0, most.article),
    substances: (await listSubstancePages(database, keysOf('substance'), locale)).slice(0, most.substance),
    meant: meantBy(typed.slice(0, typedLimit), terms, matches),
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

/**
 * The search with its typing errors put right, if the best answer needed that: spelled as the title of that answer does,
 * which knows the accents.
 */
function meantBy(typed: string, terms: readonly string[], [best]: readonly Match[]): string | null {
  if (!best || best.meant.size === 0) return null
  const spelled = new Map([...wordsOf(best.title), ...wordsOf(typed)].map((word) => [fold(word), word]))
  return terms
    .map((term) => best.meant.get(term) ?? term)
    .map((word) => spelled.get(word) ?? word)
    .join(' ')
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
