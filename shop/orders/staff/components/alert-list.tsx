import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { alertKindOf, type OpenAlert } from '../alert.ts'

/** What has happened, what it means and what to do; closed by whoever has seen to it. */
export function AlertList({ alerts, locale }: { alerts: OpenAlert[]; locale: Locale }) {
  const t = translator(locale, 'staff-start')
  const staff = translator(locale, 'staff')
  if (alerts.length === 0) return <p className="text-quiet">{t('alerts.none')}</p>
  return (
    <ul className="grid gap-6">
      {alerts.map(({ id, kind, createdAt, order, invariant }) => {
        const known = alertKindOf(kind)
        return (
          <li key={id} className="grid gap-1 border-l-4 border-caution pl-4">
            <p className="font-semibold">
              {known ? t(`alerts.kinds.${known}.what`) : kind}
              {invariant ? ` (${invariant})` : null}
            </p>
            <p className="text-small text-quiet">
              <Moment at={createdAt} locale={locale} />
              {order ? (
                <>
                  {' · '}
                  <a href={`/staff/orders/${order.id}`} className="link">
                    {order.number}
                  </a>
                </>
              ) : null}
            </p>
            {known ? <p className="max-w-prose">{t(`alerts.kinds.${known}.todo`)}</p> : null}
            <EnhancedForm
              id={`alert-${id}`}
              action={`/staff/api/orders/alerts/${id}`}
              failureMessage={staff('networkFailure')}
              className="grid gap-2"
            >
              <ErrorSummary id={`alert-${id}-problems`} title={staff('problems')} problems={[]} />
              <Button kind="quiet" className="justify-self-start">
                {t('alerts.close')}
              </Button>
            </EnhancedForm>
          </li>
        )
      })}
    </ul>
  )
}
