import { translator } from '#i18n/translator.ts'
import { NewProductForm } from '#shop/catalogue/staff/components/new-product-form.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'
import { keptProductForm } from '../kept-product-form.ts'

export default workshopPage('products:write', async ({ locale }) => {
  const t = translator(locale, 'staff-catalogue')
  const kept = await keptProductForm(locale, 'new-product')
  return (
    <>
      <WorkshopHeading locale={locale} title={t('create.title')} lead={t('create.lead')} />
      <NewProductForm
        locale={locale}
        values={kept.values ?? {}}
        error={kept.error}
        problems={kept.problems}
      />
    </>
  )
})
