import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from './workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'
import { passwordLength } from '../password.ts'

/** Changes one's own password. */
export function PasswordForm({ locale, problems }: { locale: Locale; problems: FormProblems }) {
  const t = translator(locale, 'staff-people')
  return (
    <WorkshopForm
      locale={locale}
      id="password"
      action="/staff/api/account/password"
      className="grid max-w-md gap-5"
      problems={problems.summary}
    >
      <TextInput
        id="password-current"
        name="current"
        type="password"
        autoComplete="current-password"
        label={t('account.current')}
        error={problems.of('current')}
        required
      />
      <TextInput
        id="password-password"
        name="password"
        type="password"
        autoComplete="new-password"
        label={t('account.new')}
        hint={t('account.newHint', passwordLength)}
        error={problems.of('password')}
        required
      />
      <div>
        <Button>{t('account.save')}</Button>
      </div>
    </WorkshopForm>
  )
}
