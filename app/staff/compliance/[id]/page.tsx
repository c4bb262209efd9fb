import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { publishingFindings } from '#shop/catalogue/publishing.ts'
import { complianceIn } from '#shop/catalogue/staff/compliance.ts'
import { ComplianceInMarket } from '#shop/catalogue/staff/components/compliance-lines.tsx'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { sketchProduct } from '#shop/catalogue/staff/product-draft.ts'
import { editedProduct } from '#shop/catalogue/staff/product-record.ts'
import { findProductRecord } from '#shop/catalogue/staff/queries/find-record.ts'
import { listVatRates } from '#shop/pricing/queries.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { EmptyState } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('products:read', async ({ staff, locale, params }) => {
  const id = rowIdOf(params.id)
  const [record, vatRates] = await Promise.all([
    findProductRecord(database(), staff, id),
    listVatRates(database()),
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
  const name = record.fields[`texts.${staff.language}.name`] ?? record.key
  return (
    <>
      <WorkshopHeading locale={locale} kicker={record.key} title={t('product.title', { name })} />
      <ProductPlaces locale={locale} id={id} />
      <div className="grid gap-10 pt-6">
        {product.markets.length === 0 ? <EmptyState title={t('product.nowhere')} /> : null}
        {product.markets.map(({ market }) => (
          <ComplianceInMarket
            key={market}
            locale={locale}
            record={record}
            market={market}
            lines={complianceIn(market, standing)}
          />
        ))}
      </div>
    </>
  )
})
