import { z } from 'zod'
import { markets, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { parseMoney } from '#shop/pricing/money.ts'
import { momentOf } from './local-moment.ts'

const variantId = z.coerce.number().int().min(1).max(2_000_000_000)

/** The form of a price as it is sent; an empty amount means "not on sale", an empty moment "at once". */
export const priceInput = z.object({
  variantId,
  market: z.enum(markets),
  amount: z.string().max(20, 'amount'),
  from: z.string().max(20, 'priceMoment').optional(),
  announced: z.literal('yes').optional(),
  productId: z.coerce.number().int().min(1).max(2_000_000_000),
})

export const cancelPriceInput = z.object({
  variantId,
  market: z.enum(markets),
  productId: z.coerce.number().int().min(1).max(2_000_000_000),
  validFrom: z.iso.datetime().transform((text) => new Date(text)),
})

export interface TypedPrice {
  amount: number | null
  from: Date | null
  announced: boolean
}

/** What was typed into the form of a price, or which field cannot be read. */
export function readPrice(
  { amount, from, announced }: { amount: string; from?: string | undefined; announced?: string | undefined },
  market: Market,
):
  | { ok: true; price: TypedPrice }
  | { ok: false; problem: { field: 'amount' | 'from'; key: 'amount' | 'priceMoment' } } {
  const typed = readAmount(amount, market)
  if (typed === undefined) return { ok: false, problem: { field: 'amount', key: 'amount' } }
  const moment = from ? momentOf(from, market) : null
  if (from && moment === null) return { ok: false, problem: { field: 'from', key: 'priceMoment' } }
  return { ok: true, price: { amount: typed, from: moment, announced: announced === 'yes' } }
}

/** Minor units; null where nothing is given, undefined where it is no price. */
function readAmount(text: string, market: Market): number | null | undefined {
  if (text.trim() === '') return null
  const amount = parseMoney(text, marketFacts(market).currency)?.amount ?? 0
  return amount > 0 && amount < 100_000_000 ? amount : undefined
}
