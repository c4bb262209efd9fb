import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { AlertList } from '#shop/orders/staff/components/alert-list.tsx'
import { WorkList } from '#shop/orders/staff/components/work-list.tsx'
import { listOpenAlerts } from '#shop/orders/staff/queries/list-alerts.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { waitingWork } from './waiting-work.ts'
import { WorkshopHeading, workshopPage } from './workshop-page.tsx'

export default workshopPage('workshop:enter', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff')
  const words = translator(locale, 'staff-start')
  const work = await waitingWork(staff, locale)
  const waiting = work.filter(({ count }) => count > 0)
  const calm = work.filter(({ count }) => count === 0)
  const alerts = isOffered(staff.role, 'orders:read') ? await listOpenAlerts(database(), staff) : null
  return (
    <>
      <WorkshopHeading
        locale={locale}
        title={t('start.title', { name: staff.name })}
        lead={t('start.lead')}
      />
      <div className="grid max-w-4xl gap-10">
        {search.done === 'alert' ? (
          <Notice tone="positive" role="status" title={words('alerts.closed')} />
        ) : null}
        {waiting.length > 0 ? <WorkList work={waiting} /> : <p className="text-lead">{words('nothing')}</p>}
        {alerts ? (
          <Section id="alerts" title={words('alerts.title')}>
            <AlertList alerts={alerts} locale={locale} />
          </Section>
        ) : null}
        {calm.length > 0 ? (
          <p className="text-small text-quiet">
            {words('calm', {
              list: new Intl.ListFormat(locale).format(calm.map(({ label }) => String(label))),
            })}
          </p>
        ) : null}
      </div>
    </>
  )
})
