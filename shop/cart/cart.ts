import type { OfferLine } from '#shop/catalogue/offer.ts'
import { availabilityOf } from '#shop/inventory/stock.ts'
import { multiply, sum, type Money } from '#shop/pricing/money.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { Locale, Market } from '#i18n/locale.ts'

export const quantityLimit = 20
export const lineLimit = 30

/** A cart line as it is stored: what was chosen, and the unit price the shopper saw last. */
export interface CartLine {
  variantId: number
  quantity: number
  seenUnitAmount: number
}

export interface Cart {
  id: string
  market: Market
  locale: Locale
  version: number
  lines: CartLine[]
  /** What this cart's own unpaid order holds of the stock: to its shopper it is still available. */
  held: { variantId: number; quantity: number }[]
}

export function piecesOf(lines: readonly Pick<CartLine, 'quantity'>[]): number {
  return lines.reduce((pieces, line) => pieces + line.quantity, 0)
}

/** The offer as this cart's shopper meets it: with what their own unpaid order holds. */
export function offerToCart(cart: Pick<Cart, 'held'> | null, offer: OfferLine): OfferLine {
  const held = cart?.held.find((hold) => hold.variantId === offer.variantId)?.quantity ?? 0
  return held === 0
    ? offer
    : { ...offer, available: offer.available + held, availability: availabilityOf(offer.available + held) }
}

/** Something about a line that the shopper must be told before ordering. */
export type LineChange =
  | { kind: 'price-changed'; before: Money }
  | { kind: 'sold-out' }
  | { kind: 'reduced-stock'; available: number }

/** A cart line with its offer as it stands now. */
export interface LineItem {
  offer: OfferLine
  quantity: number
  total: Money
  changes: LineChange[]
}

/** A line of which nothing is left counts for nothing, until it is taken out. */
export function isSoldOut({ changes }: LineItem): boolean {
  return changes.some((change) => change.kind === 'sold-out')
}

export interface PricedCart {
  market: Market
  items: LineItem[]
  /** Lines whose variant is no longer sold here; they count for nothing. */
  withdrawn: number[]
  subtotal: Money
  pieces: number
  /** Every line can be ordered as it stands. */
  isOrderable: boolean
}

function changesOf(line: CartLine, offer: OfferLine): LineChange[] {
  const changes: LineChange[] = []
  if (offer.available <= 0) changes.push({ kind: 'sold-out' })
  else if (offer.available < line.quantity)
    changes.push({ kind: 'reduced-stock', available: offer.available })
  if (offer.price.amount !== line.seenUnitAmount) {
    changes.push({ kind: 'price-changed', before: { ...offer.price, amount: line.seenUnitAmount } })
  }
  return changes
}

/** The cart at the prices and with the stock of this moment; what changed since the shopper looked is said per line. */
export function priceCart(
  cart: Pick<Cart, 'market' | 'lines' | 'held'>,
  offers: readonly OfferLine[],
): PricedCart {
  const found = new Map(offers.map((offer) => [offer.variantId, offerToCart(cart, offer)]))
  const items = cart.lines.flatMap((line): LineItem[] => {
    const offer = found.get(line.variantId)
    if (!offer) return []
    return [
      {
        offer,
        quantity: line.quantity,
        total: multiply(offer.price, line.quantity),
        changes: changesOf(line, offer),
      },
    ]
  })
  const { currency } = marketFacts(cart.market)
  const counted = items.filter((item) => !isSoldOut(item))
  const blocks = (change: LineChange) => change.kind !== 'price-changed'
  return {
    market: cart.market,
    items,
    withdrawn: cart.lines.filter((line) => !found.has(line.variantId)).map((line) => line.variantId),
    subtotal: sum(
      counted.map((item) => item.total),
      currency,
    ),
    pieces: piecesOf(counted),
    isOrderable: items.length > 0 && !items.some((item) => item.changes.some(blocks)),
  }
}

export type AddAnswer =
  { ok: true; quantity: number } | { ok: false; reason: 'too-many-lines' | 'too-many-pieces' }

/** What adding to the cart leads to: the same variant again adds up, within the limits of one cart. */
export function addToLines(lines: readonly CartLine[], variantId: number, quantity: number): AddAnswer {
  const line = lines.find((each) => each.variantId === variantId)
  if (!line && lines.length >= lineLimit) return { ok: false, reason: 'too-many-lines' }
  const wanted = (line?.quantity ?? 0) + quantity
  return wanted > quantityLimit ? { ok: false, reason: 'too-many-pieces' } : { ok: true, quantity: wanted }
}
