import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { isOffered } from '#shop/staff/permission.ts'
import type { Role } from '#shop/staff/staff-member.ts'
import { momentWords } from '#shop/staff/components/moment.tsx'
import { StateWord } from '#ui/state-word.tsx'
import { commentAnchor } from '../../comment.ts'
import type { ModeratedComment } from '../moderation.ts'

interface Props {
  comment: ModeratedComment
  locale: Locale
  role: Role
}

/** Under which article it stands, and what it answers. */
export function CommentPlace({ comment, locale }: Omit<Props, 'role'>) {
  const t = translator(locale, 'staff-comments')
  const { articleSlug, articleTitle, answersTo, language } = comment
  const article = addressOf(comment.locale, 'article', { slug: articleSlug })
  const anchor = comment.status === 'approved' ? `#${commentAnchor(comment.id)}` : '#comments'
  return (
    <div className="grid gap-1 text-small text-quiet">
      <p>
        {t('card.on')}{' '}
        <a href={`${article}${anchor}`} lang={language} className="link">
          {articleTitle}
        </a>{' '}
        ({t(`language.${language}`)})
      </p>
      {answersTo ? (
        <details>
          <summary className="min-h-6">
            {t('card.answersTo', { name: answersTo.authorName })}{' '}
            {t('card.parentState', { status: answersTo.status })}
          </summary>
          <blockquote
            lang={language}
            className="mt-1 max-w-prose border-l-2 border-edge pl-3 whitespace-pre-line wrap-anywhere"
          >
            {answersTo.body}
          </blockquote>
        </details>
      ) : null}
    </div>
  )
}

function HeldFor({ comment: { heldReasons }, locale }: Omit<Props, 'role'>) {
  const t = translator(locale, 'staff-comments')
  if (heldReasons.length === 0) return null
  return (
    <div className="grid gap-1">
      <p className="text-quiet">{t('card.heldFor')}</p>
      <ul className="flex flex-wrap gap-1.5">
        {heldReasons.map((reason) => (
          <li key={reason}>
            <StateWord tone={reason === 'disease-claim' ? 'critical' : 'caution'}>
              {t(`held.${reason}`)}
            </StateWord>
          </li>
        ))}
      </ul>
    </div>
  )
}

function DecisionMade({ comment: { decision, status }, locale }: Omit<Props, 'role'>) {
  const t = translator(locale, 'staff-comments')
  if (!decision) return null
  const { by: name, at, reason } = decision
  return (
    <>
      <p>{t('card.decided', { status, name, at: momentWords(at, locale) })}</p>
      {reason ? (
        <p>{t('card.reason', { reason: translator(locale, 'comments')(`refusal.${reason}`) })}</p>
      ) : null}
    </>
  )
}

/** Why it was held, who wrote it and what became of their earlier ones. */
export function CommentFacts({ comment, locale, role }: Props) {
  const t = translator(locale, 'staff-comments')
  const { email, address, earlier, isWithdrawn } = comment
  const isMasked = !isOffered(role, 'comments:see-contact')
  return (
    <div className="grid content-start gap-2 text-small">
      <HeldFor comment={comment} locale={locale} />
      {comment.byStaff ? null : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
          <dt className="text-quiet">{t('card.email')}</dt>
          <dd className="wrap-anywhere">{email ?? t('card.none')}</dd>
          <dt className="text-quiet">{t('card.address')}</dt>
          <dd className="figures wrap-anywhere">{address ?? t('card.none')}</dd>
          <dt className="text-quiet">{t('card.earlier')}</dt>
          <dd>{t('card.earlierCounts', earlier)}</dd>
        </dl>
      )}
      {isMasked && email ? <p className="text-quiet">{t('card.masked')}</p> : null}
      {isWithdrawn ? <p>{t('card.withdrawn')}</p> : <DecisionMade comment={comment} locale={locale} />}
    </div>
  )
}
