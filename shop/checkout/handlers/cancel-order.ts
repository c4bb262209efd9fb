import 'server-only'
import { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { formLocale } from '#i18n/form-locale.ts'
import { locales } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { readOrderToken } from '#shop/orders/session.ts'
import { findOrderForPayment, type PayableOrder } from '../queries.ts'
import { closePayment } from '../session/settle.ts'

const input = z.strictObject({
  locale: z.enum(locales),
  token: z.string().max(120),
  /** Where the shopper wants to go on: to the cart to change the order, or to see the order cancelled. */
  then: z.enum(['cart', 'order']),
})

/** The order behind a link that still holds. */
async function findByLink(token: string): Promise<PayableOrder | null> {
  const ours = readOrderToken(token)
  const order = ours && (await findOrderForPayment(database(), ours.id))
  return order?.tokenVersion === ours?.tokenVersion ? order : null
}

/** What the order has become; the money may have come at that very moment. */
async function giveUp(order: PayableOrder): Promise<string | undefined> {
  if (order.payment === 'pending') await closePayment(order, 'shopper')
  return (await findOrderForPayment(database(), order.id))?.payment
}

/** Gives up an order that is not paid yet: its payment page is closed at Stripe, then the stock is free again. */
export async function cancelOrder(request: Request): Promise<Response> {
  const form = await readForm(request, 'cancel-order', input)
  const locale = formLocale(form.submission)
  const page = { location: addressOf(locale, 'cart'), translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  const { token, then } = form.data
  const order = await findByLink(token)
  if (!order) return new Response(null, { status: 404 })
  try {
    const isOver = (await giveUp(order)) === 'expired'
    const toCart = then === 'cart' && isOver
    return done(form.submission, toCart ? page.location : addressOf(locale, 'order', { token }))
  } catch (error) {
    logger.error({ err: error, order: order.id }, 'an order could not be given up')
    return new Response(null, { status: 503, headers: { 'retry-after': '10' } })
  }
}
