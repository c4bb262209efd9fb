import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { StateWord } from '#ui/state-word.tsx'
import type { Colleague } from '../colleague.ts'
import { isRole, roles, type StaffMember } from '../staff-member.ts'
import { momentWords } from './moment.tsx'

interface Props {
  staff: StaffMember
  locale: Locale
  colleagues: Colleague[]
}

function Act({
  action,
  person,
  label,
  about,
}: {
  action: string
  person: string
  label: string
  about: string
}) {
  return (
    <form action={`/staff/api/people/${action}`} method="post">
      <input type="hidden" name="person" value={person} />
      <Button kind="quiet" className="text-small" aria-label={`${label}: ${about}`}>
        {label}
      </Button>
    </form>
  )
}

function Rights({ locale, colleague }: { locale: Locale; colleague: Colleague }) {
  const t = translator(locale, 'staff-people')
  const staffWords = translator(locale, 'staff')
  const { id, name, role } = colleague
  if (colleague.isDisabled)
    return <Act action="reinstate" person={id} label={t('people.reinstate')} about={name} />
  return (
    <div className="grid gap-x-5 gap-y-1 sm:flex sm:flex-wrap sm:items-center">
      <form action="/staff/api/people/role" method="post" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="person" value={id} />
        <label className="sr-only" htmlFor={`role-of-${id}`}>
          {t('people.role')}: {name}
        </label>
        <select id={`role-of-${id}`} name="role" defaultValue={role} className="control w-auto">
          {roles.map((each) => (
            <option key={each} value={each}>
              {staffWords(`roles.${each}`)}
            </option>
          ))}
        </select>
        <Button kind="quiet" className="text-small" aria-label={`${t('people.changeRole')}: ${name}`}>
          {t('people.changeRole')}
        </Button>
      </form>
      <Act action="send-link" person={id} label={t('people.sendLink')} about={name} />
      {colleague.hasSecondFactor ? (
        <Act action="take-factor" person={id} label={t('people.takeFactor')} about={name} />
      ) : null}
      <Act action="dismiss" person={id} label={t('people.dismiss')} about={name} />
    </div>
  )
}

/** Everybody of the staff with role, second factor and when they were last here. */
export function ColleagueList({ staff, locale, colleagues }: Props) {
  const t = translator(locale, 'staff-people')
  const staffWords = translator(locale, 'staff')
  return (
    <ul className="border-t border-ink">
      {colleagues.map((colleague) => (
        <li key={colleague.id} className="grid gap-2 border-b border-line py-4">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <span className="text-lead font-semibold">{colleague.name}</span>
            <span className="text-quiet">{colleague.email}</span>
            <span>{isRole(colleague.role) ? staffWords(`roles.${colleague.role}`) : colleague.role}</span>
            {colleague.isDisabled ? <StateWord tone="critical">{t('people.left')}</StateWord> : null}
            {colleague.id === staff.id ? <StateWord tone="info">{t('people.you')}</StateWord> : null}
          </div>
          <p className="figures text-small text-quiet">
            {t('people.secondFactor')}: {colleague.hasSecondFactor ? t('people.has') : t('people.hasNot')} ·{' '}
            {t('people.lastUsed')}:{' '}
            {colleague.lastUsedAt ? momentWords(colleague.lastUsedAt, locale) : t('people.never')}
          </p>
          {colleague.id === staff.id ? null : <Rights locale={locale} colleague={colleague} />}
        </li>
      ))}
    </ul>
  )
}
