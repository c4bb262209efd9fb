import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { LinkButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { changedFields, type AuditRow } from '../audit.ts'
import { exactMomentWords } from './moment.tsx'

/** Rows of the audit trail, newest first, and the way to older ones. */
export function AuditTrail({ locale, rows, entity }: { locale: Locale; rows: AuditRow[]; entity: string }) {
  const t = translator(locale, 'staff-people')
  if (rows.length === 0) return <EmptyState title={t('audit.none')} />
  const last = rows.at(-1)
  return (
    <div className="grid gap-6">
      <Table
        caption={t('audit.title')}
        columns={[
          { key: 'when', head: t('audit.when') },
          { key: 'who', head: t('audit.who'), isWideOnly: true },
          { key: 'what', head: t('audit.what') },
          { key: 'where', head: t('audit.where'), isWideOnly: true },
          { key: 'change', head: t('audit.change') },
        ]}
        rows={rows.map((row) => ({
          key: String(row.id),
          cells: [
            <span key="when" className="max-sm:text-small">
              <time dateTime={row.at.toISOString()} className="figures whitespace-nowrap">
                {exactMomentWords(row.at, locale)}
              </time>
              <span className="block font-normal text-quiet sm:hidden">{row.actor}</span>
            </span>,
            row.actor,
            <span key="what" className="max-sm:text-small">
              <code>{row.action}</code>
              <code className="block break-all text-quiet sm:hidden">{row.entityId}</code>
            </span>,
            <code key="where" className="block min-w-24 break-all">
              {row.entityId}
            </code>,
            <ul key="change" className="grid min-w-40 gap-1 text-small">
              {changedFields(row.before, row.after).map((line) => (
                <li key={line} className="break-words">
                  {line}
                </li>
              ))}
            </ul>,
          ],
        }))}
      />
      {rows.length === 50 && last ? (
        <div>
          <LinkButton
            kind="secondary"
            href={`/staff/audit?before=${last.id}&entity=${encodeURIComponent(entity)}`}
          >
            {t('audit.older')}
          </LinkButton>
        </div>
      ) : null}
    </div>
  )
}
