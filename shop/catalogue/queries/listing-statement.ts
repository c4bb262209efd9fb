import 'server-only'
import { languageOf, marketOf, type Language, type Locale } from '#i18n/locale.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { amountRanges, facetNeeds, facets } from '../facet.ts'
import { productsPerPage, type ListingOrder, type ListingState } from '../listing.ts'
import { facetValue } from '../listing-counts.ts'

/**
 * What is counted of everything sold, by kinds of products, and when that changes by itself: the same for every page of
 * the list, whatever is chosen. `product_listing` keeps one row ready for each product, so that a list reads nothing else
 * of them.
 */
export function kindsStatement(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT
      (SELECT coalesce(json_agg(json_build_object(
          'facetValues', array_remove(array_append(facet_values, amount_value), NULL), 'products', products)), '[]')
        FROM (SELECT facet_values, amount_value, count(*)::int AS products
          FROM (SELECT facet_values COLLATE "C" AS facet_values, ${amountValue()} AS amount_value FROM product_listing WHERE ${isListed(locale, now)}) AS listed
          GROUP BY facet_values, amount_value) AS kind) AS kinds,
      (SELECT value FROM setting WHERE key = 'categories') AS categories,
      ${nextChange(locale, now)} AS changes`
}

export interface PageWish {
  locale: Locale
  now: Date
  /** Whether few of all products meet what is chosen. */
  isRare: boolean
}

/**
 * The products of one page of the list. Where many meet what is chosen, they are met soon on the way through the order's
 * index; where few do, they are all found first: the database guesses how many there are, and here it is known.
 */
export function pageStatement(state: ListingState, { locale, now, isRare }: PageWish): Prisma.Sql {
  return Prisma.sql`
    WITH met AS ${Prisma.raw(isRare ? 'MATERIALIZED' : 'NOT MATERIALIZED')} (
      SELECT product_id, position, amount, price_per_day, names FROM product_listing
      WHERE ${Prisma.join([isListed(locale, now), ...chosenConditions(state)], ' AND ')})
    SELECT product_id AS id FROM met
    ORDER BY ${orders(languageOf(locale))[state.order]}, position, product_id
    LIMIT ${productsPerPage} OFFSET ${(state.page - 1) * productsPerPage}`
}

/** What is sold to the market and told of in the language now. */
function isListed(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`market = ${marketOf(locale)} AND shown_until > ${now} AND shown_from <= ${now}
    AND names ? ${languageOf(locale)}`
}

function chosenConditions({ facets: chosen }: ListingState): Prisma.Sql[] {
  return facets
    .filter((facet) => chosen[facet].length > 0)
    .map((facet) => {
      const wanted = Prisma.sql`${chosen[facet].map((value) => facetValue(facet, value))}::text[]`
      const own = facet === 'amount' ? Prisma.sql`ARRAY[${amountValue()}]` : Prisma.sql`facet_values`
      return Prisma.sql`${own} ${Prisma.raw(facetNeeds[facet] === 'any' ? '&&' : '@>')} ${wanted}`
    })
}

function amountValue(): Prisma.Sql {
  const cases = amountRanges.map(({ value, from, below }) =>
    below === null
      ? Prisma.sql`WHEN magnesium_milligrams >= ${from} THEN ${facetValue('amount', value)}`
      : Prisma.sql`WHEN magnesium_milligrams >= ${from} AND magnesium_milligrams < ${below} THEN ${facetValue('amount', value)}`,
  )
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END`
}

function orders(language: Language): Record<ListingOrder, Prisma.Sql> {
  const collations: Record<Language, string> = { pl: 'pl-x-icu', nl: 'nl-x-icu', en: 'en-x-icu' }
  return {
    recommended: Prisma.sql`position`,
    price: Prisma.sql`amount`,
    'price-per-day': Prisma.sql`price_per_day`,
    name: Prisma.sql`(names ->> ${language}) COLLATE ${Prisma.raw(`"${collations[language]}"`)}`,
  }
}

/** The next moment at which anything sold to the market begins or ends to be shown as it is. */
function nextChange(locale: Locale, now: Date): Prisma.Sql {
  const next = (moment: Prisma.Sql) => Prisma.sql`(SELECT min(${moment}) FROM product_listing
    WHERE market = ${marketOf(locale)} AND ${moment} > ${now} AND ${moment} < 'infinity')`
  return Prisma.sql`least(${next(Prisma.sql`shown_from`)}, ${next(Prisma.sql`shown_until`)})`
}
