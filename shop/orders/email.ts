import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { MailRenderer, OutboxMail } from '#platform/outbox.ts'
import { findAcceptedTerms, findTrader } from '#shop/legal/queries.ts'
import { setLetter, type Block } from '#shop/mail/letter.ts'
import { letterFooter, letterFrame, linkTo, type Post, type Reason } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { complaintBlocks, withdrawalBlocks } from './consumer-letters.ts'
import { confirmationBlocks, dateWords, type OrderPost } from './letters.ts'
import { findComplaint, findOrder, findWithdrawal } from './queries.ts'
import { orderToken } from './session.ts'

async function postOf(locale: Locale): Promise<Post> {
  const { shopUrl, isDemo } = environment()
  return { locale, shopUrl, isDemo, trader: await findTrader(database()) }
}

async function orderPost(mail: OutboxMail): Promise<(OrderPost & { to: string }) | null> {
  const order = mail.orderId ? await findOrder(database(), mail.orderId) : null
  if (!order?.email) return null // its contact data was removed meanwhile
  const post = await postOf(order.locale)
  return { ...post, order, to: order.email, orderUrl: linkTo(post, 'order', { token: orderToken(order) }) }
}

interface Words {
  subject: string
  preheader: string
  blocks: Block[]
}

function letter(post: Post, to: string, reason: Reason, { subject, preheader, blocks }: Words) {
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

/** The confirmation of the contract on a durable medium (CONS-04), with the accepted terms attached. */
const orderConfirmed: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const words = {
    subject: t('confirmation.subject', { orderNumber: order.number }),
    preheader: t('confirmation.preheader'),
    blocks: confirmationBlocks(post),
  }
  const language = languageOf(order.locale)
  const texts = await findAcceptedTerms(database(), language, order.termsVersion)
  return {
    ...letter(post, post.to, 'order', words),
    attachments: texts.map(({ kind, title, body, version }) => ({
      filename: `${kind}-${version}.${language}.txt`,
      content: `${title}\n\n${body}\n`,
      contentType: 'text/plain; charset=utf-8',
    })),
  }
}

const refundedSoldOut: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const amount = formatMoney(order.total, order.locale)
  return letter(post, post.to, 'order', {
    subject: t('goodsGone.subject', { orderNumber: order.number }),
    preheader: t('goodsGone.preheader'),
    blocks: [
      { kind: 'heading', text: t('goodsGone.heading') },
      { kind: 'paragraph', text: t('goodsGone.intro', { amount }) },
      { kind: 'paragraph', text: t('goodsGone.refund', { amount, days: 10 }) },
      { kind: 'paragraph', text: t('goodsGone.nothingToDo') },
      { kind: 'quiet', text: t('goodsGone.reference', { reference: order.number }) },
      { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
    ],
  })
}

const paymentFailed: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  return letter(post, post.to, 'order', {
    subject: t('paymentFailed.subject', { orderNumber: order.number }),
    preheader: t('paymentFailed.preheader'),
    blocks: [
      { kind: 'heading', text: t('paymentFailed.heading') },
      {
        kind: 'paragraph',
        text: t('paymentFailed.intro', { amount: formatMoney(order.total, order.locale) }),
      },
      { kind: 'paragraph', text: t('paymentFailed.released') },
      { kind: 'paragraph', text: t('paymentFailed.again') },
      { kind: 'paragraph', text: t('paymentFailed.debited') },
      { kind: 'button', label: t('paymentFailed.orderAgain'), url: linkTo(post, 'cart') },
    ],
  })
}

const orderLinks: MailRenderer = async (mail) => {
  const { orders: ids } = mail.facts as { orders: string[] }
  if (!mail.recipient) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  const orders = (await Promise.all(ids.map((id) => findOrder(database(), id)))).filter(
    (order) => order !== null,
  )
  const blocks = orders.flatMap((order): Block[] => {
    const orderNumber = order.number
    const { date } = dateWords(order.placedAt, { locale: post.locale, market: order.market })
    return [
      { kind: 'paragraph', text: t('orderLink.order', { orderNumber, date }) },
      {
        kind: 'link',
        label: t('orderLink.open', { orderNumber }),
        url: linkTo(post, 'order', { token: orderToken(order) }),
      },
    ]
  })
  return letter(post, mail.recipient, 'findOrder', {
    subject: t('orderLink.subject'),
    preheader: t('orderLink.preheader'),
    blocks: [
      { kind: 'heading', text: t('orderLink.heading') },
      { kind: 'paragraph', text: t('orderLink.intro', { count: orders.length }) },
      ...blocks,
      { kind: 'quiet', text: t('orderLink.notYou') },
    ],
  })
}

/** The acknowledgement of a withdrawal on a durable medium, sent at once (WD-03). */
const withdrawalReceived: MailRenderer = async (mail) => {
  const { withdrawal: id } = mail.facts as { withdrawal: string }
  const withdrawal = await findWithdrawal(database(), id)
  if (!withdrawal) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  const orderNumber = withdrawal.order?.number
  return letter(post, withdrawal.email, 'withdrawal', {
    // A subject never holds what somebody typed.
    subject: orderNumber
      ? t('withdrawalReceived.subjectWithOrder', { orderNumber })
      : t('withdrawalReceived.subject'),
    preheader: t('withdrawalReceived.preheader'),
    blocks: withdrawalBlocks(post, withdrawal),
  })
}

const complaintReceived: MailRenderer = async (mail) => {
  const { complaint: id } = mail.facts as { complaint: string }
  const complaint = await findComplaint(database(), id)
  if (!complaint) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
  return letter(post, complaint.email, 'complaint', {
    subject: t('complaintReceived.subject', { reference: complaint.reference }),
    preheader: t('complaintReceived.preheader'),
    blocks: complaintBlocks(post, complaint),
  })
}

/** Every kind of mail about orders, in the order's language. */
export const orderMails: Record<string, MailRenderer> = {
  'order-confirmed': orderConfirmed,
  'order-refunded-sold-out': refundedSoldOut,
  'payment-failed': paymentFailed,
  'order-links': orderLinks,
  'withdrawal-received': withdrawalReceived,
  'complaint-received': complaintReceived,
}
