import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput, TextArea, TextInput } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import type { FormProps } from './find-order-form.tsx'

export const withdrawalForm = 'withdrawal'

/** The statement: who, which contract, where the acknowledgement goes. Nothing more may be asked (WD-03). */
export function WithdrawalForm({ locale, values, problems }: FormProps) {
  const t = translator(locale, 'orders')
  const field = (name: string) => ({
    id: `${withdrawalForm}-${name}`,
    name,
    defaultValue: values[name] ?? '',
    error: problems.of(name),
  })
  return (
    <EnhancedForm
      id={withdrawalForm}
      action="/api/withdrawal/state"
      failureMessage={translator(locale, 'site')('network.failed')}
      className="grid gap-5"
    >
      <ErrorSummary id={`${withdrawalForm}-problems`} title={t('errorTitle')} problems={problems.summary} />
      <input type="hidden" name="locale" value={locale} />
      <TextInput
        {...field('name')}
        autoComplete="name"
        maxLength={100}
        required
        label={t('withdrawal.name')}
      />
      <TextInput
        {...field('orderNumber')}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        required
        label={t('withdrawal.orderNumber')}
        hint={t('withdrawal.orderNumberHint')}
      />
      <EmailInput {...field('email')} required label={t('withdrawal.email')} />
      <TextArea
        {...field('items')}
        rows={3}
        maxLength={1000}
        label={t('withdrawal.items')}
        optional={t('optional')}
        hint={t('withdrawal.itemsHint')}
      />
      <div>
        <Button>{t('withdrawal.continue')}</Button>
      </div>
    </EnhancedForm>
  )
}
