import 'server-only'
import type { Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { OutboxMail } from '#platform/outbox.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { linkTo, type Post } from '#shop/mail/post.ts'
import type { OrderPost } from '../letters.ts'
import { findOrder } from '../queries.ts'
import { orderToken } from '../session.ts'

export async function postOf(locale: Locale): Promise<Post> {
  const { shopUrl, isDemo } = environment()
  return { locale, shopUrl, isDemo, trader: await findTrader(database()) }
}

export async function orderPost(mail: OutboxMail): Promise<(OrderPost & { to: string }) | null> {
  const order = mail.orderId ? await findOrder(database(), mail.orderId) : null
  if (!order?.email) return null // its contact data was removed meanwhile
  const post = await postOf(order.locale)
  return { ...post, order, to: order.email, orderUrl: linkTo(post, 'order', { token: orderToken(order) }) }
}
