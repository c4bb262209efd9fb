import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Notice } from '#ui/notice.tsx'

const outcomes = [
  'packed',
  'shipped',
  'delivered',
  'parcel',
  'note',
  'mail',
  'refunded',
  'cancelled',
  'accepted',
  'paid-back',
  'answered',
] as const

/** What the last press did. */
export function OrderOutcome({ locale, done }: { locale: Locale; done: string | undefined }) {
  const outcome = outcomes.find((each) => each === done)
  if (!outcome) return null
  return (
    <Notice tone="positive" role="status" title={translator(locale, 'staff-orders')(`done.${outcome}`)} />
  )
}
