import { translator } from '#i18n/translator.ts'
import type { Block } from '#shop/mail/letter.ts'
import { linkTo, type LetterWords, type Post } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { bankDays, dateWords, orderTitle, type OrderPost } from './letters.ts'
import type { PlacedOrder } from './placed-order.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** Money came when the goods were gone: it goes back. */
export function goodsGoneLetter(post: OrderPost): LetterWords {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const amount = formatMoney(order.total, order.locale)
  return {
    subject: t('goodsGone.subject', { orderNumber: order.number }),
    preheader: t('goodsGone.preheader'),
    blocks: [
      orderTitle(order, t('goodsGone.heading')),
      paragraph(t('goodsGone.intro', { amount })),
      paragraph(t('goodsGone.refund', { amount, days: bankDays })),
      paragraph(t('goodsGone.nothingToDo')),
      { kind: 'quiet', text: t('goodsGone.reference', { reference: order.number }) },
      { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
    ],
  }
}

/** The bank has declined for good. */
export function paymentFailedLetter(post: OrderPost): LetterWords {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  return {
    subject: t('paymentFailed.subject', { orderNumber: order.number }),
    preheader: t('paymentFailed.preheader'),
    blocks: [
      orderTitle(order, t('paymentFailed.heading')),
      paragraph(t('paymentFailed.intro', { amount: formatMoney(order.total, order.locale) })),
      paragraph(t('paymentFailed.released')),
      paragraph(t('paymentFailed.again')),
      paragraph(t('paymentFailed.debited')),
      { kind: 'button', label: t('paymentFailed.orderAgain'), url: linkTo(post, 'cart') },
    ],
  }
}

type FoundOrder = Pick<PlacedOrder, 'number' | 'market' | 'placedAt'> & { url: string }

/** The links to the orders of an address, for whoever asked with it. */
export function orderLinksLetter(post: Post, orders: readonly FoundOrder[]): LetterWords {
  const t = translator(post.locale, 'order-mail')
  const links = orders.flatMap(({ number: orderNumber, market, placedAt, url }): Block[] => {
    const { date } = dateWords(placedAt, { locale: post.locale, market })
    return [
      { kind: 'subheading', text: t('orderLink.order', { orderNumber, date }) },
      { kind: orders.length === 1 ? 'button' : 'link', label: t('orderLink.open', { orderNumber }), url },
    ]
  })
  return {
    subject: t('orderLink.subject'),
    preheader: t('orderLink.preheader'),
    blocks: [
      { kind: 'title', text: t('orderLink.heading') },
      paragraph(t('orderLink.intro', { count: orders.length })),
      ...links,
      { kind: 'quiet', text: translator(post.locale, 'mail')('link.personal') },
      { kind: 'quiet', text: t('orderLink.notYou') },
    ],
  }
}
