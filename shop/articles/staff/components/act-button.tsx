import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary } from '#ui/notice.tsx'

interface Props {
  /** Unique on the page. */
  id: string
  action: string
  fields: Record<string, string>
  label: string
  /** What it is done to, for those who hear the button alone. */
  name: string
  locale: Locale
}

/** A form of one button. */
export function ActButton({ id, action, fields, label, name, locale }: Props) {
  const staff = translator(locale, 'staff')
  return (
    <EnhancedForm id={id} action={action} failureMessage={staff('networkFailure')}>
      <ErrorSummary id={`${id}-problems`} title={staff('problems')} problems={[]} />
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button kind="quiet" className="text-small" aria-label={name}>
        {label}
      </Button>
    </EnhancedForm>
  )
}
