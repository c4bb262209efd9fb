import { addressOf } from '#i18n/address.ts'
import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput, Fieldset, RadioCard } from '#ui/field.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { privacyWishes } from '../privacy-request.ts'

export const privacyForm = 'privacy-request'

interface Props {
  locale: Locale
  values: Record<string, string>
  problems: FormProblems
}

/** What one wants, and the address it is about: no more is asked of anybody. */
export function PrivacyRequestForm({ locale, values, problems }: Props) {
  const t = translator(locale, 'privacy')
  return (
    <EnhancedForm
      id={privacyForm}
      action="/api/privacy/ask"
      failureMessage={translator(locale, 'site')('network.failed')}
      className="grid max-w-xl gap-5"
    >
      <ErrorSummary
        id={`${privacyForm}-problems`}
        title={translator(locale, 'orders')('errorTitle')}
        problems={problems.summary}
      />
      <input type="hidden" name="locale" value={locale} />
      <Fieldset id={`${privacyForm}-wish`} legend={t('wish')} error={problems.of('wish')}>
        <div className="border border-edge bg-raised">
          {privacyWishes.map((wish) => (
            <RadioCard
              key={wish}
              id={`${privacyForm}-wish-${wish}`}
              name="wish"
              value={wish}
              defaultChecked={values.wish === wish}
              label={t(`wishes.${wish}`)}
            />
          ))}
        </div>
      </Fieldset>
      <EmailInput
        id={`${privacyForm}-email`}
        name="email"
        required
        defaultValue={values.email ?? ''}
        label={t('email')}
        hint={t('emailHint')}
        error={problems.of('email')}
      />
      <div>
        <Button>{t('submit')}</Button>
      </div>
    </EnhancedForm>
  )
}

/** The same words for every address. */
export function PrivacyRequestSent({ locale, email }: { locale: Locale; email: string }) {
  const t = translator(locale, 'privacy')
  return (
    <div className="grid max-w-xl gap-5">
      <Notice tone="positive" role="status" title={t('sentTitle')}>
        <p>{t('sent')}</p>
      </Notice>
      <p className="text-quiet">{t('nothing', { email })}</p>
      <a href={addressOf(locale, 'yourData')} className="link tap w-fit">
        {t('again')}
      </a>
    </div>
  )
}
