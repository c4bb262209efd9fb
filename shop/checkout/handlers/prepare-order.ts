import 'server-only'
import { createHash } from 'node:crypto'
import { defaultLocale, isLocale, languageOf, type Market } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import type { Problem, Submission } from '#platform/submission.ts'
import type { Cart, PricedCart } from '#shop/cart/cart.ts'
import { findCart } from '#shop/cart/queries.ts'
import { cartCookie } from '#shop/cart/session.ts'
import { listLabelSnapshots } from '#shop/catalogue/queries/list-label-snapshots.ts'
import { findLegalText } from '#shop/legal/queries.ts'
import { draftOrder, type OrderDraft } from '#shop/orders/order.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { zero, type Money } from '#shop/pricing/money.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import type { CheckoutInput } from '../checkout-input.ts'
import { chooseDelivery, type DeliveryAnswer } from '../delivery-choice.ts'
import { findPickupPoint, listDeliveryMethods } from '../queries.ts'

/** Why an order cannot be placed as it is, and how the shopper is answered. */
export interface Refusal {
  problems: Problem[]
  status: number
  retryAfterSeconds?: number
}

export interface PreparedOrder {
  draft: OrderDraft
  termsVersion: string
  fingerprint: string
}

type DeliveryFields = Pick<
  CheckoutInput,
  'locale' | 'delivery' | 'pickupPoint' | 'name' | 'street' | 'postalCode' | 'town' | 'phone'
>

async function readDelivery(input: DeliveryFields, market: Market, subtotal: Money): Promise<DeliveryAnswer> {
  const [methods, pickupPoint] = await Promise.all([
    listDeliveryMethods(database(), market, languageOf(input.locale)),
    input.pickupPoint ? findPickupPoint(database(), market, input.pickupPoint) : null,
  ])
  return chooseDelivery({ market, methods, pickupPoint, subtotal, input })
}

/** Reads the cart, prices and delivery of this moment into an order to be frozen. */
export async function prepareOrder(
  input: CheckoutInput,
  cart: Cart,
  priced: PricedCart,
): Promise<PreparedOrder | Refusal> {
  const { market } = cart
  const language = languageOf(input.locale)
  const now = new Date()
  const productIds = priced.items.map((item) => item.offer.productId)
  const [chosen, vatRates, terms, snapshots] = await Promise.all([
    readDelivery(input, market, priced.subtotal),
    listVatRates(database()),
    findLegalText(database(), 'terms', language, now),
    listLabelSnapshots(database(), productIds, { market, language }),
  ])
  if (!terms) throw new Error(`no terms in force in ${language}`)
  if (!chosen.ok) return { problems: chosen.problems, status: 422 }
  const draft = draftOrder({
    locale: input.locale,
    language,
    market,
    currency: marketFacts(market).currency,
    contact: { email: input.email, phone: input.phone },
    address: chosen.address,
    delivery: chosen.delivery,
    lines: priced.items.map(({ offer, quantity }) => ({
      offer,
      quantity,
      labelSnapshot: snapshots.get(offer.productId) ?? {},
    })),
    vatRates,
    now,
  })
  if (draft.total.amount !== input.expectedTotal) {
    const facts = { total: formatMoney(draft.total, input.locale) }
    return { problems: [{ field: null, key: 'totalChanged', facts }], status: 409 }
  }
  return { draft, termsVersion: terms.version, fingerprint: fingerprintOf(draft) }
}

/** The same cart, contact and delivery ordered again is the same order, not a second one (decision 6). */
function fingerprintOf({ locale, contact, address, delivery, lines, total }: OrderDraft): string {
  const goods = lines.map((line) => [line.variantId, line.quantity, line.unitPrice.amount])
  const { method, pickupPoint } = delivery
  const facts = [locale, contact, address, method, pickupPoint?.code ?? null, goods, total.amount]
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url')
}

/** What is wrong with the form together with what is wrong with the delivery: nobody is sent back twice. */
export async function allProblems(submission: Submission, problems: Problem[]): Promise<Problem[]> {
  const { values } = submission
  const cart = await findCart(database(), submission.cookie(cartCookie()))
  if (!cart) return problems
  const field = (name: keyof DeliveryFields) => (values[name] ?? '').trim().slice(0, 120)
  const input = {
    locale: isLocale(values.locale ?? '') ? (values.locale as CheckoutInput['locale']) : defaultLocale,
    delivery: field('delivery'),
    pickupPoint: field('pickupPoint'),
    name: field('name'),
    street: field('street'),
    postalCode: field('postalCode'),
    town: field('town'),
    phone: field('phone'),
  }
  const chosen = await readDelivery(input, cart.market, zero(marketFacts(cart.market).currency))
  if (chosen.ok) return problems
  const known = new Set(problems.map((problem) => problem.field))
  const all = [...problems, ...chosen.problems.filter((problem) => !known.has(problem.field))]
  return all.toSorted((one, other) => placeInForm(one) - placeInForm(other))
}

/** The list above the form goes down the form as its reader does. */
const formOrder = [
  'email',
  'name',
  'phone',
  'delivery',
  'pickupPoint',
  'street',
  'postalCode',
  'town',
  'terms',
]

function placeInForm({ field }: Problem): number {
  return field === null ? -1 : formOrder.indexOf(field)
}
