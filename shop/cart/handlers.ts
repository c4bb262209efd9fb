import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { withinLimit, type Limit } from '#platform/rate-limit.ts'
import { cookieOf, done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { listOffers } from '#shop/catalogue/queries/list-offers.ts'
import {
  acknowledgeInput,
  addToCartInput,
  changeLineInput,
  removeLineInput,
  switchMarketInput,
} from './cart-input.ts'
import { acknowledgePrices, addLine, createCart, moveCart, setQuantity } from './mutations.ts'
import { findCart } from './queries.ts'
import { cartCookie, cartCookies, countCookie } from './session.ts'
import { offerToCart, piecesOf, type Cart } from './cart.ts'

/** Generous: many shoppers share one mobile address. */
const cartWrites: Limit = { name: 'cart-address', points: 600, seconds: 600 }

function localeOf(submission: Submission): Locale {
  const given = submission.values.locale ?? ''
  return isLocale(given) ? given : defaultLocale
}

function refuse(submission: Submission, problems: Problem[], status = 422): Promise<Response> {
  const locale = localeOf(submission)
  return invalid(submission, problems, {
    location: addressOf(locale, 'cart'),
    translate: problemTranslator(locale),
    status,
  })
}

interface OpenCart {
  cart: Cart | null
  token: string | null
}

async function openCart(submission: Submission): Promise<OpenCart> {
  const token = submission.cookie(cartCookie())
  const cart = await findCart(database(), token)
  return { cart, token: cart ? token : null }
}

async function tooFast(submission: Submission): Promise<Response | null> {
  const limit = await withinLimit(cartWrites, submission.clientAddress)
  if (limit.ok) return null
  const facts = { seconds: limit.retryAfterSeconds }
  return invalid(submission, [{ field: null, key: 'tooMany', facts }], {
    location: addressOf(localeOf(submission), 'cart'),
    translate: problemTranslator(localeOf(submission)),
    status: 429,
    headers: { 'retry-after': String(limit.retryAfterSeconds) },
  })
}

/** Puts pieces of a variant into the cart of this browser, opening one when there is none. */
export async function addToCart(request: Request): Promise<Response> {
  const form = await readForm(request, 'add-to-cart', addToCartInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const limited = await tooFast(form.submission)
  if (limited) return limited

  const { locale, variantId, quantity } = form.data
  const market = marketOf(locale)
  const { cart, token } = await openCart(form.submission)
  if (cart && cart.market !== market && cart.lines.length > 0) {
    return refuse(form.submission, [{ field: null, key: 'otherMarket' }], 409)
  }
  const wish = { variantIds: [variantId], market, language: languageOf(locale), now: new Date() }
  const [plain] = await listOffers(database(), wish)
  const offer = plain && offerToCart(cart, plain)
  if (!offer) return refuse(form.submission, [{ field: null, key: 'notSold' }], 409)
  if (offer.available <= 0) return refuse(form.submission, [{ field: 'quantity', key: 'soldOut' }], 409)
  const already = cart?.lines.find((line) => line.variantId === variantId)?.quantity ?? 0
  if (offer.available < already + quantity) {
    const facts = { available: offer.available }
    return refuse(form.submission, [{ field: 'quantity', key: 'onlySoMany', facts }], 409)
  }

  if (cart && cart.market !== market) await moveCart(cart.id, { market, locale })
  const opened = cart && token ? { id: cart.id, token } : await createCart({ market, locale })
  const answer = await addLine(opened.id, { variantId, quantity, seenUnitAmount: offer.price.amount })
  if (!answer.ok) {
    const key = answer.reason === 'too-many-lines' ? 'tooManyLines' : 'quantityTooLarge'
    return refuse(form.submission, [{ field: 'quantity', key, facts: { maximum: 20 } }], 409)
  }
  return done(form.submission, addressOf(locale, 'cart'), cartCookies(opened.token, answer.pieces))
}

/** Changes the quantity of a line; zero removes it. */
export async function changeLine(request: Request): Promise<Response> {
  const form = await readForm(request, 'cart', changeLineInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const { locale, variantId, quantity } = form.data
  const { cart, token } = await openCart(form.submission)
  if (!cart || !token) return done(form.submission, addressOf(locale, 'cart'))
  if (quantity > 0) {
    const wish = {
      variantIds: [variantId],
      market: cart.market,
      language: languageOf(locale),
      now: new Date(),
    }
    const [plain] = await listOffers(database(), wish)
    const offer = plain && offerToCart(cart, plain)
    if (offer && offer.available > 0 && offer.available < quantity) {
      const facts = { available: offer.available }
      return refuse(form.submission, [{ field: `quantity-${variantId}`, key: 'onlySoMany', facts }], 409)
    }
  }
  const pieces = await setQuantity(cart.id, variantId, quantity)
  return done(form.submission, addressOf(locale, 'cart'), cartCookies(token, pieces))
}

export async function removeLine(request: Request): Promise<Response> {
  const form = await readForm(request, 'cart', removeLineInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const { locale, variantId } = form.data
  const { cart, token } = await openCart(form.submission)
  if (!cart || !token) return done(form.submission, addressOf(locale, 'cart'))
  const pieces = await setQuantity(cart.id, variantId, 0)
  return done(form.submission, addressOf(locale, 'cart'), cartCookies(token, pieces))
}

/** Empties a cart of another market and starts one for the market of this locale. */
export async function switchMarket(request: Request): Promise<Response> {
  const form = await readForm(request, 'cart', switchMarketInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const { locale } = form.data
  const { cart, token } = await openCart(form.submission)
  if (!cart || !token) return done(form.submission, addressOf(locale, 'cart'))
  await moveCart(cart.id, { market: marketOf(locale), locale })
  return done(form.submission, addressOf(locale, 'cart'), cartCookies(token, 0))
}

/** Notes that the shopper has seen the prices that changed: those the page showed, not those of a later moment. */
export async function acknowledgeCart(request: Request): Promise<Response> {
  const form = await readForm(request, 'cart', acknowledgeInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const { cart } = await openCart(form.submission)
  if (cart) await acknowledgePrices(cart.id, form.data.seen)
  return done(form.submission, addressOf(form.data.locale, 'cart'))
}

/** How many pieces are in the cart now; puts the readable count right after an order took them out. */
export async function countCart(request: Request): Promise<Response> {
  const cart = await findCart(database(), cookieOf(request, cartCookie()))
  const pieces = cart ? piecesOf(cart.lines) : 0
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (cart) headers.append('set-cookie', countCookie(pieces))
  return Response.json({ pieces }, { headers })
}
