import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { typeset } from '#ui/typeset.tsx'
import { destination, type PlacedOrder } from '../../placed-order.ts'

/** What goes into one parcel and where it goes; a sheet of its own on paper. */
export function PackingSlip({
  order,
  note,
  locale,
}: {
  order: PlacedOrder
  /** What the buyer wrote beside the order. */
  note: string | null
  locale: Locale
}) {
  const t = translator(locale, 'staff-orders')
  const heading = `slip-${order.id}`
  return (
    <article
      aria-labelledby={heading}
      className="grid gap-4 border-t border-ink py-6 break-after-page last:break-after-auto"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={heading} className="figures text-title font-semibold">
          {order.number}
        </h2>
        <p className="text-small text-quiet">
          <Moment at={order.placedAt} locale={locale} />
        </p>
      </header>
      <div className="grid gap-4 sm:grid-cols-2">
        <p>
          <span className="block text-small text-quiet">{t('packing.to')}</span>
          {destination(order).map((line) => (
            <span key={line} className="block font-medium wrap-anywhere">
              {line}
            </span>
          ))}
        </p>
        <p>
          <span className="block text-small text-quiet">{t('packing.by')}</span>
          <span className="block font-medium">
            {order.deliveryName}
            {order.pickupPointCode ? ` · ${order.pickupPointCode}` : null}
          </span>
          {order.phone ? <span className="block">{order.phone}</span> : null}
        </p>
      </div>
      {note ? (
        <p className="border-l-4 border-accent pl-4">
          <span className="block text-small text-quiet">{t('packing.note')}</span>
          <span className="whitespace-pre-line wrap-anywhere">{note}</span>
        </p>
      ) : null}
      <ul>
        {order.lines.map((line) => (
          <li
            key={line.variantId}
            className="grid grid-cols-[1.5rem_3.5rem_1fr] items-baseline gap-3 border-b border-line py-2"
          >
            <span aria-hidden="true" className="size-5 self-center border border-edge" />
            <span className="figures text-right text-lead font-semibold">{line.quantity} ×</span>
            <span>
              <span lang={languageOf(order.locale)}>{typeset(`${line.name}, ${line.variantLabel}`)}</span>{' '}
              <span className="figures whitespace-nowrap text-small text-quiet">{line.sku}</span>
            </span>
          </li>
        ))}
      </ul>
    </article>
  )
}
