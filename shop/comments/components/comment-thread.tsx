import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { StateWord } from '#ui/state-word.tsx'
import { commentAnchor } from '../comment.ts'
import type { CommentThread as Thread, Reply } from '../thread.ts'
import { CommentDay, CommentWords } from './comment-words.tsx'

export interface ThreadPlace {
  /** Slug of the article. */
  slug: string
  locale: Locale
}

function Actions({ comment, slug, locale }: ThreadPlace & { comment: Thread | Reply }) {
  const t = translator(locale, 'comments')
  const { id, authorName: name } = comment
  const look = 'tap text-small text-accent underline-offset-4 hover:underline'
  return (
    <p className="no-print flex gap-5">
      <a
        href={`${addressOf(locale, 'comment', { slug })}?reply=${id}#comment-form`}
        rel="nofollow"
        aria-label={t('thread.replyTo', { name })}
        className={look}
      >
        {t('thread.reply')}
      </a>
      <a
        href={addressOf(locale, 'reportComment', { slug, comment: id })}
        rel="nofollow"
        aria-label={t('thread.reportOf', { name })}
        className={`${look} text-quiet`}
      >
        {t('thread.report')}
      </a>
    </p>
  )
}

function Comment({ comment, slug, locale }: ThreadPlace & { comment: Thread | Reply }) {
  const t = translator(locale, 'comments')
  const anchor = commentAnchor(comment.id)
  if (comment.removed) {
    return (
      <article id={anchor} className="text-quiet italic">
        <p>{t(`thread.${comment.removed}`)}</p>
      </article>
    )
  }
  const answersTo = 'answersTo' in comment ? comment.answersTo : null
  return (
    <article id={anchor} aria-labelledby={`${anchor}-name`} className="grid gap-1.5 target:bg-accent-soft">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <h3 id={`${anchor}-name`} className="font-semibold wrap-anywhere">
          {comment.authorName}
        </h3>
        {comment.byStaff ? <StateWord tone="info">{t('thread.staff')}</StateWord> : null}
        <a href={`#${anchor}`} className="text-small text-quiet no-underline hover:underline">
          <CommentDay at={comment.createdAt} locale={locale} />
        </a>
        {answersTo ? (
          <span className="text-small text-quiet">{t('thread.answersTo', { name: answersTo })}</span>
        ) : null}
      </header>
      <div className="max-w-prose wrap-anywhere">
        <CommentWords body={comment.body} />
      </div>
      <Actions comment={comment} slug={slug} locale={locale} />
    </article>
  )
}

/** A comment with the answers below it. */
export function CommentThread({ thread, ...place }: ThreadPlace & { thread: Thread }) {
  const t = translator(place.locale, 'comments')
  return (
    <li className="border-b border-line py-5 first:pt-0 last:border-b-0">
      <Comment comment={thread} {...place} />
      {thread.replies.length > 0 ? (
        <ol
          aria-label={t('thread.replies')}
          className="mt-4 grid gap-5 border-l border-edge pl-4 sm:ml-4 sm:pl-6"
        >
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Comment comment={reply} {...place} />
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  )
}
