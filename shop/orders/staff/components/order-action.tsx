import type { ReactNode } from 'react'
import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'

/** What was typed into a form of the page and refused, for a browser without scripts. */
export interface KeptAction {
  form: string
  values: Record<string, string>
  problems: FormProblems
}

interface Props {
  id: string
  orderId: string
  /** Last part of the address it is sent to. */
  path: string
  locale: Locale
  kept: KeptAction | null
  className?: string
  children: ReactNode
}

/** A form that does something to an order: works without a script, shows what is wrong beside its fields. */
export function OrderAction({ id, orderId, path, locale, kept, className = 'grid gap-4', children }: Props) {
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={`/staff/api/orders/${orderId}/${path}`}
      className={className}
      problems={kept?.form === id ? kept.problems.summary : []}
    >
      {children}
    </WorkshopForm>
  )
}

/** Problem and typed value of a field, where this form was refused. */
export function keptField(
  kept: KeptAction | null,
  form: string,
  field: string,
): { error: string | undefined; value: string | undefined } {
  if (kept?.form !== form) return { error: undefined, value: undefined }
  return { error: kept.problems.of(field), value: kept.values[field] }
}
