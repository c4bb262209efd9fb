import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { attachedFile, findKeptFile } from '#platform/kept-file.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { invoiceFile } from '#shop/invoices/pdf/file.ts'
import { findInvoice } from '#shop/invoices/queries.ts'
import { findAcceptedTerms, listGuaranteeNotices } from '#shop/legal/queries.ts'
import type { Block } from '#shop/mail/letter.ts'
import { linkTo } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { confirmationBlocks, dateWords } from '../letters.ts'
import { findOrdersOf } from '../queries.ts'
import { orderToken } from '../session.ts'
import { letter, orderPost, postOf } from './post.ts'

function plainFile(filename: string, { title, body }: { title: string; body: string }) {
  return { filename, content: `${title}\n\n${body}\n`, contentType: 'text/plain; charset=utf-8' }
}

/** The confirmation of the contract on a durable medium (CONS-04), with the accepted terms and the guarantee notice attached. */
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
  const notice = (await listGuaranteeNotices(database()))[language]
  const title = translator(order.locale, 'legal')('guaranteeNotice.title')
  const original = notice ? await findKeptFile(database(), notice.fingerprint) : null
  const terms = [
    ...texts.map((text) => plainFile(`${text.kind}-${text.version}.${language}.txt`, text)),
    ...(notice ? [plainFile(`guarantee.${language}.txt`, { title, body: notice.text })] : []),
    ...(original ? [attachedFile(original, `guarantee.${language}`)] : []),
  ]
  const receipt = await findInvoice(database(), { orderId: order.id, kind: 'invoice' })
  return {
    ...letter(post, post.to, 'order', words),
    attachments: [...(receipt ? [await invoiceFile(receipt)] : []), ...terms],
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
  const orders = mail.recipient ? await findOrdersOf(database(), mail.recipient) : []
  // The address as the order has it, never as somebody typed it.
  const to = orders[0]?.email
  if (!to) return null
  const post = await postOf(mail.locale as Locale)
  const t = translator(post.locale, 'order-mail')
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
  return letter(post, to, 'findOrder', {
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

/** Mails about an order and its payment. */
export const paymentMails: Record<string, MailRenderer> = {
  'order-confirmed': orderConfirmed,
  'order-refunded-sold-out': refundedSoldOut,
  'payment-failed': paymentFailed,
  'order-links': orderLinks,
}
