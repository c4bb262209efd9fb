import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { isRole } from '../staff-member.ts'
import { momentWords } from './moment.tsx'

interface Props {
  locale: Locale
  /** Whether the person who looks may take one back. */
  mayWithdraw: boolean
  invitations: { id: string; email: string; name: string; role: string; expiresAt: Date }[]
}

/** Who has been asked and has not answered yet. */
export function OpenInvitations({ locale, mayWithdraw, invitations }: Props) {
  const t = translator(locale, 'staff-people')
  const roles = translator(locale, 'staff')
  if (invitations.length === 0) return <p className="text-quiet">{t('people.openNone')}</p>
  return (
    <ul>
      {invitations.map(({ id, name, email, role, expiresAt }) => (
        <li
          key={id}
          className="flex flex-wrap items-center justify-between gap-x-8 border-b border-line py-3 first:pt-0"
        >
          <div className="grid gap-1">
            <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <span className="text-lead font-semibold">{name}</span>
              <span className="text-quiet wrap-anywhere">{email}</span>
              <span>{isRole(role) ? roles(`roles.${role}`) : role}</span>
            </p>
            <p className="figures text-small text-quiet">
              {t('people.validity')} {t('people.until', { date: momentWords(expiresAt, locale) })}
            </p>
          </div>
          {mayWithdraw ? <Withdraw locale={locale} id={id} name={name} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Withdraw({ locale, id, name }: { locale: Locale; id: string; name: string }) {
  const label = translator(locale, 'staff-people')('people.withdraw')
  return (
    <form action="/staff/api/people/withdraw-invitation" method="post">
      <input type="hidden" name="invitation" value={id} />
      <Button kind="quiet" className="text-small" aria-label={`${label}: ${name}`}>
        {label}
      </Button>
    </form>
  )
}
