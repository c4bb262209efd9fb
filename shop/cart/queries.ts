import 'server-only'
import { languageOf, type Language, type Locale, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { hashToken } from '#platform/secrets.ts'
import { listOffers } from '#shop/catalogue/queries/list-offers.ts'
import { priceCart, type Cart, type PricedCart } from './cart.ts'

/** The cart behind a browser's opaque cookie. */
export async function findCart(database: Database, token: string | null): Promise<Cart | null> {
  if (!token || token.length > 64) return null
  const row = await database.cart.findUnique({
    relationLoadStrategy: 'join',
    where: { tokenHash: hashToken(token) },
    select: {
      id: true,
      market: true,
      locale: true,
      version: true,
      lines: {
        orderBy: { position: 'asc' },
        select: { variantId: true, quantity: true, seenUnitAmount: true },
      },
      orders: {
        where: { payment: 'pending', hold: 'held' },
        select: { lines: { select: { variantId: true, quantity: true } } },
      },
    },
  })
  if (!row) return null
  const { orders, ...cart } = row
  const held = orders.flatMap((order) => order.lines)
  return { ...cart, held, market: row.market as Market, locale: row.locale as Locale }
}

export async function findPricedCart(
  database: Database,
  cart: Pick<Cart, 'market' | 'lines' | 'locale' | 'held'>,
  language: Language = languageOf(cart.locale),
  now = new Date(),
): Promise<PricedCart> {
  const variantIds = cart.lines.map((line) => line.variantId)
  return priceCart(cart, await listOffers(database, { variantIds, market: cart.market, language, now }))
}
