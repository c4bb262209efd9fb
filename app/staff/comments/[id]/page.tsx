import { randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { formProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { AnswerForm, DecisionForm } from '#shop/comments/staff/components/comment-actions.tsx'
import { CommentFacts, CommentPlace } from '#shop/comments/staff/components/comment-facts.tsx'
import { ModeratedWords } from '#shop/comments/staff/components/moderated-words.tsx'
import { QueueOutcome } from '#shop/comments/staff/components/queue-frame.tsx'
import { findModeratedComment } from '#shop/comments/staff/queries.ts'
import { Moment } from '#shop/staff/components/moment.tsx'
import { LinkButton } from '#ui/button.tsx'
import { WorkshopHeading, workshopPage } from '../../workshop-page.tsx'

async function keptAnswer(locale: Locale, commentId: string) {
  const kept = await findKeptForm('comment-answer', (await cookies()).get(cookieName('form'))?.value ?? null)
  if (kept?.values.comment !== commentId) return null
  const body = translator(locale, 'staff-comments')('actions.answerLabel')
  const form = { id: `answer-${commentId}`, fields: { body } }
  return { values: kept.values, problems: formProblems(locale, form, kept.problems) }
}

export default workshopPage('comments:read', async ({ staff, locale, params, search, here }) => {
  const comment = await findModeratedComment(database(), staff, params.id ?? '')
  if (!comment) return null
  const t = translator(locale, 'staff-comments')
  const kept = await keptAnswer(locale, comment.id)
  const mayBeDecided = !comment.isWithdrawn && ['pending', 'approved'].includes(comment.status)
  const shared = { comment, locale, here: '/staff/comments' }
  return (
    <>
      <WorkshopHeading
        locale={locale}
        kicker={t(`states.${comment.status}`)}
        title={t('one.title', { name: comment.authorName || '–' })}
        lead={<Moment at={comment.createdAt} locale={locale} />}
      />
      <div className="grid max-w-4xl gap-6">
        <QueueOutcome locale={locale} search={search} />
        <CommentPlace comment={comment} locale={locale} />
        <ModeratedWords comment={comment} locale={locale} />
        <CommentFacts comment={comment} locale={locale} role={staff.role} />
        {mayBeDecided ? (
          <>
            <DecisionForm {...shared} />
            <AnswerForm
              {...shared}
              here={here}
              name={staff.name}
              action={kept?.values.action ?? randomUUID()}
              kept={kept}
              isOpen={kept !== null}
            />
          </>
        ) : null}
        <p>
          <LinkButton kind="quiet" href="/staff/comments">
            {t('one.back')}
          </LinkButton>
        </p>
      </div>
    </>
  )
})
