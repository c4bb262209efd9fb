import 'server-only'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import type { MailRenderer } from '#platform/outbox.ts'
import { letterTo } from '#shop/mail/post.ts'
import { invoiceFile } from '#shop/invoices/pdf/file.ts'
import { findInvoice } from '#shop/invoices/queries.ts'
import { cancelledBlocks, deliveredBlocks, refundBlocks, shippedBlocks } from '../parcel-letters.ts'
import { findIssuedRefund } from '../queries.ts'
import { orderPost } from './post.ts'

const orderShipped: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const t = translator(post.order.locale, 'order-mail')
  return letterTo(post, post.to, 'order', {
    subject: t('shipped.subject', { orderNumber: post.order.number }),
    preheader: t('shipped.preheader'),
    blocks: shippedBlocks(post),
  })
}

const orderDelivered: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const t = translator(post.order.locale, 'order-mail')
  return letterTo(post, post.to, 'order', {
    subject: t('delivered.subject', { orderNumber: post.order.number }),
    preheader: t('delivered.preheader'),
    blocks: deliveredBlocks(post),
  })
}

const orderCancelled: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  if (!post) return null
  const t = translator(post.order.locale, 'order-mail')
  return letterTo(post, post.to, 'order', {
    subject: t('cancelled.subject', { orderNumber: post.order.number }),
    preheader: t('cancelled.preheader'),
    blocks: cancelledBlocks(post, mail.createdAt),
  })
}

const refundIssued: MailRenderer = async (mail) => {
  const post = await orderPost(mail)
  const { refund: id } = mail.facts as { refund: string }
  const refund = await findIssuedRefund(database(), id)
  if (!post || !refund) return null
  const t = translator(post.order.locale, 'order-mail')
  const set = letterTo(post, post.to, 'order', {
    subject: t('refundIssued.subject', { orderNumber: post.order.number }),
    preheader: t('refundIssued.preheader'),
    blocks: refundBlocks(post, refund),
  })
  const note = await findInvoice(database(), { refundId: id, kind: 'credit' })
  return note ? { ...set, attachments: [await invoiceFile(note)] } : set
}

/** Mails about what became of an order after it was paid, or given up by the shop. */
export const parcelMails: Record<string, MailRenderer> = {
  'order-shipped': orderShipped,
  'order-delivered': orderDelivered,
  'order-cancelled': orderCancelled,
  'refund-issued': refundIssued,
}
