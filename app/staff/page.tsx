import { translator } from '#i18n/translator.ts'
import { WorkshopHeading, workshopPage } from './workshop-page.tsx'

export default workshopPage('workshop:enter', async ({ staff, locale }) => {
  const t = translator(locale, 'staff')
  return (
    <WorkshopHeading locale={locale} title={t('start.title', { name: staff.name })} lead={t('start.lead')} />
  )
})
