import 'server-only'
import { languages, markets, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { healthClaims } from '#shop/claims/health-claim.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import {
  rowsPerPage,
  type ComplianceList,
  type ComplianceRow,
  type ComplianceSearch,
} from '../compliance-list.ts'
import { expiryDays, languagesOfMarket } from '../compliance.ts'

interface Counted extends ComplianceRow {
  total: number
  lacking: number
  ending: number
}

/**
 * Products and markets, the worst first. Everything is joined as sets and counted in one statement, so that a page costs
 * one whatever the shop sells.
 */
export async function listCompliance(
  database: Database,
  staff: StaffMember,
  search: ComplianceSearch,
  now: Date,
): Promise<ComplianceList> {
  insistOn(staff, 'products:read')
  const served = await findServedMarkets(database)
  const rows = await database.$queryRaw<Counted[]>(statement(staff.language, { search, served, now }))
  const [first] = rows
  return {
    rows: rows.map(({ total: _total, lacking: _lacking, ending: _ending, ...row }) => row),
    total: first?.total ?? 0,
    missing: first?.lacking ?? 0,
    expiring: first?.ending ?? 0,
  }
}

interface Wish {
  search: ComplianceSearch
  served: readonly Market[]
  now: Date
}

function statement(language: string, { search, served, now }: Wish): Prisma.Sql {
  const horizon = new Date(now.getTime() + expiryDays * 86_400_000)
  const chosen = search.market ? Prisma.sql`AND judged.market = ${search.market}` : Prisma.empty
  const shown = {
    missing: Prisma.sql`AND cardinality(judged.missing) > 0`,
    expiring: Prisma.sql`AND cardinality(judged.expiring) > 0`,
  }
  return Prisma.sql`
    WITH ${marketTable()}, ${wordingTables()}, ${priceTables(now, horizon)},
    judged AS (
      SELECT product.id, product.key, coalesce(nullif(own.name, ''), product.key) AS name, sold.market,
        array_remove(ARRAY[
          CASE WHEN sold.market IS NULL OR label.product_id IS NULL THEN 'label' END,
          CASE WHEN EXISTS (SELECT FROM unsaid WHERE unsaid.product_id = product.id
            AND unsaid.language = ANY(facts.languages)) THEN 'claims' END,
          CASE WHEN facts.notified AND (coalesce(trim(sold.notification_id), '') = ''
            OR sold.notified_at IS NULL OR sold.notified_at > ${now}) THEN 'notification' END,
          CASE WHEN facts.notified AND coalesce(trim(sold.label_file), '') = ''
            AND NOT EXISTS (SELECT FROM label_document AS kept WHERE kept.product_id = product.id
              AND kept.market = sold.market AND kept.removed_at IS NULL) THEN 'label-file' END,
          CASE WHEN sold.market IS NOT NULL AND priced.product_id IS NULL THEN 'price' END,
          CASE WHEN sold.market IS NOT NULL AND NOT EXISTS (SELECT FROM vat_rate AS rate WHERE rate.market = sold.market
            AND rate.tax_class = product.tax_class AND rate.valid_from <= ${now}) THEN 'vat' END], NULL) AS missing,
        array_remove(ARRAY[
          CASE WHEN ending.product_id IS NOT NULL THEN 'price' END,
          CASE WHEN EXISTS (SELECT FROM vat_rate AS rate WHERE rate.market = sold.market
            AND rate.tax_class = product.tax_class AND rate.valid_from > ${now} AND rate.valid_from <= ${horizon})
            THEN 'vat' END], NULL) AS expiring
      FROM product
      LEFT JOIN product_translation AS own ON own.product_id = product.id AND own.language = ${language}
      LEFT JOIN product_market AS sold ON sold.product_id = product.id AND sold.market = ANY(${served})
      LEFT JOIN facts ON facts.market = sold.market
      LEFT JOIN product_translation AS label ON label.product_id = product.id AND label.language = facts.label_language
        AND '' NOT IN (label.name, label.legal_name, label.nutrient_category, label.dosage_form_label, label.ingredients,
          label.usage, label.storage, label.best_before, label.operator)
      LEFT JOIN priced ON priced.product_id = product.id AND priced.market = sold.market
      LEFT JOIN ending ON ending.product_id = product.id AND ending.market = sold.market
      WHERE product.archived_at IS NULL
    )
    SELECT judged.*, (count(*) OVER ())::int AS total,
      (count(*) FILTER (WHERE cardinality(judged.missing) > 0) OVER ())::int AS lacking,
      (count(*) FILTER (WHERE cardinality(judged.expiring) > 0) OVER ())::int AS ending
    FROM judged
    WHERE true ${chosen} ${search.show ? shown[search.show] : Prisma.empty}
    ORDER BY cardinality(judged.missing) DESC, cardinality(judged.expiring) DESC, judged.name, judged.id, judged.market
    LIMIT ${rowsPerPage} OFFSET ${(search.page - 1) * rowsPerPage}`
}

/** What the code knows of markets, as a table. */
function marketTable(): Prisma.Sql {
  const rows = markets.map((market) => {
    const { labelLanguage, needsNotification } = marketFacts(market)
    return Prisma.sql`(${market}, ${labelLanguage}, ${needsNotification}::boolean, ${languagesOfMarket(market)}::text[])`
  })
  return Prisma.sql`facts (market, label_language, notified, languages) AS (VALUES ${Prisma.join(rows)})`
}

/** Products with a claim whose wording in a language nobody has verified or confirmed. */
function wordingTables(): Prisma.Sql {
  const unverified = healthClaims.flatMap(({ id, text, verified }) =>
    languages
      .filter((language) => !verified[language])
      .map((language) => ({ id, language, wording: text[language] })),
  )
  return Prisma.sql`
    open_wording AS (
      SELECT register.claim_id, register.language
      FROM unnest(${unverified.map(({ id }) => id)}::text[], ${unverified.map(({ language }) => language)}::text[],
        ${unverified.map(({ wording }) => wording)}::text[]) AS register (claim_id, language, wording)
      LEFT JOIN (
        SELECT DISTINCT ON (claim_id, language, wording) claim_id, language, wording, confirmed
        FROM claim_wording_confirmation ORDER BY claim_id, language, wording, id DESC
      ) AS said USING (claim_id, language, wording)
      WHERE said.confirmed IS NOT TRUE
    ),
    unsaid AS (
      SELECT DISTINCT attached.product_id, open_wording.language
      FROM product_claim AS attached JOIN open_wording USING (claim_id)
    )`
}

/** Products with a price now, and those that lose one before long. */
function priceTables(now: Date, horizon: Date): Prisma.Sql {
  return Prisma.sql`
    present AS (
      SELECT DISTINCT ON (change.variant_id, change.market) change.variant_id, change.market, change.amount
      FROM price_change AS change WHERE change.valid_from <= ${now}
      ORDER BY change.variant_id, change.market, change.valid_from DESC, change.id DESC
    ),
    priced AS (
      SELECT DISTINCT pack.product_id, present.market
      FROM present JOIN product_variant AS pack ON pack.id = present.variant_id AND pack.archived_at IS NULL
      WHERE present.amount IS NOT NULL
    ),
    ending AS (
      SELECT DISTINCT pack.product_id, planned.market
      FROM (
        SELECT DISTINCT ON (change.variant_id, change.market, change.valid_from)
          change.variant_id, change.market, change.amount
        FROM price_change AS change WHERE change.valid_from > ${now} AND change.valid_from <= ${horizon}
        ORDER BY change.variant_id, change.market, change.valid_from, change.id DESC
      ) AS planned
      JOIN product_variant AS pack ON pack.id = planned.variant_id AND pack.archived_at IS NULL
      JOIN present ON present.variant_id = planned.variant_id AND present.market = planned.market
      WHERE planned.amount IS NULL AND present.amount IS NOT NULL
    )`
}
