import 'server-only'
import { languages, type Language, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import {
  gaps,
  type Gap,
  type ListedProduct,
  type ListedProducts,
  type ListedState,
  type ProductSearch,
} from '../product-search.ts'

const pageSize = 50

interface Row {
  id: number
  key: string
  name: string
  skus: string[]
  states: { language: Language; state: 'published' | 'scheduled' | 'draft' }[]
  markets: Market[]
  gaps: Gap[]
  isArchived: boolean
}

/**
 * A page of the products, by name in the person's language. A place in the list is a name and an id, so that a page
 * costs the same wherever it is and nothing is shown twice when something is added meanwhile.
 */
export async function listProducts(
  database: Database,
  staff: StaffMember,
  search: ProductSearch,
  now: Date,
): Promise<ListedProducts> {
  insistOn(staff, 'products:read')
  const isBackwards = search.before !== null
  const served = await findServedMarkets(database)
  const rows = await database.$queryRaw<Row[]>(statement(staff.language, search, { served, now }))
  const shown = rows.slice(0, pageSize)
  if (isBackwards) shown.reverse()
  const hasMore = rows.length > pageSize
  const placeOf = (row: Row | undefined) => row && { name: row.name, id: row.id }
  const hasNext = isBackwards || hasMore
  const hasPrevious = isBackwards ? hasMore : search.after !== null
  return {
    products: shown.map(productOf),
    next: hasNext ? (placeOf(shown.at(-1)) ?? null) : null,
    previous: hasPrevious ? (placeOf(shown[0]) ?? null) : null,
  }
}

function productOf({ states, ...row }: Row): ListedProduct {
  const stateIn = (language: Language) => states.find((own) => own.language === language)?.state ?? 'missing'
  return {
    ...row,
    states: Object.fromEntries(
      languages.map((language) => [language, stateIn(language)]),
    ) as ListedProduct['states'],
  }
}

/** When and where a product is looked at: what is missing in a market that is not served is missed by nobody. */
interface Standpoint {
  served: readonly Market[]
  now: Date
}

function conditionsOf(search: ProductSearch, standpoint: Standpoint): Prisma.Sql[] {
  const { now } = standpoint
  return [
    ...(search.words === '' ? [] : [matches(search.words)]),
    ...(search.market
      ? [
          Prisma.sql`EXISTS (SELECT FROM product_market AS sold WHERE sold.product_id = product.id AND sold.market = ${search.market})`,
        ]
      : []),
    search.state === 'archived'
      ? Prisma.sql`product.archived_at IS NOT NULL`
      : Prisma.sql`product.archived_at IS NULL`,
    ...(search.state && search.state !== 'archived' ? [hasState(search.state, search.language, now)] : []),
    ...(search.missing ? [gapConditions(standpoint)[search.missing]] : []),
    ...placeCondition(search),
  ]
}

function isNarrowed({ words, market, state, missing }: ProductSearch): boolean {
  return [words || null, market, state, missing].some((wish) => wish !== null)
}

function statement(language: Language, search: ProductSearch, standpoint: Standpoint): Prisma.Sql {
  const { served, now } = standpoint
  const direction = search.before ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const fence = Prisma.raw(isNarrowed(search) ? 'MATERIALIZED' : 'NOT MATERIALIZED')
  // The page first, then what is told about its products: only fifty of them are looked at closely. What is asked for is
  // found before it is put in order: hoping to meet fifty of it on the way through all names can cost a second.
  return Prisma.sql`
    WITH narrowed AS ${fence} (
      SELECT product.id, product.key, text.name, product.archived_at
      FROM product JOIN product_translation AS text
        ON text.product_id = product.id AND text.language = ${language}
      WHERE ${Prisma.join(conditionsOf(search, standpoint), ' AND ')}
    ), page AS (
      SELECT * FROM narrowed AS product ORDER BY product.name ${direction}, product.id ${direction} LIMIT ${pageSize + 1}
    )
    SELECT product.id, product.key, product.name, product.archived_at IS NOT NULL AS "isArchived",
      ARRAY(SELECT sku FROM product_variant AS pack WHERE pack.product_id = product.id AND pack.archived_at IS NULL
        ORDER BY pack.position, pack.id) AS skus,
      (SELECT coalesce(json_agg(json_build_object('language', own.language, 'state', CASE
          WHEN own.status = 'draft' THEN 'draft' WHEN own.published_at > ${now} THEN 'scheduled' ELSE 'published' END)), '[]')
        FROM product_translation AS own WHERE own.product_id = product.id) AS states,
      ARRAY(SELECT market FROM product_market AS sold WHERE sold.product_id = product.id
        AND market = ANY(${served}) ORDER BY market DESC) AS markets,
      array_remove(ARRAY[${gapNames(standpoint)}], NULL) AS gaps
    FROM page AS product
    ORDER BY product.name ${direction}, product.id ${direction}`
}

/** `%` and `_` stand for themselves. */
function matches(words: string): Prisma.Sql {
  const pattern = `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return Prisma.sql`product.id IN (
    SELECT product_id FROM product_translation WHERE name ILIKE ${pattern}
    UNION SELECT product_id FROM product_variant WHERE sku ILIKE ${pattern} OR gtin LIKE ${pattern}
    UNION SELECT id FROM product WHERE key ILIKE ${pattern})`
}

function hasState(state: Exclude<ListedState, 'archived'>, language: Language | null, now: Date): Prisma.Sql {
  const conditions = {
    draft: Prisma.sql`own.status = 'draft'`,
    scheduled: Prisma.sql`own.status = 'published' AND own.published_at > ${now}`,
    published: Prisma.sql`own.status = 'published' AND own.published_at <= ${now}`,
  }
  const spoken = language ? Prisma.sql`AND own.language = ${language}` : Prisma.empty
  return Prisma.sql`EXISTS (SELECT FROM product_translation AS own
    WHERE own.product_id = product.id AND ${conditions[state]} ${spoken})`
}

/** What is missing, as far as the database can tell; the editor's own check knows all the rules. */
function gapConditions({ served, now }: Standpoint): Record<Gap, Prisma.Sql> {
  const notified = served.filter((market) => marketFacts(market).needsNotification)
  const packs = Prisma.sql`product_variant AS pack WHERE pack.product_id = product.id AND pack.archived_at IS NULL`
  return {
    texts: Prisma.sql`EXISTS (SELECT FROM product_translation AS own WHERE own.product_id = product.id AND '' IN (
      own.name, own.tagline, own.description, own.legal_name, own.nutrient_category, own.dosage_form_label,
      own.ingredients, own.usage, own.storage, own.best_before, own.operator, own.meta_title, own.meta_description))`,
    pictures: Prisma.sql`(SELECT count(DISTINCT picture.language) FROM product_picture AS picture
      WHERE picture.product_id = product.id) < ${languages.length}`,
    // What lists show now has a price: only the rest is looked at closely.
    price: Prisma.sql`EXISTS (SELECT FROM product_market AS sold WHERE sold.product_id = product.id
      AND sold.market = ANY(${served})
      AND NOT EXISTS (SELECT FROM product_listing AS shown WHERE shown.product_id = product.id
        AND shown.market = sold.market AND shown.shown_from <= ${now} AND shown.shown_until > ${now})
      AND NOT EXISTS (SELECT FROM product_variant AS pack CROSS JOIN LATERAL (
          SELECT change.amount FROM price_change AS change
          WHERE change.variant_id = pack.id AND change.market = sold.market AND change.valid_from <= ${now}
          ORDER BY change.valid_from DESC, change.id DESC LIMIT 1) AS price
        WHERE pack.product_id = product.id AND pack.archived_at IS NULL AND price.amount IS NOT NULL))`,
    gtin: Prisma.sql`EXISTS (SELECT FROM ${packs} AND pack.gtin IS NULL)`,
    stock: Prisma.sql`NOT EXISTS (SELECT FROM ${packs} AND EXISTS (SELECT FROM stock_item AS item
      WHERE item.variant_id = pack.id AND item.on_hand > item.reserved))`,
    notification: Prisma.sql`EXISTS (SELECT FROM product_market AS sold WHERE sold.product_id = product.id
      AND sold.market = ANY(${notified}) AND coalesce(sold.notification_id, '') = '')`,
  }
}

function gapNames(standpoint: Standpoint): Prisma.Sql {
  const conditions = gapConditions(standpoint)
  return Prisma.join(gaps.map((gap) => Prisma.sql`CASE WHEN ${conditions[gap]} THEN ${gap} END`))
}

function placeCondition({ after, before }: ProductSearch): Prisma.Sql[] {
  if (before) return [Prisma.sql`(text.name, product.id) < (${before.name}, ${before.id})`]
  return after ? [Prisma.sql`(text.name, product.id) > (${after.name}, ${after.id})`] : []
}
