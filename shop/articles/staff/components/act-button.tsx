import type { Locale } from '#i18n/locale.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'

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
  return (
    <WorkshopForm locale={locale} id={id} action={action}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button kind="quiet" className="text-small" aria-label={name}>
        {label}
      </Button>
    </WorkshopForm>
  )
}
