import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { EmptyState } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import type { BookedMonth } from '../bookkeeping.ts'

function nameOf({ year, month }: BookedMonth, locale: Locale): string {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return words.format(new Date(Date.UTC(year, month - 1, 1)))
}

/** A row for each month and market, with the file for whoever keeps the books. */
export function BookedMonths({
  months,
  locale,
  now,
}: {
  months: readonly BookedMonth[]
  locale: Locale
  now: Date
}) {
  const t = translator(locale, 'staff-orders')
  if (months.length === 0) return <EmptyState title={t('books.none')} />
  const isRunning = ({ year, month }: BookedMonth) =>
    year === now.getUTCFullYear() && month === now.getUTCMonth() + 1
  return (
    <div className="grid max-w-4xl gap-4">
      <Table
        caption={t('books.title')}
        isCaptionHidden
        columns={[
          { key: 'month', head: t('books.month') },
          { key: 'market', head: t('books.market'), isWideOnly: true },
          { key: 'documents', head: t('books.documents'), isFigure: true, isWideOnly: true },
          { key: 'net', head: t('books.net'), isFigure: true, isWideOnly: true },
          { key: 'vat', head: t('books.vat'), isFigure: true, isWideOnly: true },
          { key: 'gross', head: t('books.gross'), isFigure: true },
          { key: 'file', head: t('books.file') },
        ]}
        rows={months.map((each) => {
          const { market, year, month, documents, gross, vat } = each
          const net = { ...gross, amount: gross.amount - vat.amount }
          const asked = `${year}-${String(month).padStart(2, '0')}`
          return {
            key: `${market} ${asked}`,
            cells: [
              <span key="month">
                {nameOf(each, locale)}
                <span className="sm:hidden"> · {market}</span>
                {isRunning(each) ? (
                  <span className="block text-small text-quiet">{t('books.running')}</span>
                ) : null}
              </span>,
              market,
              documents,
              ...[net, vat, gross].map((amount, index) => (
                <span key={index} className="whitespace-nowrap">
                  {formatMoney(amount, locale)}
                </span>
              )),
              <a
                key="file"
                href={`/staff/api/books?month=${asked}&market=${market}`}
                download
                className="link relative inline-flex min-h-6 items-center whitespace-nowrap"
              >
                {t('books.download')}
                <span className="sr-only">: {t('books.of', { month: nameOf(each, locale), market })}</span>
              </a>,
            ],
          }
        })}
      />
      <p className="max-w-[60ch] text-small text-quiet">{t('books.hint')}</p>
    </div>
  )
}
