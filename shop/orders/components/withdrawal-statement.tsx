import { addressOf } from '#i18n/address.ts'
import { marketOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary, Notice } from '#ui/notice.tsx'
import { Facts } from '#ui/table.tsx'
import { typeset } from '#ui/typeset.tsx'
import { dateWords } from '../letters.ts'

interface Props {
  locale: Locale
  /** What was stated in the first step. */
  values: Record<string, string>
}

/** The statement as it is made, word for word. */
function Statement({ locale, values }: Props) {
  const t = translator(locale, 'orders')
  const { name = '', orderNumber = '', email = '', items = '' } = values
  return (
    <div className="grid gap-3 border-y border-ink py-5">
      <p className="text-lead font-semibold">{t('withdrawal.statement')}</p>
      <Facts
        rows={[
          [t('withdrawal.orderNumber'), orderNumber],
          [
            t('withdrawal.concerns'),
            <span key="items" className="whitespace-pre-line">
              {items === '' ? t('withdrawal.wholeOrder') : items}
            </span>,
          ],
          [t('withdrawal.name'), name],
          [t('withdrawal.email'), email],
        ]}
      />
    </div>
  )
}

/** The second step: a button that bears the words of the law alone (Directive 2011/83/EU art. 11a(3)). */
export function WithdrawalConfirmation({ locale, values }: Props) {
  const t = translator(locale, 'orders')
  const id = 'withdrawal-confirmation'
  const stated = ['name', 'orderNumber', 'email', 'items', 'key']
  return (
    <div className="grid gap-6">
      <Statement locale={locale} values={values} />
      <EnhancedForm
        id={id}
        action="/api/withdrawal/confirm"
        failureMessage={translator(locale, 'site')('network.failed')}
        className="grid gap-4"
      >
        <ErrorSummary id={`${id}-problems`} title={t('errorTitle')} problems={[]} />
        <input type="hidden" name="locale" value={locale} />
        {stated.map((name) => (
          <input key={name} type="hidden" name={name} value={values[name] ?? ''} />
        ))}
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('withdrawal.confirm')}</Button>
          <a
            href={`${addressOf(locale, 'withdrawal')}?step=change`}
            className="link inline-flex min-h-11 items-center"
          >
            {t('withdrawal.change')}
          </a>
        </div>
      </EnhancedForm>
    </div>
  )
}

/** What was received, and when: the same that the mail says. */
export function WithdrawalReceived({ locale, values }: { locale: Locale; values: Props['values'] | null }) {
  const t = translator(locale, 'orders')
  if (!values?.submittedAt) return <Notice tone="positive">{t('withdrawal.receivedPlain')}</Notice>
  const moment = dateWords(new Date(values.submittedAt), { locale, market: marketOf(locale) })
  return (
    <div className="grid gap-6">
      <Notice tone="positive" role="status" title={t('withdrawal.receivedAt', moment)}>
        <p>{typeset(t('withdrawal.receivedText', { email: values.email ?? '' }))}</p>
      </Notice>
      <Statement locale={locale} values={values} />
    </div>
  )
}
