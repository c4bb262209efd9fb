import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { Notice } from '#ui/notice.tsx'
import type { StaffOrder } from '../staff-order.ts'

/** Statements about this order that wait for an answer, and what has not been dealt with. */
export function OrderLetters({ found, locale }: { found: StaffOrder; locale: Locale }) {
  const t = translator(locale, 'staff-orders')
  const letters = [
    ...found.withdrawals.map((each) => ({ ...each, kind: 'withdrawals' as const })),
    ...found.complaints.map((each) => ({ ...each, kind: 'complaints' as const })),
  ]
  if (letters.length === 0) return null
  return (
    <div className="grid gap-3">
      {letters.map(({ id, kind, submittedAt, answeredAt }) => (
        <Notice
          key={id}
          tone={answeredAt ? 'info' : 'caution'}
          title={t(`letters.${kind}`, { at: momentWords(submittedAt, locale) })}
        >
          <p>
            <a href={`/staff/statements/${kind}/${id}`} className="link">
              {answeredAt ? t('letters.read') : t('letters.answer')}
            </a>
          </p>
        </Notice>
      ))}
    </div>
  )
}
