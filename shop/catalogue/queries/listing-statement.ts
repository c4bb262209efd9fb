import 'server-only'
import { languageOf, marketOf, type Language, type Locale } from '#i18n/locale.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { amountNutrient, amountRanges, facetNeeds, facets, type Facet } from '../facet.ts'
import { productsPerPage, type ListingOrder, type ListingState } from '../listing.ts'

/**
 * One statement for a page of the list, whatever the size of the catalogue: which products it shows, how many there
 * are, how many each facet value would show, and when the answer changes by itself.
 */
export function listingStatement(state: ListingState, locale: Locale, now: Date): Prisma.Sql {
  const offset = (state.page - 1) * productsPerPage
  return Prisma.sql`
    WITH offered AS (${offered(locale, now)}),
    judged AS (SELECT offered.*, ${judgements(state)} FROM offered),
    chosen AS (SELECT * FROM judged WHERE ${allPass(facets)})
    SELECT
      (SELECT count(*)::int FROM chosen) AS total,
      (SELECT coalesce(json_agg(id), '[]') FROM (
        SELECT id FROM chosen ORDER BY ${orders(languageOf(locale))[state.order]}, position, id
        LIMIT ${productsPerPage} OFFSET ${offset}) AS page) AS ids,
      (SELECT coalesce(json_agg(counted), '[]') FROM (${counts()}) AS counted) AS counts,
      (SELECT value FROM setting WHERE key = 'categories') AS categories,
      least(${nextPrice(locale, now)}, ${nextPublication(locale, now)}) AS changes`
}

/**
 * What is sold to the market now, with the price of the first variant that has one and what the facets ask about. Looked
 * up product by product: a little slower than joining whole tables, but never the wrong way round after an import, when
 * the database does not know yet how large they are.
 */
function offered(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT product.id, product.position, text.name, variant.amount AS price,
      variant.amount * CASE
        WHEN product.daily_count IS NOT NULL THEN product.daily_count / variant.net_count
        WHEN product.daily_grams IS NOT NULL THEN product.daily_grams / variant.net_grams
        ELSE product.daily_millilitres / variant.net_millilitres END AS price_per_day,
      nutrients.nutrient_values, forms.form_values, ARRAY[product.dosage_form] AS dosage_values,
      nutrients.amount_values, product.diets AS diet_values, product.free_from AS without_values
    FROM product
    JOIN product_translation AS text ON text.product_id = product.id AND text.language = ${languageOf(locale)}
      AND text.status = 'published' AND text.published_at <= ${now}
    JOIN product_market AS sold ON sold.product_id = product.id AND sold.market = ${marketOf(locale)}
    CROSS JOIN LATERAL (
      SELECT array_agg(nutrient) AS nutrient_values,
        array_agg(${amountRange()}) FILTER (WHERE nutrient = ${amountNutrient}) AS amount_values
      FROM product_nutrient AS nutrient WHERE nutrient.product_id = product.id) AS nutrients
    CROSS JOIN LATERAL (
      SELECT array_agg(form) AS form_values FROM (
        SELECT DISTINCT nutrient || '-' || unnest(forms) AS form
        FROM product_nutrient AS own WHERE own.product_id = product.id) AS each) AS forms
    CROSS JOIN LATERAL (
      SELECT pack.net_count, pack.net_grams, pack.net_millilitres, price.amount
      FROM product_variant AS pack
      CROSS JOIN LATERAL (
        SELECT change.amount FROM price_change AS change
        WHERE change.variant_id = pack.id AND change.market = ${marketOf(locale)} AND change.valid_from <= ${now}
        ORDER BY change.valid_from DESC, change.id DESC LIMIT 1) AS price
      WHERE pack.product_id = product.id AND pack.archived_at IS NULL AND price.amount IS NOT NULL
      ORDER BY pack.position, pack.id LIMIT 1) AS variant
    WHERE nutrients.nutrient_values IS NOT NULL`
}

function amountRange(): Prisma.Sql {
  const milligrams = Prisma.sql`nutrient.amount * CASE nutrient.unit WHEN 'g' THEN 1000 WHEN 'µg' THEN 0.001 ELSE 1 END`
  const cases = amountRanges.map(({ value, from, below }) =>
    below === null
      ? Prisma.sql`WHEN ${milligrams} >= ${from} THEN ${value}`
      : Prisma.sql`WHEN ${milligrams} >= ${from} AND ${milligrams} < ${below} THEN ${value}`,
  )
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} END`
}

const values = (facet: Facet) => Prisma.raw(`${facet}_values`)
const passes = (facet: Facet) => Prisma.raw(`passes_${facet}`)

/** Per facet, whether a product meets what is chosen of it. */
function judgements({ facets: chosen }: ListingState): Prisma.Sql {
  return Prisma.join(
    facets.map((facet) => {
      const operator = Prisma.raw(facetNeeds[facet] === 'any' ? '&&' : '@>')
      const test =
        chosen[facet].length === 0
          ? Prisma.sql`true`
          : Prisma.sql`coalesce(${values(facet)} ${operator} ${chosen[facet]}::text[], false)`
      return Prisma.sql`${test} AS ${passes(facet)}`
    }),
  )
}

function allPass(wanted: readonly Facet[]): Prisma.Sql {
  return Prisma.join(wanted.map(passes), ' AND ')
}

/**
 * Products per facet value: those that meet all other facets, since another value of the same facet would be chosen
 * beside the present ones; where every value is needed, those that meet this facet too.
 */
function counts(): Prisma.Sql {
  const perFacet = facets.map((facet) => {
    const others = facets.filter((other) => other !== facet || facetNeeds[facet] === 'all')
    // No product has a value twice, so a value counts its products.
    return Prisma.sql`
      SELECT ${facet} AS facet, value, count(*)::int AS count
      FROM (SELECT unnest(${values(facet)}) AS value FROM judged WHERE ${allPass(others)}) AS own
      WHERE value IS NOT NULL GROUP BY value`
  })
  return Prisma.join(perFacet, ' UNION ALL ')
}

function orders(language: Language): Record<ListingOrder, Prisma.Sql> {
  const collations: Record<Language, string> = { pl: 'pl-x-icu', nl: 'nl-x-icu', en: 'en-x-icu' }
  return {
    recommended: Prisma.sql`position`,
    price: Prisma.sql`price`,
    'price-per-day': Prisma.sql`price_per_day`,
    name: Prisma.sql`name COLLATE ${Prisma.raw(`"${collations[language]}"`)}`,
  }
}

function nextPrice(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`(SELECT min(valid_from) FROM price_change WHERE market = ${marketOf(locale)} AND valid_from > ${now})`
}

function nextPublication(locale: Locale, now: Date): Prisma.Sql {
  return Prisma.sql`(SELECT min(published_at) FROM product_translation
    WHERE language = ${languageOf(locale)} AND status = 'published' AND published_at > ${now})`
}
