import 'server-only'
import { languageOf, marketOf, type Language, type Locale, type Market } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { hashToken } from '#platform/secrets.ts'
import { listDailyProducts } from '#shop/catalogue/queries/list-daily-products.ts'
import { listOffers } from '#shop/catalogue/queries/list-offers.ts'
import type { CombinedIntakeNotice } from '#shop/nutrition/upper-levels.ts'
import { priceCart, type Cart, type PricedCart } from './cart.ts'
import { cartIntake } from './intake.ts'

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

/** Names of variants that are no longer offered, so that the cart can say which ones it means. */
export async function listVariantNames(
  database: Database,
  variantIds: readonly number[],
  language: Language,
): Promise<Map<number, string>> {
  if (variantIds.length === 0) return new Map()
  const where = { language }
  const rows = await database.productVariant.findMany({
    relationLoadStrategy: 'join',
    where: { id: { in: [...variantIds] } },
    select: {
      id: true,
      sku: true,
      translations: { where, select: { label: true } },
      product: { select: { translations: { where, select: { name: true } } } },
    },
  })
  return new Map(
    rows.map(({ id, sku, translations: [text], product }) => {
      const name = product.translations[0]?.name
      return [id, name ? [name, text?.label].filter(Boolean).join(', ') : sku]
    }),
  )
}

/** A cart as its page shows it. */
export interface ShownCart extends PricedCart {
  /** It was started for another country than the page's. */
  isOtherMarket: boolean
  withdrawnNames: Map<number, string>
  intake: CombinedIntakeNotice[]
}

/** The cart behind the browser's cookie in the page's language; null when there is nothing in it. */
export async function findShownCart(
  database: Database,
  token: string | null,
  locale: Locale,
): Promise<ShownCart | null> {
  const cart = await findCart(database, token)
  if (!cart || cart.lines.length === 0) return null
  const language = languageOf(locale)
  const priced = await findPricedCart(database, cart, language)
  const productIds = priced.items.map((item) => item.offer.productId)
  const [withdrawnNames, products] = await Promise.all([
    listVariantNames(database, priced.withdrawn, language),
    listDailyProducts(database, productIds),
  ])
  const isOtherMarket = cart.market !== marketOf(locale)
  return { ...priced, isOtherMarket, withdrawnNames, intake: cartIntake(products, cart.market) }
}
