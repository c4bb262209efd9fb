import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Select } from '#ui/field.tsx'
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
    <Select
      id={id}
      name="reason"
      form={form}
      label={t('actions.reason')}
      options={[
        { value: '', label: t('actions.chooseReason') },
        ...refusalReasons.map((reason) => ({ value: reason, label: reasons(`refusal.${reason}`) })),
      ]}
      defaultValue={value}
      error={error}
      data-action="reason"
    />
  )
}
