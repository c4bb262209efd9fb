import type { ReactNode } from 'react'
import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import { Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { carrierName, trackingUrl } from '../carrier.ts'
import { dateWords } from '../letters.ts'
import { destination, type PlacedOrder } from '../placed-order.ts'

interface Props {
  order: PlacedOrder
  trader: Trader
  locale: Locale
}

type Row = [ReactNode, ReactNode]

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}

function paymentRows({ order, locale }: Props): Row[] {
  const t = translator(locale, 'orders')
  if (!order.paidAt) return []
  const moment = t('facts.moment', dateWords(order.paidAt, { locale, market: order.market }))
  return [
    [t('facts.method'), paymentMethodName(order.paymentMethod, t('payment.card'))],
    [t('facts.paidOn'), moment],
  ]
}

function parcelRows({ order, locale }: Props): Row[] {
  const t = translator(locale, 'orders')
  const carrier = carrierName(order)
  const url = trackingUrl(order)
  const { trackingNumber } = order
  const followed = url ? (
    <a key="tracking" href={url} rel="noreferrer" className="link tap figures wrap-anywhere">
      {trackingNumber}
    </a>
  ) : (
    trackingNumber
  )
  return [
    ...(carrier ? [[t('facts.carrier'), carrier] satisfies Row] : []),
    ...(trackingNumber ? [[t('facts.tracking'), followed] satisfies Row] : []),
  ]
}

function contactRows({ order, locale }: Props): Row[] {
  const t = translator(locale, 'orders')
  if (!order.email) return [[t('facts.email'), t('facts.removed')]]
  return [
    [t('facts.email'), order.email],
    ...(order.phone ? [[t('facts.phone'), order.phone] satisfies Row] : []),
  ]
}

/** Who ordered from whom, when, and where it goes. */
export function OrderDetails(props: Props) {
  const { order, trader, locale } = props
  const t = translator(locale, 'orders')
  const { company, registerNumber, taxNumber, vatNumber } = trader
  const rows: Row[] = [
    [t('facts.number'), order.number],
    [t('facts.placed'), t('facts.moment', dateWords(order.placedAt, { locale, market: order.market }))],
    ...paymentRows(props),
    [t('facts.delivery'), order.deliveryName],
    [t('facts.to'), <Lines key="to" lines={destination(order)} />],
    ...parcelRows(props),
    ...contactRows(props),
    [
      t('facts.seller'),
      <Lines
        key="seller"
        lines={[
          company,
          trader.address[languageOf(locale)],
          t('facts.sellerNumbers', { registerNumber, taxNumber, vatNumber }),
        ]}
      />,
    ],
    [t('facts.terms'), t('facts.termsVersion', { version: order.termsVersion })],
  ]
  return (
    <Section id="details" title={t('facts.heading')}>
      <Facts rows={rows} />
    </Section>
  )
}
