import { Fragment, type ReactNode } from 'react'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { subtract } from '#shop/pricing/money.ts'
import { rateWords } from '#shop/pricing/vat-words.ts'
import { Section } from '#ui/page.tsx'
import { Facts, Table } from '#ui/table.tsx'
import { typeset, typesetName } from '#ui/typeset.tsx'
import type { PlacedLine, PlacedOrder } from '../placed-order.ts'

interface Props {
  order: PlacedOrder
  locale: Locale
}

/** The frozen lines with their totals: with the VAT below, also the receipt. */
export function OrderLines({ order, locale }: Props) {
  const t = translator(locale, 'orders')
  return (
    <Section id="lines" title={t('lines.heading')}>
      <LineTable
        order={order}
        locale={locale}
        product={(line) => (
          <span className="grid gap-0.5">
            <span className="font-semibold">{typesetName(line.name)}</span>
            <span className="text-small font-normal">{typeset(line.designation)}</span>
            <span className="text-small font-normal text-quiet">
              {line.variantLabel} ·{' '}
              <span className="whitespace-nowrap">{t('lines.sku', { sku: line.sku })}</span>
            </span>
          </span>
        )}
      />
      <Totals order={order} locale={locale} />
    </Section>
  )
}

/** The lines as they were frozen; how much is said of a product depends on who reads. */
export function LineTable({ order, locale, product }: Props & { product: (line: PlacedLine) => ReactNode }) {
  const t = translator(locale, 'orders')
  return (
    <Table
      caption={t('lines.heading')}
      isCaptionHidden
      columns={[
        { key: 'product', head: t('lines.product') },
        { key: 'quantity', head: t('lines.quantity'), isFigure: true, isWideOnly: true },
        { key: 'price', head: t('lines.price'), isFigure: true, isWideOnly: true },
        { key: 'total', head: t('lines.total'), isFigure: true },
      ]}
      rows={order.lines.map((line) => ({
        key: String(line.variantId),
        cells: [
          <Fragment key="product">
            {product(line)}
            <span className="mt-1 block text-small font-normal sm:hidden">
              {line.quantity} × {formatMoney(line.unitPrice, locale)}
            </span>
          </Fragment>,
          line.quantity,
          formatMoney(line.unitPrice, locale),
          formatMoney(line.total, locale),
        ],
      }))}
    />
  )
}

function Totals({ order, locale }: Props) {
  const t = translator(locale, 'orders')
  const { shipping, refunded } = order
  const rows: [string, string][] = [
    [t('totals.goods'), formatMoney(order.subtotal, locale)],
    [t('totals.delivery'), shipping.amount === 0 ? t('totals.free') : formatMoney(shipping, locale)],
  ]
  return (
    <div className="ml-auto max-w-sm pt-2">
      <Facts isWide rows={rows} />
      <p className="figures flex items-baseline justify-between gap-6 border-t-2 border-ink pt-3">
        <span className="font-semibold">{t('totals.total')}</span>
        <span className="text-title font-semibold">{formatMoney(order.total, locale)}</span>
      </p>
      {refunded.amount > 0 ? (
        <p className="figures flex justify-between gap-6 pt-1 text-quiet">
          <span>{t('totals.refunded')}</span>
          <span>{formatMoney(refunded, locale)}</span>
        </p>
      ) : null}
    </div>
  )
}

/** VAT per rate, as it stands on the lines. */
export function VatTable({ order, locale }: Props) {
  const t = translator(locale, 'orders')
  return (
    <Table
      caption={t('vat.caption')}
      columns={[
        { key: 'rate', head: t('vat.rate') },
        { key: 'net', head: t('vat.net'), isFigure: true },
        { key: 'vat', head: t('vat.vat'), isFigure: true },
        { key: 'gross', head: t('vat.gross'), isFigure: true },
      ]}
      rows={order.vatByRate.map(({ rateBasisPoints, gross, vat }) => ({
        key: String(rateBasisPoints),
        cells: [
          rateWords(rateBasisPoints, locale),
          formatMoney(subtract(gross, vat), locale),
          formatMoney(vat, locale),
          formatMoney(gross, locale),
        ],
      }))}
    />
  )
}
