import type { FormProblems } from '#i18n/form-problems.ts'
import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput } from '#ui/field.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'

export interface FormProps {
  locale: Locale
  values: Record<string, string>
  problems: FormProblems
}

export const findOrderForm = 'find-order'

/** An e-mail address, and nothing else: the links go there and nowhere else. */
export function FindOrderForm({ locale, values, problems }: FormProps) {
  const t = translator(locale, 'orders')
  return (
    <EnhancedForm
      id={findOrderForm}
      action="/api/find-order"
      failureMessage={translator(locale, 'site')('network.failed')}
      className="grid max-w-xl gap-5"
    >
      <ErrorSummary id={`${findOrderForm}-problems`} title={t('errorTitle')} problems={problems.summary} />
      <input type="hidden" name="locale" value={locale} />
      <EmailInput
        id={`${findOrderForm}-email`}
        name="email"
        required
        defaultValue={values.email ?? ''}
        label={t('find.email')}
        error={problems.of('email')}
      />
      <div>
        <Button>{t('find.submit')}</Button>
      </div>
    </EnhancedForm>
  )
}

/** The same words whether there was an order or not. */
export function FindOrderSent({ locale, email }: { locale: Locale; email: string }) {
  const t = translator(locale, 'orders')
  return (
    <div className="grid max-w-xl gap-5">
      <Notice tone="positive" role="status" title={t('find.sentTitle')}>
        <p>{t('find.sent')}</p>
      </Notice>
      <p className="text-quiet">{t('find.nothing', { email })}</p>
      <a href={addressOf(locale, 'findOrder')} className="link tap w-fit">
        {t('find.again')}
      </a>
    </div>
  )
}
