import { languageOf, languages, ownLanguageNames, type Locale } from '#i18n/locale.ts'
import type { FormProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from './workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { EmailInput, Select, TextInput } from '#ui/field.tsx'
import { roles } from '../staff-member.ts'

interface Props {
  locale: Locale
  values: Record<string, string>
  problems: FormProblems
}

/** Asks somebody to work here. */
export function InvitationForm({ locale, values, problems }: Props) {
  const t = translator(locale, 'staff-people')
  const staffWords = translator(locale, 'staff')
  return (
    <WorkshopForm
      locale={locale}
      id="invite"
      action="/staff/api/people/invite"
      className="grid max-w-xl gap-5"
      problems={problems.summary}
    >
      <EmailInput
        id="invite-email"
        name="email"
        autoComplete="off"
        label={t('people.email')}
        hint={t('people.inviteHint')}
        defaultValue={values.email}
        error={problems.of('email')}
        required
      />
      <TextInput
        id="invite-name"
        name="name"
        label={t('people.name')}
        defaultValue={values.name}
        error={problems.of('name')}
        required
      />
      <Select
        id="invite-role"
        name="role"
        label={t('people.role')}
        options={roles.map((role) => ({ value: role, label: staffWords(`roles.${role}`) }))}
        defaultValue={values.role ?? 'editor'}
        error={problems.of('role')}
      />
      <Select
        id="invite-language"
        name="language"
        label={t('people.language')}
        options={languages.map((language) => ({ value: language, label: ownLanguageNames[language] }))}
        defaultValue={values.language ?? languageOf(locale)}
        error={problems.of('language')}
      />
      <div>
        <Button>{t('people.inviteSubmit')}</Button>
      </div>
    </WorkshopForm>
  )
}
