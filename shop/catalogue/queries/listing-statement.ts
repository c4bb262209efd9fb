import 'server-only'
import { languageOf, marketOf, type Language, type Locale } from '#i18n/locale.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { amountRanges, facetNeeds, facets, type Facet } from '../facet.ts'
import { productsPerPage, type ListingOrder, type ListingState } from '../listing.ts'

/**
 * One statement for a page of the list, whatever the size of the catalogue: which products it shows, how many there
 * are, how many hold each facet value, and when the answer changes by itself. `product_listing` keeps one row ready for
 * each product, so that a list reads nothing else of them.
 */
export function listingStatement(state: ListingState, locale: Locale, now: Date): Prisma.Sql {
  const order = orders(languageOf(locale))[state.order]
  return Prisma.sql`
    WITH kinds AS (
      SELECT kind.*, ${missed(state)} AS missed FROM (
        SELECT facet_values, amount_value, count(*)::int AS products
        FROM (${listed(locale, now)}) AS listed GROUP BY facet_values, amount_value) AS kind)
    SELECT
      (SELECT coalesce(sum(products), 0)::int FROM kinds WHERE missed = 0) AS total,
      (SELECT coalesce(json_agg(product_id), '[]') FROM (
        SELECT product_id FROM (${listed(locale, now)}) AS listed WHERE ${missed(state)} = 0
        ORDER BY ${order}, position, product_id
        LIMIT ${productsPerPage} OFFSET ${(state.page - 1) * productsPerPage}) AS page) AS ids,
      (SELECT coalesce(json_agg(counted), '[]') FROM (
        SELECT facet_value AS "facetValue", missed, sum(products)::int AS count
        FROM kinds CROSS JOIN unnest(array_append(facet_values, amount_value)) AS facet_value
        WHERE facet_value IS NOT NULL AND missed IN (${Prisma.join([0, ...facets.map(missedOnly)])})
        GROUP BY facet_value, missed) AS counted) AS counts,
      (SELECT value FROM setting WHERE key = 'categories') AS categories,
      ${nextChange(locale, now)} AS changes`
}

/** What is sold to the market and told of in the language now. */
function listed(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT *, ${amountValue()} AS amount_value FROM product_listing
    WHERE market = ${marketOf(locale)} AND shown_until > ${now} AND shown_from <= ${now}
      AND names ? ${languageOf(locale)}`
}

/** What a product is that meets everything chosen but of this facet, as `missed` says it. */
export const missedOnly = (facet: Facet): number => 2 ** facets.indexOf(facet)

const prefixed = (facet: Facet, value: string) => `${facet}:${value}`

/** The facets of which a product does not meet what is chosen, as a sum. */
function missed({ facets: chosen }: ListingState): Prisma.Sql {
  const tests = facets
    .filter((facet) => chosen[facet].length > 0)
    .map((facet) => {
      const wanted = Prisma.sql`${chosen[facet].map((value) => prefixed(facet, value))}::text[]`
      const own = facet === 'amount' ? Prisma.sql`ARRAY[amount_value]` : Prisma.sql`facet_values`
      const operator = Prisma.raw(facetNeeds[facet] === 'any' ? '&&' : '@>')
      return Prisma.sql`CASE WHEN ${own} ${operator} ${wanted} THEN 0 ELSE ${missedOnly(facet)}::int END`
    })
  return tests.length === 0 ? Prisma.sql`0` : Prisma.join(tests, ' + ')
}

function amountValue(): Prisma.Sql {
  const cases = amountRanges.map(({ value, from, below }) =>
    below === null
      ? Prisma.sql`WHEN magnesium_milligrams >= ${from} THEN ${prefixed('amount', value)}`
      : Prisma.sql`WHEN magnesium_milligrams >= ${from} AND magnesium_milligrams < ${below} THEN ${prefixed('amount', value)}`,
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
