import 'server-only'
import type { Database } from '#platform/database.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { findActorNames } from '#shop/staff/queries.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { fewLeft } from '../stock.ts'
import type { LedgerLine, StockedVariant, StockSearch } from './stock-list.ts'

const pageSize = 50

/** Variants by number, with what lies on the shelf and what is promised; one page. */
export async function listStock(
  database: Database,
  staff: StaffMember,
  search: StockSearch,
): Promise<{ variants: StockedVariant[]; next: string | null }> {
  insistOn(staff, 'stock:read')
  const pattern = `%${search.words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const conditions = [
    Prisma.sql`pack.archived_at IS NULL`,
    ...(search.after ? [Prisma.sql`pack.sku > ${search.after.sku}`] : []),
    ...(search.productId === null ? [] : [Prisma.sql`pack.product_id = ${search.productId}`]),
    ...(search.isLow
      ? [Prisma.sql`coalesce(item.on_hand, 0) - coalesce(item.reserved, 0) <= ${fewLeft}`]
      : []),
    ...(search.words === ''
      ? []
      : [Prisma.sql`(pack.sku ILIKE ${pattern} OR pack.gtin LIKE ${pattern} OR text.name ILIKE ${pattern})`]),
  ]
  const rows = await database.$queryRaw<StockedVariant[]>`
    SELECT pack.id AS "variantId", pack.product_id AS "productId", pack.sku, coalesce(text.name, '') AS name,
      coalesce(words.label, '') AS label, coalesce(item.on_hand, 0) AS "onHand", coalesce(item.reserved, 0) AS reserved
    FROM product_variant AS pack
    LEFT JOIN stock_item AS item ON item.variant_id = pack.id
    LEFT JOIN product_translation AS text ON text.product_id = pack.product_id AND text.language = ${staff.language}
    LEFT JOIN product_variant_translation AS words
      ON words.variant_id = pack.id AND words.language = ${staff.language}
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY pack.sku LIMIT ${pageSize + 1}`
  const variants = rows.slice(0, pageSize)
  return { variants, next: rows.length > pageSize ? (variants.at(-1)?.sku ?? null) : null }
}

interface LedgerRow extends Omit<LedgerLine, 'id' | 'name'> {
  id: bigint
  actor: string
}

/** A variant with the latest lines of its ledger, the newest first, each with what lay on the shelf after it. */
export async function findStock(
  database: Database,
  staff: StaffMember,
  variantId: number,
): Promise<{ variant: StockedVariant; ledger: LedgerLine[] } | null> {
  insistOn(staff, 'stock:read')
  const row = await database.productVariant.findUnique({
    where: { id: variantId },
    select: {
      sku: true,
      productId: true,
      stock: { select: { onHand: true, reserved: true } },
      translations: { where: { language: staff.language }, select: { label: true } },
      product: { select: { translations: { where: { language: staff.language }, select: { name: true } } } },
    },
  })
  if (!row) return null
  const rows = await database.$queryRaw<LedgerRow[]>`
    SELECT move.id, move.at, move.kind::text AS kind, move.quantity, move.reason, move.actor,
      orders.number::text AS "orderNumber", move.order_id AS "orderId",
      (sum(CASE move.kind WHEN 'commit' THEN -move.quantity WHEN 'reserve' THEN 0 WHEN 'release' THEN 0
        ELSE move.quantity END) OVER (ORDER BY move.id))::int AS "onHandAfter"
    FROM stock_movement AS move LEFT JOIN orders ON orders.id = move.order_id
    WHERE move.variant_id = ${variantId}
    ORDER BY move.id DESC LIMIT 200`
  const names = await findActorNames(
    database,
    rows.map(({ actor }) => actor),
  )
  return {
    variant: {
      variantId,
      productId: row.productId,
      sku: row.sku,
      name: row.product.translations[0]?.name ?? '',
      label: row.translations[0]?.label ?? '',
      onHand: row.stock?.onHand ?? 0,
      reserved: row.stock?.reserved ?? 0,
    },
    ledger: rows.map(({ id, actor, ...line }) => ({
      ...line,
      id: String(id),
      name: names.get(actor) ?? null,
    })),
  }
}
