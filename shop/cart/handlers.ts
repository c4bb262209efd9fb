import 'server-only'
import type { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { takePoints } from '#platform/form-limit.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { cookieOf, done, invalid, readForm, type Problem, type Submission } from '#platform/submission.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import { listOffers } from '#shop/catalogue/queries/list-offers.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
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
import { offerToCart, piecesOf, quantityLimit, type Cart } from './cart.ts'

/** Generous: many shoppers share one mobile address. */
const cartWrites: Limit = { name: 'cart-address', points: 600, seconds: 600 }

function refuse(submission: Submission, problems: Problem[], status = 422): Promise<Response> {
  const locale = formLocale(submission)
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
  const flood = await takePoints([[cartWrites, submission.clientAddress]])
  if (!flood) return null
  return invalid(submission, flood.problems, {
    location: addressOf(formLocale(submission), 'cart'),
    translate: problemTranslator(formLocale(submission)),
    ...flood,
  })
}

/** Why pieces of this offer cannot join the cart, if they cannot. */
function additionProblem(cart: Cart | null, offer: OfferLine, quantity: number): Problem | null {
  if (offer.available <= 0) return { field: 'quantity', key: 'soldOut' }
  const already = cart?.lines.find((line) => line.variantId === offer.variantId)?.quantity ?? 0
  if (offer.available >= already + quantity) return null
  return { field: 'quantity', key: 'onlySoMany', facts: { available: offer.available } }
}

const limitProblems: Record<'too-many-lines' | 'too-many-pieces', Problem> = {
  'too-many-lines': { field: 'quantity', key: 'tooManyLines' },
  'too-many-pieces': { field: 'quantity', key: 'quantityTooLarge', facts: { maximum: quantityLimit } },
}

async function findOffer(
  cart: Cart | null,
  variantId: number,
  locale: Locale,
): Promise<OfferLine | undefined> {
  const market = cart?.market ?? marketOf(locale)
  const wish = { variantIds: [variantId], market, language: languageOf(locale), now: new Date() }
  const [offer] = await listOffers(database(), wish)
  return offer && offerToCart(cart, offer)
}

/** The cart to put something into: this browser's own, brought to the market of the page when it is empty. */
async function cartFor(locale: Locale, { cart, token }: OpenCart): Promise<{ id: string; token: string }> {
  const market = marketOf(locale)
  if (!cart || !token) return createCart({ market, locale })
  if (cart.market !== market) await moveCart(cart.id, { market, locale })
  return { id: cart.id, token }
}

const marketClosed: Problem = { field: null, key: 'marketClosed' }

async function isServed(locale: Locale): Promise<boolean> {
  return (await findServedMarkets(database())).includes(marketOf(locale))
}

/** Puts pieces of a variant into the cart of this browser, opening one when there is none. */
export async function addToCart(request: Request): Promise<Response> {
  const form = await readForm(request, 'add-to-cart', addToCartInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const limited = await tooFast(form.submission)
  if (limited) return limited

  const open = await openCart(form.submission)
  const answer = await add(form.data, open)
  if (!answer.ok) return refuse(form.submission, [answer.problem], 409)
  return done(form.submission, addressOf(form.data.locale, 'cart'), cartCookies(answer.token, answer.pieces))
}

type Added = { ok: true; token: string; pieces: number } | { ok: false; problem: Problem }

async function add(
  { locale, variantId, quantity }: z.output<typeof addToCartInput>,
  open: OpenCart,
): Promise<Added> {
  if (!(await isServed(locale))) return { ok: false, problem: marketClosed }
  const own = open.cart?.market === marketOf(locale) ? open.cart : null
  if (open.cart !== own && open.cart?.lines.length) {
    return { ok: false, problem: { field: null, key: 'otherMarket' } }
  }
  const offer = await findOffer(own, variantId, locale)
  if (!offer) return { ok: false, problem: { field: null, key: 'notSold' } }
  const problem = additionProblem(own, offer, quantity)
  if (problem) return { ok: false, problem }
  const { id, token } = await cartFor(locale, open)
  const answer = await addLine(id, { variantId, quantity, seenUnitAmount: offer.price.amount })
  if (!answer.ok) return { ok: false, problem: limitProblems[answer.reason] }
  return { ok: true, token, pieces: answer.pieces }
}

/** Changes the quantity of a line; zero removes it. */
export async function changeLine(request: Request): Promise<Response> {
  const form = await readForm(request, 'cart', changeLineInput)
  if (!form.ok) return refuse(form.submission, form.problems, form.status)
  const { locale, variantId, quantity } = form.data
  const { cart, token } = await openCart(form.submission)
  if (!cart || !token) return done(form.submission, addressOf(locale, 'cart'))
  if (quantity > 0) {
    const offer = await findOffer(cart, variantId, locale)
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
  if (!(await isServed(locale))) return refuse(form.submission, [marketClosed], 409)
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
