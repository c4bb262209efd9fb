import { translator } from '#i18n/translator.ts'
import type { Block, Sum } from '#shop/mail/letter.ts'
import { linkTo } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import type { Money } from '#shop/pricing/money.ts'
import { carrierName, trackingUrl } from './carrier.ts'
import { bankDays, dateWords, orderTitle, type OrderPost } from './letters.ts'
import { destination } from './placed-order.ts'
import { withdrawalDeadline } from './withdrawal.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** A refund as its letter tells of it. */
export interface IssuedRefund {
  id: string
  amount: Money
  shipping: Money
  reason: string
  lines: { name: string; variantLabel: string; quantity: number; amount: Money }[]
}

function parcelBlocks({ order }: OrderPost): Block[] {
  const t = translator(order.locale, 'order-mail')
  const carrier = carrierName(order)
  const { trackingNumber } = order
  const rows: [string, string][] = [
    ...(carrier ? [[t('delivery.carrier'), carrier] satisfies [string, string]] : []),
    ...(trackingNumber ? [[t('delivery.tracking'), trackingNumber] satisfies [string, string]] : []),
  ]
  const url = trackingUrl(order)
  return [
    ...(rows.length > 0 ? [{ kind: 'facts' as const, rows }] : []),
    ...(trackingNumber ? [] : [paragraph(t('shipped.noTracking'))]),
    ...(url ? [{ kind: 'button' as const, label: t('delivery.track'), url }] : []),
  ]
}

/** The parcel has left: where it goes, who carries it, where it is. */
export function shippedBlocks(post: OrderPost): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const { date } = dateWords(order.shippedAt ?? order.placedAt, order)
  const isPickup = order.deliveryKind === 'pickup'
  const code = order.pickupPointCode ?? ''
  return [
    orderTitle(order, t('shipped.heading')),
    paragraph(t('shipped.intro', { date })),
    paragraph(
      isPickup
        ? t('shipped.pickup', { code, address: order.pickupPointAddress ?? '' })
        : t('shipped.courier', { address: destination(order).join(', ') }),
    ),
    ...parcelBlocks(post),
    { kind: 'quiet', text: t('shipped.damaged') },
    { kind: trackingUrl(order) ? 'link' : 'button', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}

/** The parcel has arrived: until when the contract can be withdrawn from, and how. */
export function deliveredBlocks(post: OrderPost): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const deliveredAt = order.deliveredAt ?? order.placedAt
  const deadline = dateWords(withdrawalDeadline(deliveredAt, order.market), order).date
  return [
    orderTitle(order, t('delivered.heading')),
    paragraph(t('delivered.intro', { date: dateWords(deliveredAt, order).date })),
    paragraph(t('delivered.missing')),
    paragraph(t('delivered.withdrawal', { deadline })),
    { kind: 'link', label: t('delivered.function'), url: linkTo(post, 'withdrawal') },
    paragraph(t('delivered.complaint')),
    { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}

/** The shop has cancelled an order that was not paid. */
export function cancelledBlocks(post: OrderPost, cancelledAt: Date): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  return [
    orderTitle(order, t('cancelled.heading')),
    paragraph(t('cancelled.byUs', { date: dateWords(cancelledAt, order).date })),
    paragraph(t('cancelled.unpaid')),
    { kind: 'button', label: t('common.shopAgain'), url: linkTo(post, 'home') },
  ]
}

const reasons = ['withdrawal', 'complaint', 'cancelled', 'outOfStock', 'lost', 'goodwill'] as const

/** Money has gone back: how much, what for, where to. */
export function refundBlocks(post: OrderPost, refund: IssuedRefund): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const amount = formatMoney(refund.amount, order.locale)
  const total = formatMoney(order.total, order.locale)
  const reason = reasons.find((known) => known === refund.reason) ?? 'other'
  const card = translator(order.locale, 'orders')('payment.card')
  const items = refund.lines.map((line) => ({
    name: line.name,
    notes: [line.variantLabel],
    figures: [t('lines.packs', { count: line.quantity }), formatMoney(line.amount, order.locale)],
  }))
  const columns = [t('lines.quantity'), t('lines.total')]
  const shipping = formatMoney(refund.shipping, order.locale)
  const sums: Sum[] = [
    ...(refund.shipping.amount > 0
      ? [{ label: t('totals.delivery'), amount: shipping, weight: 'plain' as const }]
      : []),
    { label: t('totals.refunded'), amount, weight: 'total' },
  ]
  const isWhole = refund.amount.amount === order.total.amount
  return [
    orderTitle(order, t('refundIssued.heading')),
    paragraph(isWhole ? t('refundIssued.full', { amount }) : t('refundIssued.partial', { amount, total })),
    paragraph(t(`refundIssued.reasons.${reason}`)),
    paragraph(
      t('refundIssued.where', { method: paymentMethodName(order.paymentMethod, card), days: bankDays }),
    ),
    ...(items.length > 0
      ? [
          { kind: 'heading' as const, text: t('refundIssued.items') },
          { kind: 'goods' as const, columns, items, sums },
        ]
      : []),
    ...(items.length === 0 && refund.shipping.amount > 0
      ? [paragraph(t('refundIssued.deliveryCosts', { amount: shipping }))]
      : []),
    { kind: 'quiet', text: t('refundIssued.reference', { reference: refund.id }) },
    { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}
