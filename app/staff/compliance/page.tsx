import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { complianceSearchOf } from '#shop/catalogue/staff/compliance-list.ts'
import { ComplianceFilterForm, ComplianceTable } from '#shop/catalogue/staff/components/compliance-table.tsx'
import { listCompliance } from '#shop/catalogue/staff/queries/list-compliance.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('products:read', async ({ staff, locale, search: asked }) => {
  const t = translator(locale, 'staff-compliance')
  const search = complianceSearchOf(asked)
  const list = await listCompliance(database(), staff, search, new Date())
  return (
    <>
      <WorkshopHeading locale={locale} title={t('list.title')} lead={t('list.lead')} />
      <ComplianceFilterForm locale={locale} search={search} served={await findServedMarkets(database())} />
      <ComplianceTable locale={locale} search={search} list={list} />
    </>
  )
})
