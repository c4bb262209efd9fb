import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { ImportProblems, PlannedProducts } from '#shop/catalogue/staff/components/import-outcome.tsx'
import { productPlaces } from '#shop/catalogue/staff/product-places.ts'
import { findImport } from '#shop/catalogue/staff/queries/find-import.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { keptProductForm } from '../../kept-product-form.ts'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'

export default workshopPage('products:write', async ({ staff, locale, params }) => {
  const tried = await findImport(database(), staff, params.id ?? '')
  if (!tried) return null
  const t = translator(locale, 'staff-import')
  const words = translator(locale, 'staff')
  const kept = await keptProductForm(locale, 'product-import')
  const { outcome } = tried
  const hasChanges = outcome.products.some(({ kind }) => kind !== 'same')
  const isReady = outcome.problems.length === 0 && hasChanges
  return (
    <>
      <WorkshopHeading locale={locale} kicker={t('title')} title={t('tried.title')} lead={t('tried.lead')} />
      <div className="grid gap-10">
        {outcome.problems.length > 0 ? <Notice tone="critical" title={t('tried.refused')} /> : null}
        {outcome.problems.length === 0 && !hasChanges ? (
          <Notice tone="positive" title={t('tried.nothing')} />
        ) : null}
        <ImportProblems locale={locale} problems={outcome.problems} />
        <PlannedProducts locale={locale} outcome={outcome} />
        <EnhancedForm
          id="product-import"
          action={`/staff/api/products/import/${params.id}`}
          failureMessage={words('networkFailure')}
          className="grid gap-5"
        >
          <ErrorSummary id="product-import-problems" title={words('problems')} problems={kept.problems} />
          <div className="flex flex-wrap items-center gap-5">
            {isReady ? <Button>{t('tried.apply')}</Button> : null}
            <LinkButton kind="secondary" href={productPlaces.import}>
              {t('tried.other')}
            </LinkButton>
          </div>
        </EnhancedForm>
      </div>
    </>
  )
})
