import { randomUUID } from 'node:crypto'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import { StateWord } from '#ui/state-word.tsx'
import type { ModeratedComment } from '../moderation.ts'
import { AnswerForm, DecisionForm } from './comment-actions.tsx'
import { CommentFacts, CommentPlace } from './comment-facts.tsx'
import { ModeratedWords } from './moderated-words.tsx'

interface Props {
  comment: ModeratedComment
  locale: Locale
  staff: StaffMember
  here: string
  next?: string | undefined
  /** Form that gathers the ticked ones. */
  bulkForm?: string
}

/** One comment of the queue: what was said, where, why it was held, and what can be done. */
export function CommentCard({ comment, locale, staff, here, next, bulkForm }: Props) {
  const t = translator(locale, 'staff-comments')
  const { id, authorName, status } = comment
  const mayBeDecided = !comment.isWithdrawn && (status === 'pending' || status === 'approved')
  const heading = `comment-${id}-name`
  const title = authorName || t('card.withdrawn')
  return (
    <article
      id={`comment-${id}`}
      aria-labelledby={heading}
      tabIndex={-1}
      data-queue-item=""
      className="grid scroll-mt-4 gap-x-10 gap-y-4 border-t border-line py-6 target:border-accent focus:outline-2 focus:outline-offset-8 focus:outline-accent lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid content-start gap-3">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {bulkForm && status === 'pending' ? (
            <label className="flex size-11 items-center justify-center">
              <span className="sr-only">{t('card.select', { name: title })}</span>
              <input
                type="checkbox"
                name={`comment-${id}`}
                form={bulkForm}
                data-action="tick"
                className="size-6 accent-accent"
              />
            </label>
          ) : null}
          <h2 id={heading} className="text-lead font-semibold wrap-anywhere">
            <a href={`/staff/comments/${id}`} className="underline-offset-4 hover:underline">
              {title}
            </a>
          </h2>
          {comment.byStaff ? <StateWord tone="info">{t('card.staff')}</StateWord> : null}
          {comment.openReports > 0 ? (
            <StateWord tone="critical">{t('card.reported', { count: comment.openReports })}</StateWord>
          ) : null}
          <span className="text-small text-quiet">
            <Moment at={comment.createdAt} locale={locale} />
          </span>
        </header>
        <CommentPlace comment={comment} locale={locale} />
        <ModeratedWords comment={comment} locale={locale} />
      </div>
      <CommentFacts comment={comment} locale={locale} role={staff.role} />
      {mayBeDecided ? (
        <div className="grid gap-2 lg:col-span-2">
          <DecisionForm comment={comment} locale={locale} here={here} next={next} />
          <AnswerForm comment={comment} locale={locale} here={here} name={staff.name} action={randomUUID()} />
        </div>
      ) : null}
    </article>
  )
}
