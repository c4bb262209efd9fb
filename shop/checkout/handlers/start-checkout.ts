import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { languageOf, marketOf, type Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import { takePoints } from '#platform/form-limit.ts'
import { logger } from '#platform/logger.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { sign } from '#platform/secrets.ts'
import { done, invalid, readForm, type Submission } from '#platform/submission.ts'
import type { Cart, PricedCart } from '#shop/cart/cart.ts'
import { acknowledgePrices } from '#shop/cart/mutations.ts'
import { findCart, findPricedCart } from '#shop/cart/queries.ts'
import { cartCookie } from '#shop/cart/session.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { mailboxOf } from '#shop/input/field.ts'
import { newOrderId, newOrderNumber } from '#shop/orders/order-number.ts'
import { orderToken } from '#shop/orders/session.ts'
import { checkoutInput } from '../checkout-input.ts'
import { placeOrder } from '../mutations/place-order.ts'
import { sessionLifetimeMilliseconds, sessionParameters } from '../payment/sessions.ts'
import { findOpenOrder, findOrderForPayment, mayTakeMoney, type PayableOrder } from '../queries.ts'
import { closePayment, ensurePaymentPage } from '../session/settle.ts'
import { allProblems, prepareOrder, type PreparedOrder, type Refusal } from './prepare-order.ts'

/** Strict by person, generous by address: mobile networks share one (decision 10). */
const limits = {
  address: { name: 'checkout-address', points: 300, seconds: 600 },
  cart: { name: 'checkout-cart', points: 10, seconds: 600 },
  email: { name: 'checkout-email', points: 10, seconds: 600 },
} satisfies Record<string, Limit>

const actor = 'shopper'

function refuse(submission: Submission, { problems, status, retryAfterSeconds }: Refusal): Promise<Response> {
  const locale = formLocale(submission)
  return invalid(submission, problems, {
    location: addressOf(locale, 'checkout'),
    translate: problemTranslator(locale),
    status,
    // Another price, another stock, another cart than the page shows.
    isOutdated: status === 409,
    ...(retryAfterSeconds && { retryAfterSeconds }),
  })
}

/** The payment page of this very order can still be paid, or its payment is on the way. */
function isStillGood(open: PayableOrder, fingerprint: string): boolean {
  if (open.payment === 'processing') return true
  return open.fingerprint === fingerprint && open.sessionExpiresAt.getTime() > Date.now() + 60_000
}

type Placed = { ok: true; orderId: string } | ({ ok: false } & Refusal)

/**
 * The order of this cart that is to be paid already, if there is one. When the shopper changed something, its own hold
 * is given back first, so that it never reads as sold out; the money may have come at that very moment.
 */
async function reuseOpenOrder(cart: Cart, fingerprint: string): Promise<string | null> {
  const open = await findOpenOrder(database(), cart.id)
  if (!open) return null
  if (isStillGood(open, fingerprint)) return open.id
  await closePayment(open, actor)
  const after = await findOrderForPayment(database(), open.id)
  return after?.payment === 'paid' ? after.id : null
}

async function placeNew(
  cart: Cart,
  { draft, termsVersion, fingerprint }: PreparedOrder,
  clientAddress: string,
): Promise<Placed | null> {
  const orderId = newOrderId()
  const number = newOrderNumber()
  const expiresAt = new Date(Date.now() + sessionLifetimeMilliseconds)
  const parameters = sessionParameters({ orderId, number, draft, expiresAt })
  const answer = await placeOrder({
    id: orderId,
    number,
    cartId: cart.id,
    clientKey: sign('client', clientAddress),
    fingerprint,
    sessionParameters: JSON.parse(JSON.stringify(parameters)),
    sessionExpiresAt: expiresAt,
    termsVersion,
    draft,
    actor,
  })
  if (answer.ok) return { ok: true, orderId }
  return answer.reason === 'already-open' ? null : { ok: false, ...refusals[answer.reason] }
}

const refusals = {
  'sold-out': { problems: [{ field: null, key: 'soldOutLines' }], status: 409 },
  'too-many-open': {
    problems: [{ field: null, key: 'tooManyOpen' }],
    status: 429,
    retryAfterSeconds: 1800,
  },
} satisfies Record<string, Refusal>

/** Writes the order, or finds the one that the first of two clicks has written. */
async function place(cart: Cart, prepared: PreparedOrder, clientAddress: string): Promise<Placed> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const orderId = await reuseOpenOrder(cart, prepared.fingerprint)
    const placed = orderId ? { ok: true as const, orderId } : await placeNew(cart, prepared, clientAddress)
    if (placed) return placed
  }
  throw new Error(`the order of cart ${cart.id} could not be placed`)
}

/** The cart of this browser as it can be ordered now, or why it cannot. */
async function readCart(
  submission: Submission,
  locale: Locale,
): Promise<{ cart: Cart; priced: PricedCart } | Refusal> {
  const no = (key: string): Refusal => ({ problems: [{ field: null, key }], status: 409 })
  if (!(await mayTakeMoney(database(), /_live_/.test(environment().stripeSecretKey))))
    return { problems: [{ field: null, key: 'notOpenYet' }], status: 503 }
  if (!(await findServedMarkets(database())).includes(marketOf(locale))) return no('marketClosed')
  const cart = await findCart(database(), submission.cookie(cartCookie()))
  if (!cart || cart.lines.length === 0) return no('emptyCart')
  if (cart.market !== marketOf(locale)) return no('otherMarket')
  const priced = await findPricedCart(database(), cart, languageOf(locale))
  return priced.isOrderable ? { cart, priced } : no('soldOutLines')
}

/** Places the order with its hold on the stock, then leads to the payment page. */
export async function startCheckout(request: Request): Promise<Response> {
  const form = await readForm(request, 'checkout', checkoutInput)
  const { submission } = form
  if (!form.ok) {
    const problems = form.status === 422 ? await allProblems(submission, form.problems) : form.problems
    return refuse(submission, { problems, status: form.status })
  }
  const { locale, email } = form.data
  const read = await readCart(submission, locale)
  if ('problems' in read) return refuse(submission, read)
  const { cart, priced } = read
  const flood = await takePoints([
    [limits.address, submission.clientAddress],
    [limits.cart, cart.id],
    [limits.email, mailboxOf(email)],
  ])
  if (flood) return refuse(submission, flood)
  const prepared = await prepareOrder(form.data, cart, priced)
  if ('problems' in prepared) return refuse(submission, prepared)

  try {
    const placed = await place(cart, prepared, submission.clientAddress)
    if (!placed.ok) return refuse(submission, placed)
    await acknowledge(cart, priced)
    const way = await wayToPay(placed.orderId, locale)
    return way.ok ? done(submission, way.location) : refuse(submission, way)
  } catch (error) {
    logger.error({ err: error, cart: cart.id }, 'checkout could not be finished')
    return refuse(submission, busy)
  }
}

/** Who orders at a price has seen it. */
async function acknowledge(cart: Cart, priced: PricedCart): Promise<void> {
  const changed = priced.items.filter(({ changes }) => changes.some(({ kind }) => kind === 'price-changed'))
  if (changed.length === 0) return
  await acknowledgePrices(
    cart.id,
    changed.map(({ offer }) => ({ variantId: offer.variantId, unitAmount: offer.price.amount })),
  )
}

const busy: Refusal = { problems: [{ field: null, key: 'busy' }], status: 503, retryAfterSeconds: 10 }
const unknownAddress: Refusal = { problems: [{ field: 'email', key: 'email' }], status: 422 }

type WayToPay = { ok: true; location: string } | ({ ok: false } & Refusal)

/** To the payment page, or to the order where there is nothing to be paid any more. */
async function wayToPay(orderId: string, locale: Locale): Promise<WayToPay> {
  const order = await findOrderForPayment(database(), orderId)
  if (!order) throw new Error(`order ${orderId} is gone`)
  const toOrder = { ok: true, location: addressOf(locale, 'order', { token: orderToken(order) }) } as const
  if (order.payment !== 'pending') return toOrder
  const page = await ensurePaymentPage(order, actor)
  if (page.ok) return { ok: true, location: page.url }
  if (page.reason === 'closed') return toOrder
  return { ok: false, ...(page.parameter === 'customer_email' ? unknownAddress : busy) }
}
