import { z } from 'zod'
import { markets, type Market } from '#i18n/locale.ts'
import { rowId } from '#shop/input/field.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { parseMoney } from '#shop/pricing/money.ts'
import { momentOf } from './local-moment.ts'

/** The form of a price as it is sent; an empty moment means "at once". */
export const priceInput = z.object({
  variantId: rowId,
  market: z.enum(markets),
  amount: z.string().max(20, 'amount'),
  from: z.string().max(20, 'priceMoment').optional(),
  announced: z.literal('yes').optional(),
  /** Not on sale from then on; said aloud, so that no empty field takes a product off the shelf. */
  withdraw: z.literal('yes').optional(),
  productId: rowId,
})

export const cancelPriceInput = z.object({
  variantId: rowId,
  market: z.enum(markets),
  productId: rowId,
  validFrom: z.iso.datetime().transform((text) => new Date(text)),
})

export interface TypedPrice {
  amount: number | null
  from: Date | null
  announced: boolean
}

type PriceFields = Readonly<Partial<Record<'amount' | 'from' | 'announced' | 'withdraw', string | undefined>>>

type PriceProblem = { field: 'amount'; key: 'amount' | 'priceOrNone' } | { field: 'from'; key: 'priceMoment' }

/** What was typed into the form of a price, or which field cannot be read. */
export function readPrice(
  { amount = '', from, announced, withdraw }: PriceFields,
  market: Market,
): { ok: true; price: TypedPrice } | { ok: false; problem: PriceProblem } {
  const typed = readAmount(amount, market)
  if (typed === undefined) return { ok: false, problem: { field: 'amount', key: 'amount' } }
  if ((typed === null) !== (withdraw === 'yes'))
    return { ok: false, problem: { field: 'amount', key: 'priceOrNone' } }
  const moment = from ? momentOf(from, market) : null
  if (from && moment === null) return { ok: false, problem: { field: 'from', key: 'priceMoment' } }
  return { ok: true, price: { amount: typed, from: moment, announced: announced === 'yes' } }
}

/** Minor units; null where nothing is given, undefined where it is no price. */
export function readAmount(text: string, market: Market): number | null | undefined {
  if (text.trim() === '') return null
  const amount = parseMoney(text, marketFacts(market).currency)?.amount ?? 0
  return amount > 0 && amount < 100_000_000 ? amount : undefined
}
