import 'server-only'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { attachedFile, findKeptFile } from '#platform/kept-file.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { invoiceFile } from '#shop/invoices/pdf/file.ts'
import { findInvoice } from '#shop/invoices/queries.ts'
import { findAcceptedTerms, listGuaranteeNotices } from '#shop/legal/queries.ts'
import { letterTo, linkTo } from '#shop/mail/post.ts'
import { confirmationLetter } from '../letters.ts'
import { goodsGoneLetter, orderLinksLetter, paymentFailedLetter } from '../payment-letters.ts'
import { findOrdersOf } from '../queries.ts'
import { orderToken } from '../session.ts'
import { orderPost, postOf } from './post.ts'

function plainFile(filename: string, { title, body }: { title: string; body: string }) {
  return { filename, content: `${title}\n\n${body}\n`, contentType: 'text/plain; charset=utf-8' }
}

/** The confirmation of the contract on a durable medium (CONS-04), with the accepted terms and the guarantee notice attached. */
const orderConfirmed: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const { order } = post
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
    ...letterTo(post, post.to, 'order', confirmationLetter(post)),
    attachments: [...(receipt ? [await invoiceFile(receipt)] : []), ...terms],
  }
}

const refundedSoldOut: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  return post && letterTo(post, post.to, 'order', goodsGoneLetter(post))
}

const paymentFailed: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  return post && letterTo(post, post.to, 'order', paymentFailedLetter(post))
}

const orderLinks: MailRenderer = async (mail) => {
  const orders = mail.recipient ? await findOrdersOf(database(), mail.recipient) : []
  // The address as the order has it, never as somebody typed it.
  const to = orders[0]?.email
  if (!to) return null
  const post = await postOf(mail.locale as Locale)
  const links = orders.map((order) => ({
    ...order,
    url: linkTo(post, 'order', { token: orderToken(order) }),
  }))
  return letterTo(post, to, 'findOrder', orderLinksLetter(post, links))
}

/** Mails about an order and its payment. */
export const paymentMails: Record<string, MailRenderer> = {
  'order-confirmed': orderConfirmed,
  'order-refunded-sold-out': refundedSoldOut,
  'payment-failed': paymentFailed,
  'order-links': orderLinks,
}
