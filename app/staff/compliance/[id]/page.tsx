import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { publishingFindings } from '#shop/catalogue/publishing.ts'
import { complianceIn } from '#shop/catalogue/staff/compliance.ts'
import { ComplianceInMarket } from '#shop/catalogue/staff/components/compliance-lines.tsx'
import { LabelPanel } from '#shop/catalogue/staff/labels/components/label-panel.tsx'
import { labelForm } from '#shop/catalogue/staff/labels/label-document.ts'
import { listLabelDocuments } from '#shop/catalogue/staff/labels/queries.ts'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { sketchProduct } from '#shop/catalogue/staff/product-draft.ts'
import { editedProduct } from '#shop/catalogue/staff/product-record.ts'
import { findProductRecord } from '#shop/catalogue/staff/queries/find-record.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { EmptyState } from '#ui/page.tsx'
import { keptStaffForm } from '../../kept-form.ts'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('products:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const [record, vatRates, documents] = await Promise.all([
    findProductRecord(database(), staff, id),
    listVatRates(database()),
    listLabelDocuments(database(), staff, id),
  ])
  if (!record) return null
  const t = translator(locale, 'staff-compliance')
  const reference = { vatRates, now: new Date() }
  const product = editedProduct(sketchProduct(record.fields).draft, record)
  const standing = {
    product,
    findings: publishingFindings(product, reference),
    decided: record.decided,
    reference,
  }
  const sold = await Promise.all(
    product.markets.map(async ({ market }) => ({
      market,
      kept: await keptStaffForm(locale, labelForm(id, market), { label: t('labelFile.file') }),
    })),
  )
  const name = record.fields[`texts.${staff.language}.name`] ?? record.key
  return (
    <>
      <WorkshopHeading locale={locale} kicker={record.key} title={t('product.title', { name })} />
      <ProductPlaces locale={locale} id={id} />
      <div className="grid gap-10 pt-6">
        {product.markets.length === 0 ? <EmptyState title={t('product.nowhere')} /> : null}
        {search.done === 'label' ? (
          <Notice tone="positive" role="status" title={t('labelFile.done')} />
        ) : null}
        {sold.map(({ market, kept }) => (
          <div key={market}>
            <ComplianceInMarket
              locale={locale}
              record={record}
              market={market}
              lines={complianceIn(market, standing)}
            />
            {marketFacts(market).needsNotification ? (
              <LabelPanel
                locale={locale}
                productId={id}
                market={market}
                documents={documents}
                reference={record.fields[`markets.${market}.labelFile`] ?? null}
                problems={kept.problems}
                mayWrite={isOffered(staff.role, 'products:write')}
              />
            ) : null}
          </div>
        ))}
      </div>
    </>
  )
})
