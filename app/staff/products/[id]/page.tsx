import { languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { publishingFindings } from '#shop/catalogue/publishing.ts'
import { ArchivePanel } from '#shop/catalogue/staff/components/archive-panel.tsx'
import { ChangeList } from '#shop/catalogue/staff/components/change-list.tsx'
import { ConflictPanel } from '#shop/catalogue/staff/components/conflict-panel.tsx'
import { ProductEditor } from '#shop/catalogue/staff/components/product-editor.tsx'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { PublicationPanel } from '#shop/catalogue/staff/components/publication-panel.tsx'
import { compareEdits } from '#shop/catalogue/staff/field-differences.ts'
import { checkProduct } from '#shop/catalogue/staff/product-check.ts'
import { sketchProduct } from '#shop/catalogue/staff/product-draft.ts'
import { productFieldsOf } from '#shop/catalogue/staff/product-fields.ts'
import { productForm } from '#shop/catalogue/staff/product-places.ts'
import { editedProduct } from '#shop/catalogue/staff/product-record.ts'
import { standingIn } from '#shop/catalogue/staff/publication.ts'
import {
  findEarlierFields,
  findProductRecord,
  listVatRates,
} from '#shop/catalogue/staff/queries/find-record.ts'
import { listProductChanges } from '#shop/catalogue/staff/queries/list-changes.ts'
import { claimOffers } from '#shop/claims/offering.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'
import { keptProductForm } from '../kept-product-form.ts'

export default workshopPage('products:read', async ({ staff, locale, params, search }) => {
  const id = /^\d{1,9}$/.test(params.id ?? '') ? Number(params.id) : 0
  const t = translator(locale, 'staff-catalogue')
  const form = productForm(id)
  const [record, vatRates, kept, changes] = await Promise.all([
    findProductRecord(database(), staff, id),
    listVatRates(database()),
    keptProductForm(locale, form),
    listProductChanges(database(), staff, id, 12),
  ])
  if (!record) return null
  const reference = { vatRates, now: new Date() }
  const typed = kept.values && productFieldsOf(kept.values)
  const version = Number(kept.values?.version ?? record.version)
  const base = typed && version < record.version ? await findEarlierFields(database(), record, version) : null
  // Without the trail of what was there before, whatever differs is for the person to decide.
  const comparison = typed && version < record.version ? compareEdits(base ?? {}, typed, record.fields) : null
  const values = comparison?.merged ?? typed ?? record.fields
  const saved = editedProduct(sketchProduct(record.fields).draft, record)
  const findings = publishingFindings(saved, reference)
  const view = { form, locale, values, error: kept.error }
  const name = record.fields[`texts.${staff.language}.name`] ?? record.key
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={`${record.key} · ${t('editor.lead', { version: record.version })}`}
        title={name}
        lead={<ProductPlaces locale={locale} id={id} />}
      />
      {search.saved ? (
        <Notice tone="positive" role="status" title={t('editor.saved', { version: search.saved })} />
      ) : null}
      {record.archivedAt ? (
        <Notice tone="caution" title={t('editor.archivedTitle')}>
          <p>{t('editor.archivedText')}</p>
        </Notice>
      ) : null}
      <ProductEditor
        view={view}
        record={record}
        offers={claimOffers(sketchProduct(values).draft.amounts, sketchProduct(values).draft.claimIds)}
        checked={checkProduct(values, record, reference, locale)}
        problems={kept.problems}
        above={
          comparison ? (
            <ConflictPanel
              locale={locale}
              record={record}
              comparison={comparison}
              mine={version}
              others={changes
                .filter((change) => change.version > version)
                .map(({ name: who, at }) => ({ name: who ?? '–', at }))}
            />
          ) : (
            <Section id="publication" title={t('section.publication')} className="pt-8">
              <PublicationPanel
                locale={locale}
                record={record}
                now={reference.now}
                standings={languages.map((language) =>
                  standingIn(language, { findings, product: saved, record }),
                )}
              />
            </Section>
          )
        }
      />
      <div className="grid gap-10 pt-14">
        <Section id="history" title={t('section.history')}>
          <ChangeList locale={locale} record={record} changes={changes} />
        </Section>
        {isOffered(staff.role, 'products:archive') ? (
          <Section id="archive" title={t('section.archive')}>
            <ArchivePanel locale={locale} record={record} />
          </Section>
        ) : null}
      </div>
    </>
  )
})
