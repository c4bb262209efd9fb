import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Field } from '#ui/field.tsx'
import { refusalReasons } from '../../comment.ts'

interface Props {
  /** `<form>-reason`. */
  id: string
  locale: Locale
  error?: string | undefined
  value?: string | undefined
  /** Form it belongs to when it stands outside. */
  form?: string
}

/** The reason that the author of a refused comment is told. */
export function ReasonChoice({ id, locale, error, value = '', form }: Props) {
  const t = translator(locale, 'staff-comments')
  const reasons = translator(locale, 'comments')
  return (
    <Field id={id} label={t('actions.reason')} error={error}>
      <select
        id={id}
        name="reason"
        form={form}
        defaultValue={value}
        data-action="reason"
        aria-describedby={`${id}-error`}
        aria-invalid={error ? true : undefined}
        className="control"
      >
        <option value="">{t('actions.chooseReason')}</option>
        {refusalReasons.map((reason) => (
          <option key={reason} value={reason}>
            {reasons(`refusal.${reason}`)}
          </option>
        ))}
      </select>
    </Field>
  )
}
