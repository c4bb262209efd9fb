import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { priceAt, type PriceChange, type PriceHistory } from '#shop/pricing/price-history.ts'
import {
  planCancellation,
  planPriceChange,
  type CancellationRefusal,
  type PricePlan,
} from '#shop/pricing/price-plan.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { productListTag, productTag } from '../../cache.ts'

export interface PriceWish {
  variantId: number
  market: Market
  /** Null: not on sale from then on. */
  amount: number | null
  /** Null: at once. */
  from: Date | null
  announced: boolean
}

type Unknown = { ok: false; reason: 'unknown' }
type Refusal = Exclude<PricePlan, { ok: true }> | CancellationRefusal | Unknown

/**
 * Appends a price to the history, unless the law or the history forbids it. The variant is locked: two people decide one
 * after the other, each on what the other has written.
 */
export async function planPrice(
  staff: StaffMember,
  { variantId, market, amount, from, announced }: PriceWish,
): Promise<{ ok: true; productId: number } | Refusal> {
  insistOn(staff, 'prices:write')
  return appendPrice(staff, { variantId, market, action: 'price.planned' }, (history, now) =>
    planPriceChange(history, market, { amount, announced, validFrom: from ?? now }, now),
  )
}

/** Takes a planned price back by appending what holds without it. */
export async function cancelPrice(
  staff: StaffMember,
  { variantId, market, validFrom }: { variantId: number; market: Market; validFrom: Date },
): Promise<{ ok: true; productId: number } | Refusal> {
  insistOn(staff, 'prices:write')
  return appendPrice(staff, { variantId, market, action: 'price.cancelled' }, (history, now) =>
    planCancellation(history, validFrom, now),
  )
}

interface Place {
  variantId: number
  market: Market
  action: string
}

function appendPrice(
  staff: StaffMember,
  { variantId, market, action }: Place,
  decide: (history: PriceHistory, now: Date) => { ok: true; change: PriceChange } | Exclude<Refusal, Unknown>,
): Promise<{ ok: true; productId: number } | Refusal> {
  return inTransaction(async (transaction) => {
    const variant = await lockVariant(transaction, variantId)
    if (!variant) return { ok: false, reason: 'unknown' }
    const history = await transaction.priceChange.findMany({
      where: { variantId, market },
      orderBy: [{ validFrom: 'asc' }, { id: 'asc' }],
    })
    const now = new Date()
    const decision = decide(history, now)
    if (!decision.ok) return decision
    const { amount, validFrom, announced } = decision.change
    await transaction.priceChange.create({
      data: {
        variantId,
        market,
        currency: marketFacts(market).currency,
        amount,
        validFrom,
        announced,
        actor: actorOf(staff),
      },
    })
    await recordAudit(transaction, staff, {
      action,
      entity: 'price',
      entityId: `${variantId}/${market}`,
      before: { amount: priceAt(history, market, validFrom)?.amount ?? null },
      after: { amount, announced, validFrom: validFrom.toISOString() },
    })
    // Pages know the moments at which their prices change by themselves; that there is a new one they learn here.
    await invalidate(transaction, [productTag(variant.productId), productListTag])
    return { ok: true, productId: variant.productId }
  })
}

/** The product before its variant, as everybody who writes parts of a product takes them. */
async function lockVariant(
  transaction: Transaction,
  variantId: number,
): Promise<{ productId: number } | null> {
  const [row] = await transaction.$queryRaw<{ productId: number }[]>`
    SELECT product.id AS "productId" FROM product JOIN product_variant AS pack ON pack.product_id = product.id
    WHERE pack.id = ${variantId} AND pack.archived_at IS NULL FOR NO KEY UPDATE`
  return row ?? null
}
