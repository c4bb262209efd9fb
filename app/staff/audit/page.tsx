import { translator } from '#i18n/translator.ts'
import { database } from '#platform/database.ts'
import { AuditTrail } from '#shop/staff/components/audit-trail.tsx'
import { auditedEntities, isAuditedEntity } from '#shop/staff/audit.ts'
import { listAudit } from '#shop/staff/queries.ts'
import { Button } from '#ui/button.tsx'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

export default workshopPage('audit:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-people')
  const entity = search.entity ?? ''
  const before = /^\d{1,18}$/.test(search.before ?? '') ? BigInt(search.before ?? '') : undefined
  const filter = {
    ...(isAuditedEntity(entity) && { entity }),
    ...(search.id && { entityId: search.id.slice(0, 100) }),
    ...(before !== undefined && { before }),
  }
  const rows = await listAudit(database(), staff, filter)
  return (
    <>
      <WorkshopHeading locale={locale} title={t('audit.title')} lead={t('audit.lead')} />
      <form action="/staff/audit" className="mb-6 flex flex-wrap items-end gap-4">
        <div className="grid gap-1.5">
          <label htmlFor="audit-entity" className="font-semibold">
            {t('audit.filter')}
          </label>
          <select id="audit-entity" name="entity" defaultValue={entity} className="control">
            <option value="">{t('audit.all')}</option>
            {auditedEntities.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </div>
        <Button kind="secondary">{t('audit.show')}</Button>
      </form>
      <AuditTrail locale={locale} rows={rows} entity={entity} />
    </>
  )
})
