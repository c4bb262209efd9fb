import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Availability } from '#shop/inventory/stock.ts'
import { classNames } from '#ui/class-names.ts'

const looks: Record<Availability, string> = {
  'in-stock': 'text-positive',
  'few-left': 'text-caution',
  'sold-out': 'text-quiet',
}

/** Whether something can be had, in one word; never how many there are. */
export function AvailabilityWord({ availability, locale }: { availability: Availability; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  return (
    <p className={classNames('flex items-center gap-2 font-medium', looks[availability])}>
      <svg viewBox="0 0 8 8" className="size-2 shrink-0" aria-hidden="true" focusable="false">
        <circle
          cx="4"
          cy="4"
          r="3.25"
          fill={availability === 'sold-out' ? 'none' : 'currentColor'}
          stroke="currentColor"
          strokeWidth="1.5"
        />
      </svg>
      {t(`availability.${availability}`)}
    </p>
  )
}
