import { translator } from '#i18n/translator.ts'
import { productPlaces } from '#shop/catalogue/staff/product-places.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { TextInput } from '#ui/field.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { keptProductForm } from '../kept-product-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('products:write', async ({ locale, search }) => {
  const t = translator(locale, 'staff-import')
  const staff = translator(locale, 'staff')
  const kept = await keptProductForm(locale, 'product-list')
  const count = Number(search.done)
  return (
    <>
      <WorkshopHeading locale={locale} title={t('title')} lead={t('lead')} />
      <div className="grid gap-10">
        {search.done !== undefined && Number.isSafeInteger(count) ? (
          <Notice tone="positive" role="status" title={t('done', { count })} />
        ) : null}
        <Section id="export" title={t('export.title')}>
          <p className="max-w-[60ch]">{t('export.text')}</p>
          <p className="mt-5">
            <LinkButton kind="secondary" href="/staff/api/products/export">
              {t('export.action')}
            </LinkButton>
          </p>
        </Section>
        <Section id="import" title={t('import.title')}>
          <p className="max-w-[60ch]">{t('import.text')}</p>
          <EnhancedForm
            id="product-list"
            action="/staff/api/products/import"
            encType="multipart/form-data"
            failureMessage={staff('networkFailure')}
            className="mt-5 grid gap-5"
          >
            <ErrorSummary id="product-list-problems" title={staff('problems')} problems={kept.problems} />
            <TextInput
              id="product-list-list"
              name="list"
              type="file"
              accept=".csv,text/csv"
              label={t('import.file')}
              hint={t('import.fileHint')}
              error={kept.error('list')}
              required
            />
            <div>
              <Button>{t('import.try')}</Button>
            </div>
          </EnhancedForm>
        </Section>
        <p>
          <a className="link" href={productPlaces.list}>
            {t('back')}
          </a>
        </p>
      </div>
    </>
  )
})
