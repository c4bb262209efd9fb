import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { Section } from '#ui/page.tsx'
import { Facts } from '#ui/table.tsx'
import { carrierName, trackingUrl } from '../../carrier.ts'
import { LineTable } from '../../components/order-lines.tsx'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import { rateWords } from '#shop/pricing/vat-words.ts'
import { destination } from '../../placed-order.ts'
import type { StaffOrder } from '../staff-order.ts'

interface Props {
  found: StaffOrder
  locale: Locale
}

/** What was bought, for how much. */
export function OrderContent({ found: { order }, locale }: Props) {
  const t = translator(locale, 'orders')
  const price = (amount: Parameters<typeof formatMoney>[0]) => formatMoney(amount, locale)
  return (
    <Section id="lines" title={t('lines.heading')}>
      <LineTable
        order={order}
        locale={locale}
        product={(line) => (
          <span className="grid">
            <span lang={languageOf(order.locale)}>
              {line.name}, {line.variantLabel}
            </span>
            <span className="text-small font-normal text-quiet">{t('lines.sku', { sku: line.sku })}</span>
          </span>
        )}
      />
      <div className="mt-4 ml-auto max-w-md">
        <Facts
          isWide
          rows={[
            [t('totals.goods'), price(order.subtotal)],
            [t('totals.delivery'), price(order.shipping)],
            [t('totals.total'), <strong key="total">{price(order.total)}</strong>],
            ...order.vatByRate.map(({ rateBasisPoints, vat }): [string, string] => [
              `${t('vat.vat')} ${rateWords(rateBasisPoints, locale)}`,
              price(vat),
            ]),
            ...(order.refunded.amount > 0
              ? ([[t('totals.refunded'), price(order.refunded)]] as [string, string][])
              : []),
          ]}
        />
      </div>
    </Section>
  )
}

/** Who bought it, where it goes, how it is paid. */
export function OrderPeople({ found, locale }: Props) {
  const t = translator(locale, 'orders')
  const s = translator(locale, 'staff-orders')
  const { order, note, market } = found
  const url = trackingUrl(order)
  const rows: [string, React.ReactNode][] = [
    [t('facts.placed'), <Moment key="placed" at={order.placedAt} locale={locale} />],
    [s('facts.market'), `${market} · ${order.locale}`],
    [t('facts.delivery'), order.deliveryName],
    [
      t('facts.to'),
      destination(order).map((line) => (
        <span key={line} className="block wrap-anywhere">
          {line}
        </span>
      )),
    ],
    ...(order.pickupPointCode
      ? ([[s('facts.pickupPoint'), order.pickupPointCode]] as [string, string][])
      : []),
    [
      t('facts.email'),
      <span key="email" className="wrap-anywhere">
        {order.email ?? t('facts.removed')}
      </span>,
    ],
    ...(order.phone ? ([[t('facts.phone'), order.phone]] as [string, string][]) : []),
    ...(order.paidAt
      ? ([
          [t('facts.method'), paymentMethodName(order.paymentMethod, t('payment.card'))],
          [t('facts.paidOn'), <Moment key="paid" at={order.paidAt} locale={locale} />],
        ] as [string, React.ReactNode][])
      : []),
    ...(order.carrier
      ? ([[t('facts.carrier'), carrierName(order) ?? s('parcel.other')]] as [string, string][])
      : []),
    ...(order.trackingNumber
      ? ([
          [
            t('facts.tracking'),
            url ? (
              <a key="tracking" href={url} rel="noreferrer" className="link wrap-anywhere">
                {order.trackingNumber}
              </a>
            ) : (
              order.trackingNumber
            ),
          ],
        ] as [string, React.ReactNode][])
      : []),
  ]
  return (
    <Section id="people" title={t('facts.heading')}>
      {note ? (
        <div className="mb-4 border-l-4 border-accent bg-accent-soft px-4 py-3">
          <p className="font-semibold">{s('facts.note')}</p>
          <p className="whitespace-pre-line wrap-anywhere">{note}</p>
        </div>
      ) : null}
      <Facts isWide rows={rows} />
    </Section>
  )
}
