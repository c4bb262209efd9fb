import { cookies } from 'next/headers'
import { formProblems } from '#i18n/form-problems.ts'
import { isLanguage, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { cookieName } from '#platform/cookie.ts'
import { database } from '#platform/database.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { CommentQueue } from '#shop/comments/staff/components/comment-queue.tsx'
import { LanguageFilter, QueueOutcome, QueueViews } from '#shop/comments/staff/components/queue-frame.tsx'
import { isQueueState, placeWords, readPlace } from '#shop/comments/staff/moderation.ts'
import { countModeration, listComments, type QueueWish } from '#shop/comments/staff/queries.ts'
import { WorkshopHeading, workshopPage } from '../workshop-page.tsx'

/** The queue's address with some of its choices changed. */
function addressWith(choices: Record<string, string | null>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(choices)) if (value) query.set(name, value)
  return query.size > 0 ? `/staff/comments?${query}` : '/staff/comments'
}

function wishOf(search: Record<string, string>): QueueWish {
  const { state, language = '', after } = search
  return {
    status: isQueueState(state) ? state : 'pending',
    language: isLanguage(language) ? language : null,
    after: readPlace(after),
  }
}

async function keptProblems(locale: Locale) {
  const kept = await findKeptForm(
    'comment-decision',
    (await cookies()).get(cookieName('form'))?.value ?? null,
  )
  return formProblems(locale, { id: 'bulk', fields: ['reason'] }, kept?.problems ?? []).summary
}

export default workshopPage('comments:read', async ({ staff, locale, search }) => {
  const t = translator(locale, 'staff-comments')
  const wish = wishOf(search)
  const { status, language, after } = wish
  const [{ comments, next }, counts] = await Promise.all([
    listComments(database(), staff, wish),
    countModeration(database(), staff),
  ])
  const choices = { state: status === 'pending' ? null : status, language }
  return (
    <>
      <WorkshopHeading locale={locale} title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        <QueueViews locale={locale} current={status} {...counts} />
        <QueueOutcome locale={locale} search={search} />
        <LanguageFilter locale={locale} state={status} language={language} />
        <CommentQueue
          comments={comments}
          state={status}
          locale={locale}
          staff={staff}
          here={addressWith({ ...choices, after: after && placeWords(after) })}
          first={after ? addressWith(choices) : null}
          next={next && addressWith({ ...choices, after: placeWords(next) })}
          problems={await keptProblems(locale)}
        />
      </div>
    </>
  )
})
