import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { Table } from '#ui/table.tsx'
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
    <Table
      caption={t('people.open')}
      columns={[
        { key: 'name', head: t('people.name') },
        { key: 'email', head: t('people.email') },
        { key: 'role', head: t('people.role') },
        { key: 'until', head: t('people.validity') },
        ...(mayWithdraw ? [{ key: 'withdraw', head: t('people.withdraw') }] : []),
      ]}
      rows={invitations.map(({ id, name, email, role, expiresAt }) => ({
        key: id,
        cells: [
          name,
          email,
          isRole(role) ? roles(`roles.${role}`) : role,
          t('people.until', { date: momentWords(expiresAt, locale) }),
          ...(mayWithdraw ? [<Withdraw key="withdraw" locale={locale} id={id} name={name} />] : []),
        ],
      }))}
    />
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
