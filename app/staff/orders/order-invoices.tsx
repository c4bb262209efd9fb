import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { IssuedDocument } from '#shop/invoices/staff/bookkeeping.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { Section } from '#ui/page.tsx'

/** The receipt of an order and whatever corrected it, as files. */
export function OrderInvoices({ documents, locale }: { documents: IssuedDocument[]; locale: Locale }) {
  const t = translator(locale, 'invoices')
  if (documents.length === 0) return null
  return (
    <Section id="invoices" title={translator(locale, 'orders')('receipts.heading')}>
      <ul className="grid gap-3">
        {documents.map(({ number, kind, issuedAt, gross }) => (
          <li key={number}>
            <a
              href={`/staff/api/invoices/${encodeURIComponent(number)}`}
              className="link inline-flex min-h-6 items-center"
            >
              {t(`title.${kind}`)} {number} (PDF)
            </a>
            <p className="figures text-small text-quiet">
              <Moment at={issuedAt} locale={locale} /> · {formatMoney(gross, locale)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
