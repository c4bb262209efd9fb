import { translator } from '#i18n/translator.ts'
import { ArchivePanel } from '#shop/catalogue/staff/components/archive-panel.tsx'
import { ChangeList } from '#shop/catalogue/staff/components/change-list.tsx'
import { ConflictPanel } from '#shop/catalogue/staff/components/conflict-panel.tsx'
import { ProductEditor } from '#shop/catalogue/staff/components/product-editor.tsx'
import { ProductPlaces } from '#shop/catalogue/staff/components/product-places.tsx'
import { PublicationPanel } from '#shop/catalogue/staff/components/publication-panel.tsx'
import { WordingList } from '#shop/catalogue/staff/components/wording-list.tsx'
import {
  archiveForm,
  decisionForm,
  productForm,
  publicationForm,
} from '#shop/catalogue/staff/product-places.ts'
import { isOffered } from '#shop/staff/permission.ts'
import { rowIdOf } from '#shop/staff/row-id.ts'
import { Notice } from '#ui/notice.tsx'
import { Section } from '#ui/page.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'
import { refusedAct } from '../kept-product-form.ts'
import { loadEditor } from './load-editor.ts'

export default workshopPage('products:read', async ({ staff, locale, params, search }) => {
  const id = rowIdOf(params.id)
  const loaded = await loadEditor(staff, locale, id)
  if (!loaded) return null
  const { record, view, conflict, changes } = loaded
  const t = translator(locale, 'staff-catalogue')
  const acts = [publicationForm(id), archiveForm(id), decisionForm(id)]
  const refused = await refusedAct(locale, acts, (field) => `${productForm(id)}-${field}`)
  const publication = (
    <Section id="publication" title={t('section.publication')}>
      <PublicationPanel
        locale={locale}
        record={record}
        now={loaded.now}
        standings={loaded.standings}
        refused={refused}
      />
    </Section>
  )
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={`${record.key} · ${t('editor.lead', { version: record.version })}`}
        title={record.fields[`texts.${staff.language}.name`] ?? record.key}
      />
      <ProductPlaces locale={locale} id={id} />
      <div className="grid gap-10 pt-6">
        {search.saved && !conflict ? (
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
          offers={loaded.offers}
          checked={loaded.checked}
          problems={loaded.problems}
          above={conflict ? <ConflictPanel locale={locale} record={record} {...conflict} /> : publication}
        />
        <Section id="wordings" title={t('section.wordings')}>
          <WordingList
            locale={locale}
            productId={id}
            lines={loaded.wordings}
            attached={loaded.offers.filter(({ attached }) => attached).map(({ claim }) => claim.id)}
            mayConfirm={isOffered(staff.role, 'claims:confirm-wording')}
          />
        </Section>
        <Section id="history" title={t('section.history')}>
          <ChangeList locale={locale} record={record} changes={changes} />
        </Section>
        {isOffered(staff.role, 'products:archive') ? (
          <Section id="archive" title={t('section.archive')}>
            <ArchivePanel
              locale={locale}
              record={record}
              problems={refused?.form === archiveForm(id) ? refused.problems : []}
            />
          </Section>
        ) : null}
      </div>
    </>
  )
})
