import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Table } from '#ui/table.tsx'
import { isRole } from '../staff-member.ts'
import { momentWords } from './moment.tsx'

interface Props {
  locale: Locale
  invitations: { id: string; email: string; name: string; role: string; expiresAt: Date }[]
}

/** Who has been asked and has not answered yet. */
export function OpenInvitations({ locale, invitations }: Props) {
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
        { key: 'until', head: '' },
      ]}
      rows={invitations.map(({ id, name, email, role, expiresAt }) => ({
        key: id,
        cells: [
          name,
          email,
          isRole(role) ? roles(`roles.${role}`) : role,
          t('people.until', { date: momentWords(expiresAt, locale) }),
        ],
      }))}
    />
  )
}
