import 'server-only'
import { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { languageOf, localeFor, locales, marketOf, type Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { takePoints } from '#platform/form-limit.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import type { CartLine } from '#shop/cart/cart.ts'
import { createCart, fillCart, moveCart } from '#shop/cart/mutations.ts'
import { findCart } from '#shop/cart/queries.ts'
import { cartCookie, cartCookies } from '#shop/cart/session.ts'
import { listOffers } from '#shop/catalogue/queries/list-offers.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { orderWord } from '#shop/orders/order.ts'
import { isUnpaid } from '#shop/orders/order-page.ts'
import type { PlacedOrder } from '#shop/orders/placed-order.ts'
import { findOrderByToken } from '#shop/orders/queries.ts'

const input = z.strictObject({ locale: z.enum(locales), token: z.string().max(120) })

const presses: Limit = { name: 'order-again-address', points: 120, seconds: 600 }

function refuse(submission: Submission, locale: Locale, refusal: { problems: Problem[]; status: number }) {
  const page = { location: addressOf(locale, 'cart'), translate: problemTranslator(locale) }
  return invalid(submission, refusal.problems, { ...page, ...refusal })
}

/** The goods at the prices of today; what is not sold any more stays in the list, so that the cart can say so. */
async function linesOf({ lines, market }: PlacedOrder, locale: Locale): Promise<CartLine[]> {
  const variantIds = lines.map(({ variantId }) => variantId)
  const wish = { variantIds, market, language: languageOf(locale), now: new Date() }
  const offers = await listOffers(database(), wish)
  const amounts = new Map(offers.map(({ variantId, price }) => [variantId, price.amount]))
  return lines.map(({ variantId, quantity, unitPrice }) => ({
    variantId,
    quantity,
    seenUnitAmount: amounts.get(variantId) ?? unitPrice.amount,
  }))
}

/** This browser's cart for the market of the order, begun where there is none; null when it holds goods of another. */
async function cartFor(
  submission: Submission,
  locale: Locale,
): Promise<{ id: string; token: string } | null> {
  const token = submission.cookie(cartCookie())
  const cart = await findCart(database(), token)
  const market = marketOf(locale)
  if (!cart || !token) return createCart({ market, locale })
  if (cart.market !== market && cart.lines.length > 0) return null
  if (cart.market !== market) await moveCart(cart.id, { market, locale })
  return { id: cart.id, token }
}

async function fill(order: PlacedOrder, submission: Submission, locale: Locale): Promise<Response> {
  const no = (key: string) => refuse(submission, locale, { problems: [{ field: null, key }], status: 409 })
  if (!(await findServedMarkets(database())).includes(order.market)) return no('marketClosed')
  const lines = await linesOf(order, locale)
  const cart = await cartFor(submission, locale)
  if (!cart) return no('otherMarket')
  const answer = await fillCart(cart.id, lines)
  if (!answer.ok) return no('tooManyLines')
  return done(submission, addressOf(locale, 'cart'), cartCookies(cart.token, answer.pieces))
}

/**
 * Puts everything of an order that was bought into the cart once more, at the prices of today. What has sold out or
 * changed is said there, line by line; nothing is ordered before the shopper does it.
 */
export async function orderAgain(request: Request): Promise<Response> {
  const form = await readForm(request, 'order-again', input)
  const { submission } = form
  if (!form.ok) return refuse(submission, formLocale(submission), form)
  const { locale, token } = form.data
  const flood = await takePoints([[presses, submission.clientAddress]])
  if (flood) return refuse(submission, locale, flood)
  const order = await findOrderByToken(database(), token)
  if (!order || isUnpaid(orderWord(order))) return new Response(null, { status: 404 })
  return fill(order, submission, localeFor(languageOf(locale), order.market))
}
