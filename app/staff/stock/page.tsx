import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { StockFilter, StockTable } from '#shop/inventory/staff/components/stock-table.tsx'
import { listStock } from '#shop/inventory/staff/queries.ts'
import { stockSearchOf } from '#shop/inventory/staff/stock-list.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('stock:read', async ({ staff, locale, search: asked }) => {
  const t = translator(locale, 'staff-stock')
  const search = stockSearchOf(asked)
  const { variants, next } = await listStock(database(), staff, search)
  return (
    <>
      <WorkshopHeading locale={locale} title={t('list.title')} lead={t('list.lead')} />
      <StockFilter locale={locale} search={search} />
      <StockTable locale={locale} search={search} variants={variants} next={next} />
    </>
  )
})
