import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { OutboxMail } from '#platform/outbox.ts'
import { findTrader } from '#shop/legal/queries.ts'
import { setLetter, type Block } from '#shop/mail/letter.ts'
import { letterFooter, letterFrame, linkTo, type Post, type Reason } from '#shop/mail/post.ts'
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

export interface Words {
  subject: string
  preheader: string
  blocks: Block[]
}

export function letter(post: Post, to: string, reason: Reason, { subject, preheader, blocks }: Words) {
  const language = languageOf(post.locale)
  const set = setLetter({
    language,
    subject,
    preheader,
    blocks: letterFrame(post, blocks),
    footer: letterFooter(post, reason),
  })
  return { to, language, ...set }
}
