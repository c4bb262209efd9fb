import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { signOf } from '#shop/invoices/invoice.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import { Section } from '#ui/page.tsx'
import { dateWords } from '../letters.ts'
import type { PlacedOrder } from '../placed-order.ts'

/** The receipt and what corrected it, as files to keep. */
export function OrderReceipts({
  order,
  token,
  locale,
}: {
  order: PlacedOrder
  token: string
  locale: Locale
}) {
  const t = translator(locale, 'orders')
  const words = translator(locale, 'invoices')
  if (order.receipts.length === 0) return null
  return (
    <Section id="receipts" title={t('receipts.heading')}>
      <ul className="border-t border-line">
        {order.receipts.map(({ number, kind, issuedAt, gross }) => (
          <li
            key={number}
            className="figures flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
          >
            <a
              href={`/api/orders/${token}/receipt/${number}`}
              type="application/pdf"
              className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11 font-semibold"
            >
              {t('receipts.file', { title: words(`title.${kind}`), number })}
            </a>
            <span className="text-small text-quiet">
              {dateWords(issuedAt, { locale, market: order.market }).date} ·{' '}
              {formatMoney(money(signOf(kind) * gross.amount, gross.currency), locale)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
