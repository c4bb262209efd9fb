import { marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { EmailInput, Fieldset, RadioCard, TextArea, TextInput } from '#ui/field.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { typeset } from '#ui/typeset.tsx'
import { complaintWishes, descriptionLimit } from '../complaint.ts'
import { dateWords } from '../letters.ts'
import type { FormProps } from './find-order-form.tsx'

export const complaintForm = 'complaint'

function Wishes({ locale, values, problems }: FormProps) {
  const t = translator(locale, 'legal')
  return (
    <Fieldset id={`${complaintForm}-wish`} legend={t('complaint.wish')} error={problems.of('wish')}>
      <div className="border border-edge bg-raised">
        {complaintWishes.map((wish) => (
          <RadioCard
            key={wish}
            id={`${complaintForm}-wish-${wish}`}
            name="wish"
            value={wish}
            defaultChecked={values.wish === wish}
            label={t(`complaint.wishes.${wish}`)}
          />
        ))}
      </div>
    </Fieldset>
  )
}

/** A complaint, with as little asked as is needed to answer it (CONS-08). */
export function ComplaintForm({ locale, values, problems, formKey }: FormProps & { formKey: string }) {
  const t = translator(locale, 'legal')
  const orders = translator(locale, 'orders')
  const optional = orders('optional')
  const field = (name: string) => ({
    id: `${complaintForm}-${name}`,
    name,
    defaultValue: values[name] ?? '',
    error: problems.of(name),
  })
  return (
    <EnhancedForm
      id={complaintForm}
      action="/api/complaint"
      failureMessage={translator(locale, 'site')('network.failed')}
      className="grid gap-5"
    >
      <ErrorSummary
        id={`${complaintForm}-problems`}
        title={orders('errorTitle')}
        problems={problems.summary}
      />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="key" value={formKey} />
      <TextInput
        {...field('name')}
        autoComplete="name"
        maxLength={100}
        required
        label={t('complaint.name')}
      />
      <EmailInput {...field('email')} required label={t('complaint.email')} />
      <TextInput
        {...field('orderNumber')}
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        label={t('complaint.order')}
        optional={optional}
        hint={t('complaint.orderHint')}
      />
      <TextInput {...field('item')} maxLength={200} label={t('complaint.item')} optional={optional} />
      <TextInput {...field('noticed')} maxLength={60} label={t('complaint.noticed')} optional={optional} />
      <TextArea
        {...field('description')}
        maxLength={descriptionLimit}
        required
        label={t('complaint.description')}
        hint={t('complaint.descriptionHint')}
      />
      <Wishes locale={locale} values={values} problems={problems} />
      <div>
        <Button>{t('complaint.submit')}</Button>
      </div>
    </EnhancedForm>
  )
}

/** What the receipt by mail says, at once and on the spot. */
export function ComplaintReceived({ locale, values }: { locale: Locale; values: Record<string, string> }) {
  const t = translator(locale, 'legal')
  const words = (at: string | undefined) => dateWords(new Date(at ?? 0), { locale, market: marketOf(locale) })
  return (
    <Notice tone="positive" role="status" title={t('complaint.receivedTitle')}>
      <p>
        {typeset(
          t('complaint.received', {
            ...words(values.submittedAt),
            reference: values.reference ?? '',
            deadline: words(values.answerBy).date,
          }),
        )}
      </p>
    </Notice>
  )
}
