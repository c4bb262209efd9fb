import type { Language, Locale } from '#i18n/locale.ts'
import { languages } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { classNames } from '#ui/class-names.ts'
import { Notice } from '#ui/notice.tsx'
import type { CommentStatus } from '../../comment.ts'
import { queueStates } from '../moderation.ts'

interface ViewsProps {
  locale: Locale
  current: CommentStatus | 'reports'
  waiting: number
  reports: number
}

/** What one may look at: by state, and what readers reported. */
export function QueueViews({ locale, current, waiting, reports }: ViewsProps) {
  const t = translator(locale, 'staff-comments')
  const counts: Partial<Record<string, number>> = { pending: waiting, reports }
  return (
    <nav aria-label={t('views.label')} className="border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {[...queueStates, 'reports' as const].map((view) => {
          const href =
            view === 'reports'
              ? '/staff/comments/reports'
              : view === 'pending'
                ? '/staff/comments'
                : `/staff/comments?state=${view}`
          const count = counts[view]
          return (
            <li key={view}>
              <a
                href={href}
                aria-current={view === current ? 'page' : undefined}
                className={classNames(
                  'inline-flex min-h-11 items-center gap-2 border-b-2 font-medium no-underline',
                  view === current ? 'border-accent text-accent' : 'border-transparent hover:text-accent',
                )}
              >
                {t(`views.${view}`)}
                {count === undefined ? null : (
                  <span className="figures font-semibold">{t('views.count', { count })}</span>
                )}
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}

/** Only comments of one language. */
export function LanguageFilter({
  locale,
  state,
  language,
}: {
  locale: Locale
  state: CommentStatus
  language: Language | null
}) {
  const t = translator(locale, 'staff-comments')
  return (
    <form action="/staff/comments" method="get" className="flex flex-wrap items-center gap-3">
      {state === 'pending' ? null : <input type="hidden" name="state" value={state} />}
      <label htmlFor="queue-language" className="font-semibold">
        {t('language.label')}
      </label>
      <select
        id="queue-language"
        name="language"
        defaultValue={language ?? ''}
        className="min-h-11 rounded-base border border-edge bg-raised px-3"
      >
        <option value="">{t('language.all')}</option>
        {languages.map((each) => (
          <option key={each} value={each}>
            {t(`language.${each}`)}
          </option>
        ))}
      </select>
      <Button kind="secondary">{t('language.show')}</Button>
    </form>
  )
}

const outcomes = ['approved', 'rejected', 'spam', 'answered', 'kept', 'removed'] as const

/** What the last press did. */
export function QueueOutcome({ locale, search }: { locale: Locale; search: Record<string, string> }) {
  const t = translator(locale, 'staff-comments')
  const done = outcomes.find((each) => each === search.done)
  if (!done) return null
  const number = (words: string | undefined) => (/^\d{1,3}$/.test(words ?? '') ? Number(words) : 1)
  const last = /^[\da-f-]{36}$/.test(search.last ?? '') ? search.last : null
  return (
    <Notice tone="positive" role="status" title={t(`done.${done}`, { number: number(search.number) })}>
      {search.skipped ? <p>{t('done.skipped', { number: number(search.skipped) })}</p> : null}
      {last ? (
        <p>
          <a href={`/staff/comments/${last}`} className="link">
            {t('done.see')}
          </a>
        </p>
      ) : null}
    </Notice>
  )
}
