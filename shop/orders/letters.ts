import { tz } from '@date-fns/tz'
import { addBusinessDays } from 'date-fns'
import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Block, Sum } from '#shop/mail/letter.ts'
import { linkTo, type LetterWords, type Post } from '#shop/mail/post.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { Money } from '#shop/pricing/money.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import { rateWords } from '#shop/pricing/vat-words.ts'
import { destination, type PlacedOrder } from './placed-order.ts'

/** Working days after which a bank shows what was paid back. */
export const bankDays = 10

export interface OrderPost extends Post {
  order: PlacedOrder
  /** The unguessable link to the order page. */
  orderUrl: string
}

/** Day and time as people in the order's market read them. */
export function dateWords(
  at: Date,
  order: Pick<PlacedOrder, 'locale' | 'market'>,
): { date: string; time: string } {
  const { timeZone } = marketFacts(order.market)
  const date = new Intl.DateTimeFormat(order.locale, { dateStyle: 'long', timeZone }).format(at)
  const time = new Intl.DateTimeFormat(order.locale, { timeStyle: 'short', timeZone }).format(at)
  return { date, time }
}

/** The title of a letter about an order, with the order it is about. */
export function orderTitle(order: Pick<PlacedOrder, 'locale' | 'number'>, text: string): Block {
  const t = translator(order.locale, 'order-mail')
  return { kind: 'title', text, note: t('common.orderNumber', { orderNumber: order.number }) }
}

function sums({ order }: OrderPost): Sum[] {
  const t = translator(order.locale, 'order-mail')
  const amount = (money: Money) => formatMoney(money, order.locale)
  const isFree = order.shipping.amount === 0
  return [
    { label: t('totals.goods'), amount: amount(order.subtotal), weight: 'plain' },
    {
      label: `${t('totals.delivery')}: ${order.deliveryName}`,
      amount: isFree ? t('totals.deliveryFree') : amount(order.shipping),
      weight: 'plain',
    },
    { label: t('totals.total'), amount: amount(order.total), weight: 'total' },
    ...order.vatByRate.map(({ rateBasisPoints, vat }) => ({
      label: t('totals.vat', { rate: rateWords(rateBasisPoints, order.locale) }),
      amount: amount(vat),
      weight: 'quiet' as const,
    })),
  ]
}

function lineBlocks(post: OrderPost): Block[] {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const items = order.lines.map((line) => ({
    name: line.name,
    // The designation stands beside the name wherever the name is shown (FOOD-03).
    notes: [`${line.designation} · ${line.variantLabel}`, t('lines.itemNumber', { sku: line.sku })],
    figures: [
      String(line.quantity),
      formatMoney(line.unitPrice, order.locale),
      rateWords(line.vatRateBasisPoints, order.locale),
      formatMoney(line.total, order.locale),
    ],
  }))
  const columns = [t('lines.quantity'), t('lines.unitPrice'), t('lines.vat'), t('lines.total')]
  return [
    { kind: 'heading', text: t('lines.heading') },
    { kind: 'goods', columns, items, sums: sums(post) },
    { kind: 'quiet', text: t('lines.label') },
  ]
}

function deliveryBlocks({ order, trader }: OrderPost): Block[] {
  const t = translator(order.locale, 'order-mail')
  const { minimum, maximum } = trader.deliveryDays[order.market]
  const latest = addBusinessDays(order.paidAt ?? order.placedAt, maximum, {
    in: tz(marketFacts(order.market).timeZone),
  })
  const { date } = dateWords(new Date(latest.getTime()), order)
  return [
    { kind: 'heading', text: t('delivery.heading') },
    {
      kind: 'facts',
      rows: [
        [t('delivery.method'), order.deliveryName],
        [t('delivery.to'), destination(order).join('\n')],
        [t('delivery.expected'), t('delivery.expectedText', { minimum, maximum, date })],
      ],
    },
  ]
}

function paymentBlocks({ order }: OrderPost): Block[] {
  const t = translator(order.locale, 'order-mail')
  const card = translator(order.locale, 'orders')('payment.card')
  const paid = dateWords(order.paidAt ?? order.placedAt, order)
  return [
    { kind: 'heading', text: t('payment.heading') },
    {
      kind: 'facts',
      rows: [
        [t('payment.method'), paymentMethodName(order.paymentMethod, card)],
        [t('payment.when'), `${paid.date}, ${paid.time}`],
      ],
    },
    { kind: 'quiet', text: t('payment.once') },
  ]
}

/** What must be in the consumer's hands in writing (CONS-02, CONS-04; Directive 2011/83/EU art. 8(7)). */
function contractBlocks(post: OrderPost): Block[] {
  const { order, trader } = post
  const t = translator(order.locale, 'order-mail')
  const address = trader.address[languageOf(order.locale)]
  const words = {
    ...dateWords(order.placedAt, order),
    company: trader.company,
    address,
    email: trader.email,
    phone: trader.phone,
  }
  const part = (heading: string, text: string): Block[] => [
    { kind: 'subheading', text: heading },
    { kind: 'quiet', text },
  ]
  const { registerNumber, taxNumber } = trader
  return [
    { kind: 'heading', text: t('information.heading') },
    { kind: 'paragraph', text: `${t('confirmation.contract')} ${t('common.keep')}` },
    ...(order.receipts.length > 0 ? [{ kind: 'quiet' as const, text: t('confirmation.receipt') }] : []),
    { kind: 'quiet', text: t('confirmation.attachments', { version: order.termsVersion }) },
    ...part(
      t('information.seller.heading'),
      t('information.seller.text', { ...words, registerNumber, taxNumber }),
    ),
    { kind: 'quiet', text: t('information.seller.complaints') },
    ...part(t('information.goods.heading'), t('information.goods.text')),
    ...part(t('information.price.heading'), t('information.price.text')),
    ...part(t('information.contract.heading'), t('information.contract.text', words)),
    ...part(t('information.withdrawal.heading'), t('information.withdrawal.period')),
    { kind: 'quiet', text: t('information.withdrawal.how') },
    { kind: 'link', label: t('information.withdrawal.function'), url: linkTo(post, 'withdrawal') },
    { kind: 'quiet', text: t('information.withdrawal.otherWays', words) },
    { kind: 'quiet', text: t('information.withdrawal.effect') },
    { kind: 'quiet', text: t('information.withdrawal.return', words) },
    { kind: 'quiet', text: t('information.withdrawal.value') },
    { kind: 'quiet', text: t('information.withdrawal.sealed') },
    ...part(t('information.form.heading'), t('information.form.instruction')),
    {
      kind: 'form',
      text: `${t('information.form.to', words)}\n${t('information.form.statement')}`,
      fields: (['dates', 'name', 'address', 'signature', 'date'] as const).map((field) =>
        t(`information.form.${field}`),
      ),
      note: t('information.form.delete'),
    },
    ...part(t('information.guarantee.heading'), t('information.guarantee.text')),
    ...part(t('information.complaints.heading'), t('information.complaints.text', words)),
    { kind: 'link', label: t('information.complaints.function'), url: linkTo(post, 'complaint') },
    ...part(t('information.disputes.heading'), t(`information.disputes.${order.market}`)),
    ...part(t('information.language.heading'), t('information.language.text')),
  ]
}

/** The confirmation of the contract: what was ordered, what was paid, and then the contract in writing. */
export function confirmationLetter(post: OrderPost): LetterWords {
  const { order } = post
  const t = translator(order.locale, 'order-mail')
  const placed = t('common.orderedOn', dateWords(order.placedAt, order))
  const orderNumber = order.number
  return {
    subject: t('confirmation.subject', { orderNumber }),
    preheader: t('confirmation.preheader'),
    blocks: [
      {
        kind: 'title',
        text: t('confirmation.heading'),
        note: `${t('common.orderNumber', { orderNumber })} · ${placed}`,
      },
      { kind: 'paragraph', text: t('confirmation.intro', { total: formatMoney(order.total, order.locale) }) },
      { kind: 'button', label: t('common.viewOrder'), url: post.orderUrl },
      ...lineBlocks(post),
      ...deliveryBlocks(post),
      ...paymentBlocks(post),
    ],
    appendix: contractBlocks(post),
  }
}
