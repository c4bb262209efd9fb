import { translator } from '#i18n/translator.ts'
import type { Block } from '#shop/mail/letter.ts'
import { linkTo } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import type { Money } from '#shop/pricing/money.ts'
import { carrierName, trackingUrl } from './carrier.ts'
import { dateWords, type OrderPost } from './letters.ts'
import { destination } from './placed-order.ts'
import { withdrawalDeadline } from './withdrawal.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** Working days after which a bank shows what was paid back. */
const bankDays = 10

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
    { kind: 'heading', text: t('shipped.heading') },
    paragraph(t('shipped.intro', { date })),
    paragraph(
      isPickup
        ? t('shipped.pickup', { code, address: order.pickupPointAddress ?? '' })
        : t('shipped.courier', { address: destination(order).join(', ') }),
    ),
    ...parcelBlocks(post),
    { kind: 'quiet', text: t('shipped.damaged') },
    { kind: 'link', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}

/** The parcel has arrived: until when the contract can be withdrawn from, and how. */
export function deliveredBlocks(post: OrderPost): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const deliveredAt = order.deliveredAt ?? order.placedAt
  const deadline = dateWords(withdrawalDeadline(deliveredAt, order.market), order).date
  return [
    { kind: 'heading', text: t('delivered.heading') },
    paragraph(t('delivered.intro', { date: dateWords(deliveredAt, order).date })),
    paragraph(t('delivered.missing')),
    paragraph(t('delivered.withdrawal', { deadline })),
    { kind: 'link', label: t('delivered.function'), url: linkTo(post, 'withdrawal') },
    paragraph(t('delivered.complaint')),
    { kind: 'link', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}

/** The shop has cancelled an order that was not paid. */
export function cancelledBlocks(post: OrderPost, cancelledAt: Date): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  return [
    { kind: 'heading', text: t('cancelled.heading') },
    paragraph(t('cancelled.byUs', { date: dateWords(cancelledAt, order).date })),
    paragraph(t('cancelled.unpaid')),
    { kind: 'link', label: t('common.shopAgain'), url: linkTo(post, 'home') },
  ]
}

const reasons = ['withdrawal', 'complaint', 'cancelled', 'outOfStock', 'goodwill'] as const

/** Money has gone back: how much, what for, where to. */
export function refundBlocks(post: OrderPost, refund: IssuedRefund): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const amount = formatMoney(refund.amount, order.locale)
  const total = formatMoney(order.total, order.locale)
  const reason = reasons.find((known) => known === refund.reason) ?? 'other'
  const card = translator(order.locale, 'orders')('payment.card')
  const rows = refund.lines.map((line) => [
    `${line.name}\n${line.variantLabel}`,
    t('lines.packs', { count: line.quantity }),
    formatMoney(line.amount, order.locale),
  ])
  const head = [t('lines.product'), t('lines.quantity'), t('lines.total')]
  const isWhole = refund.amount.amount === order.total.amount
  return [
    { kind: 'heading', text: t('refundIssued.heading') },
    paragraph(isWhole ? t('refundIssued.full', { amount }) : t('refundIssued.partial', { amount, total })),
    paragraph(t(`refundIssued.reasons.${reason}`)),
    paragraph(
      t('refundIssued.where', { method: paymentMethodName(order.paymentMethod, card), days: bankDays }),
    ),
    ...(rows.length > 0
      ? [
          { kind: 'heading' as const, text: t('refundIssued.items') },
          { kind: 'table' as const, head, rows },
        ]
      : []),
    ...(refund.shipping.amount > 0
      ? [paragraph(t('refundIssued.deliveryCosts', { amount: formatMoney(refund.shipping, order.locale) }))]
      : []),
    { kind: 'quiet', text: t('refundIssued.reference', { reference: refund.id }) },
    { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
  ]
}
