import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { StateWord } from '#ui/state-word.tsx'
import type { OwnSession } from '../colleague.ts'
import { momentWords } from './moment.tsx'

/** The sessions of one person, each of which can be ended. */
export function SessionList({ locale, sessions }: { locale: Locale; sessions: OwnSession[] }) {
  const t = translator(locale, 'staff-people')
  return (
    <ul className="border-t border-line">
      {sessions.map(({ id, ipAddress, userAgent, createdAt, lastUsedAt, isThis }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-6 border-b border-line py-3"
        >
          <div className="grid min-w-0 gap-1">
            <p className="figures flex flex-wrap items-baseline gap-x-3">
              <span className="font-semibold">{ipAddress}</span>
              {isThis ? <StateWord tone="info">{t('account.this')}</StateWord> : null}
              <span className="text-small text-quiet">
                {t('account.since')} {momentWords(createdAt, locale)} · {t('account.last')}{' '}
                {momentWords(lastUsedAt, locale)}
              </span>
            </p>
            <p className="text-small text-quiet">{userAgent?.slice(0, 160)}</p>
          </div>
          <form action="/staff/api/account/session" method="post">
            <input type="hidden" name="session" value={id} />
            <Button
              kind="quiet"
              className="text-small"
              aria-label={`${t('account.end')}: ${momentWords(createdAt, locale)}`}
            >
              {t('account.end')}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  )
}
