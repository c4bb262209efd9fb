import { cookies } from 'next/headers'
import { formProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { QueueOutcome, QueueViews } from '#shop/comments/staff/components/queue-frame.tsx'
import { ReportList } from '#shop/comments/staff/components/report-list.tsx'
import { countModeration, listReports } from '#shop/comments/staff/queries.ts'
import { ErrorSummary } from '#ui/notice.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

export default workshopPage('comments:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-comments')
  const [reported, counts, kept] = await Promise.all([
    listReports(database(), staff),
    countModeration(database(), staff),
    findKeptForm('comment-report-decision', (await cookies()).get(cookieName('form'))?.value ?? null),
  ])
  const problems = formProblems(locale, { id: 'report', fields: [] }, kept?.problems ?? [])
  return (
    <>
      <WorkshopHeading locale={locale} title={t('reports.title')} lead={t('reports.lead')} />
      <div className="grid gap-6">
        <QueueViews locale={locale} current="reports" {...counts} />
        <QueueOutcome locale={locale} search={search} />
        <ErrorSummary
          id="report-problems"
          title={translator(locale, 'staff')('problems')}
          problems={problems.summary}
        />
        <ReportList reported={reported} locale={locale} staff={staff} here="/staff/comments/reports" />
      </div>
    </>
  )
})
