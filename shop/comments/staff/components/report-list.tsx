import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/page.tsx'
import type { ReportedComment } from '../moderation.ts'
import { CommentPlace } from './comment-facts.tsx'
import { ModeratedWords } from './moderated-words.tsx'
import { ReasonChoice } from './reason-choice.tsx'

interface Props {
  locale: Locale
  staff: StaffMember
  here: string
}

function ReportForm({ reported, locale, here }: Props & { reported: ReportedComment }) {
  const t = translator(locale, 'staff-comments')
  const { comment } = reported
  const id = `report-${comment.id}`
  const isPublished = comment.status === 'approved'
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action="/staff/api/comments/report"
      className="grid max-w-prose gap-3"
    >
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="back" value={here} />
      {isPublished ? null : <p>{t('reports.notPublished')}</p>}
      <div className="flex flex-wrap items-start gap-3">
        <Button kind="secondary" name="outcome" value="kept">
          {t('reports.keep')}
        </Button>
        {isPublished ? (
          <details className="min-w-0 basis-full sm:basis-64">
            <summary className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4">
              {t('reports.remove')}
            </summary>
            <div className="mt-2 grid gap-3">
              <ReasonChoice id={`${id}-reason`} locale={locale} />
              <Button kind="secondary" name="outcome" value="removed">
                {t('reports.removeSend')}
              </Button>
            </div>
          </details>
        ) : null}
      </div>
    </WorkshopForm>
  )
}

/** Comments that readers reported, with what they say and what can be done. */
export function ReportList({ reported, ...props }: Props & { reported: ReportedComment[] }) {
  const { locale } = props
  const t = translator(locale, 'staff-comments')
  if (reported.length === 0) return <EmptyState title={t('empty.reports')} />
  return reported.map((each) => {
    const { comment, reports } = each
    return (
      <article
        key={comment.id}
        aria-labelledby={`reported-${comment.id}`}
        className="grid gap-4 border-t border-line py-6"
      >
        <h2 id={`reported-${comment.id}`} className="text-lead font-semibold wrap-anywhere">
          <a href={`/staff/comments/${comment.id}`} className="underline-offset-4 hover:underline">
            {comment.authorName}
          </a>
        </h2>
        <CommentPlace comment={comment} locale={locale} />
        <ModeratedWords comment={comment} locale={locale} />
        <div className="grid gap-2 border-l-2 border-critical pl-3">
          <h3 className="text-small font-semibold">{t('reports.says')}</h3>
          {reports.map(({ id, reason, email, createdAt }) => (
            <div key={id}>
              <p className="max-w-prose whitespace-pre-line wrap-anywhere">{reason}</p>
              <p className="text-small text-quiet">
                {email
                  ? t('reports.from', { email, at: momentWords(createdAt, locale) })
                  : t('reports.fromNobody', { at: momentWords(createdAt, locale) })}
              </p>
            </div>
          ))}
        </div>
        <ReportForm reported={each} {...props} />
      </article>
    )
  })
}
