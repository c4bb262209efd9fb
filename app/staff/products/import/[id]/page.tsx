import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import {
  ImportLetters,
  ImportNotices,
  ImportProblems,
  PlannedProducts,
} from '#shop/catalogue/staff/components/import-outcome.tsx'
import { productPlaces } from '#shop/catalogue/staff/product-places.ts'
import { findImport } from '#shop/catalogue/staff/queries/find-import.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { keptProductForm } from '../../kept-product-form.ts'
import { WorkshopHeading, workshopPage } from '../../../workshop-page.tsx'

type Tried = NonNullable<Awaited<ReturnType<typeof findImport>>>

const hasChanges = ({ outcome }: Tried) => outcome.products.some(({ kind }) => kind !== 'same')

/** In a sentence what became of the list. */
function Standing({ locale, tried }: { locale: Locale; tried: Tried }) {
  const t = translator(locale, 'staff-import')
  const { outcome, applied } = tried
  if (applied !== null) return <Notice tone="positive" title={t('done', { count: applied })} />
  if (outcome.problems.length > 0) return <Notice tone="critical" title={t('tried.refused')} />
  return hasChanges(tried) ? null : <Notice tone="positive" title={t('tried.nothing')} />
}

export default workshopPage('products:write', async ({ staff, locale, params }) => {
  const tried = await findImport(database(), staff, params.id ?? '')
  if (!tried) return null
  const t = translator(locale, 'staff-import')
  const words = translator(locale, 'staff')
  const kept = await keptProductForm(locale, 'product-import')
  const { outcome, applied } = tried
  const isReady = applied === null && outcome.problems.length === 0 && hasChanges(tried)
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t('title')}
        title={t('tried.title')}
        lead={applied === null ? t('tried.lead') : null}
      />
      <div className="grid gap-10">
        <Standing locale={locale} tried={tried} />
        <ImportLetters locale={locale} outcome={outcome} />
        <ImportProblems locale={locale} problems={outcome.problems} />
        <ImportNotices locale={locale} notices={outcome.notices} />
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
