import { languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { ProductPictures } from '#shop/catalogue/staff/pictures/components/product-pictures.tsx'
import { findProductPictures } from '#shop/catalogue/staff/pictures/queries.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { keptStaffForm } from '../../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'

export default workshopPage('media:write', async ({ staff, locale, params }) => {
  const id = rowIdOf(params.id)
  const view = await findProductPictures(database(), staff, id)
  if (!view) return null
  const t = translator(locale, 'staff-pictures')
  const texts = languages.map((language) => {
    const name = t('text', { language: t(`languages.${language}`) })
    return [`alt-${language}`, name] as const
  })
  const kept = await keptStaffForm(locale, 'picture', {
    picture: t('file'),
    languages: t('shownIn'),
    ...Object.fromEntries(texts),
  })
  return (
    <>
      <WorkshopHeading locale={locale} title={t('pageTitle', { name: view.name })} lead={t('lead')} />
      <ProductPlaces locale={locale} id={view.productId} />
      <div className="pt-6">
        <ProductPictures view={view} locale={locale} kept={kept} />
      </div>
    </>
  )
})
