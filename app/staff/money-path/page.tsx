import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { MoneySigns, QueueTable } from '#shop/checkout/staff/components/money-signs.tsx'
import { findMoneyPath } from '#shop/checkout/staff/queries/find-money-path.ts'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('money-health:read', async ({ staff, locale }) => {
  const t = translator(locale, 'staff-start')
  const now = new Date()
  const path = await findMoneyPath(database(), staff, now)
  return (
    <>
      <WorkshopHeading locale={locale} title={t('health.title')} lead={t('health.lead')} />
      <div className="grid max-w-4xl gap-10">
        <MoneySigns path={path} locale={locale} now={now} />
        <Section id="queues" title={t('health.queues.title')}>
          <QueueTable path={path} locale={locale} />
        </Section>
      </div>
    </>
  )
})
