import 'server-only'
import { z } from 'zod'
import { addressOf } from '#i18n/address.ts'
import { defaultLocale, isLocale, locales } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { database } from '#platform/database.ts'
import { logger } from '#platform/logger.ts'
import { done, invalid, readForm } from '#platform/submission.ts'
import { readOrderToken } from '#shop/orders/session.ts'
import { findOrderForPayment } from '../queries.ts'
import { closePayment } from '../session/settle.ts'

const input = z.strictObject({
  locale: z.enum(locales),
  token: z.string().max(120),
  /** Where the shopper wants to go on: to the cart to change the order, or to see the order cancelled. */
  then: z.enum(['cart', 'order']),
})

/** Gives up an order that is not paid yet: its payment page is closed at Stripe, then the stock is free again. */
export async function cancelOrder(request: Request): Promise<Response> {
  const form = await readForm(request, 'cancel-order', input)
  const given = form.submission.values.locale ?? ''
  const locale = isLocale(given) ? given : defaultLocale
  const page = { location: addressOf(locale, 'cart'), translate: problemTranslator(locale) }
  if (!form.ok) return invalid(form.submission, form.problems, { ...page, status: form.status })
  const ours = readOrderToken(form.data.token)
  const order = ours && (await findOrderForPayment(database(), ours.id))
  if (!order || order.tokenVersion !== ours.tokenVersion) return new Response(null, { status: 404 })
  try {
    if (order.payment === 'pending') await closePayment(order, 'shopper')
  } catch (error) {
    logger.error({ err: error, order: order.id }, 'an order could not be given up')
    return new Response(null, { status: 503, headers: { 'retry-after': '10' } })
  }
  // The money may have come at that very moment: then there is nothing to change any more.
  const after = await findOrderForPayment(database(), order.id)
  const isCart = form.data.then === 'cart' && after?.payment === 'expired'
  const target = isCart ? addressOf(locale, 'cart') : addressOf(locale, 'order', { token: form.data.token })
  return done(form.submission, target)
}
