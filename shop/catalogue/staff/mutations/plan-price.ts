import 'server-only'
import type { Market } from '#i18n/locale.ts'
import { inTransaction } from '#platform/database.ts'
import {
  planCancellation,
  planPriceChange,
  type CancellationRefusal,
  type PricePlan,
} from '#shop/pricing/price-plan.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { appendPrices, type PriceAppending, type UnknownVariant } from './append-prices.ts'

export interface PriceWish {
  variantId: number
  market: Market
  /** Null: not on sale from then on. */
  amount: number | null
  /** Null: at once. */
  from: Date | null
  announced: boolean
}

type Refusal = Exclude<PricePlan, { ok: true }> | CancellationRefusal | UnknownVariant

/** Appends a price to the history, unless the law or the history forbids it. */
export async function planPrice(
  staff: StaffMember,
  { variantId, market, amount, from, announced }: PriceWish,
): Promise<{ ok: true; productId: number } | Refusal> {
  insistOn(staff, 'prices:write')
  return appendOne(staff, {
    ...{ variantId, market, action: 'price.planned' },
    decide: (history, now) =>
      planPriceChange(history, market, { amount, announced, validFrom: from ?? now }, now),
  })
}

/** Takes a planned price back by appending what holds without it. */
export async function cancelPrice(
  staff: StaffMember,
  { variantId, market, validFrom }: { variantId: number; market: Market; validFrom: Date },
): Promise<{ ok: true; productId: number } | Refusal> {
  insistOn(staff, 'prices:write')
  return appendOne(staff, {
    ...{ variantId, market, action: 'price.cancelled' },
    decide: (history, now) => planCancellation(history, validFrom, now),
  })
}

async function appendOne(
  staff: StaffMember,
  appending: PriceAppending<Exclude<Refusal, UnknownVariant>>,
): Promise<{ ok: true; productId: number } | Refusal> {
  return inTransaction(async (transaction) => {
    const [answer] = await appendPrices(transaction, staff, [appending])
    if (!answer) throw new Error('one answer for each price')
    return answer.ok ? { ok: true, productId: answer.productId } : answer
  })
}
