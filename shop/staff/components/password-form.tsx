import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { passwordLength } from '../password.ts'

/** Changes one's own password. */
export function PasswordForm({ locale, problems }: { locale: Locale; problems: FormProblems }) {
  const t = translator(locale, 'staff-people')
  const staffWords = translator(locale, 'staff')
  return (
    <EnhancedForm
      id="password"
      action="/staff/api/account/password"
      failureMessage={staffWords('networkFailure')}
      className="grid max-w-md gap-5"
    >
      <ErrorSummary id="password-problems" title={staffWords('problems')} problems={problems.summary} />
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
    </EnhancedForm>
  )
}
