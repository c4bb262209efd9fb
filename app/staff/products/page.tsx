import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { ProductFilter, ProductTable } from '#shop/catalogue/staff/components/product-table.tsx'
import { productSearchOf } from '#shop/catalogue/staff/product-search.ts'
import { listProducts } from '#shop/catalogue/staff/queries/list-products.ts'
import { findServedMarkets } from '#shop/legal/queries.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('products:read', async ({ staff, locale, search: asked }) => {
  const t = translator(locale, 'staff-catalogue')
  const search = productSearchOf(asked)
  const list = await listProducts(database(), staff, search, new Date())
  return (
    <>
      <WorkshopHeading locale={locale} title={t('list.title')} lead={t('list.lead')} />
      <ProductFilter locale={locale} search={search} served={await findServedMarkets(database())} />
      <ProductTable locale={locale} search={search} list={list} />
    </>
  )
})
