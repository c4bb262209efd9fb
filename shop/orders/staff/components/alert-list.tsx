import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { alertKindOf, type OpenAlert } from '../alert.ts'

/** What has happened, what it means and what to do; closed by whoever has seen to it. */
export function AlertList({ alerts, locale }: { alerts: OpenAlert[]; locale: Locale }) {
  const t = translator(locale, 'staff-start')
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
            <WorkshopForm
              locale={locale}
              id={`alert-${id}`}
              action={`/staff/api/orders/alerts/${id}`}
              className="grid gap-2"
            >
              <Button kind="quiet" className="justify-self-start">
                {t('alerts.close')}
              </Button>
            </WorkshopForm>
          </li>
        )
      })}
    </ul>
  )
}
