import { languages, type Locale } from '#i18n/locale.ts'
import type { FormProblems } from '#i18n/form-problems.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { Field, TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { roles } from '../staff-member.ts'

const languageNames = { pl: 'Polski', nl: 'Nederlands', en: 'English' } as const

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
    <EnhancedForm
      id="invite"
      action="/staff/api/people/invite"
      failureMessage={staffWords('networkFailure')}
      className="grid max-w-xl gap-5"
    >
      <ErrorSummary id="invite-problems" title={staffWords('problems')} problems={problems.summary} />
      <TextInput
        id="invite-email"
        name="email"
        type="email"
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
      <Field id="invite-role" label={t('people.role')} error={problems.of('role')}>
        <select id="invite-role" name="role" defaultValue={values.role ?? 'editor'} className="control">
          {roles.map((role) => (
            <option key={role} value={role}>
              {staffWords(`roles.${role}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="invite-language" label={t('people.language')} error={problems.of('language')}>
        <select
          id="invite-language"
          name="language"
          defaultValue={values.language ?? locale.slice(0, 2)}
          className="control"
        >
          {languages.map((language) => (
            <option key={language} value={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </Field>
      <div>
        <Button>{t('people.inviteSubmit')}</Button>
      </div>
    </EnhancedForm>
  )
}
