import type { ReactNode } from 'react'
import type { FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { classNames } from '#ui/class-names.ts'
import { Button } from '#ui/button.tsx'
import { TextArea, TextInput } from '#ui/field.tsx'

interface Props {
  locale: Locale
  id: string
  action: string
  /** Where a file comes along. */
  encType?: 'multipart/form-data'
  problems: FormProblems
  submit: string
  /** A second button, for what writes nothing. */
  beside?: ReactNode
  children: ReactNode
}

/** A form of the settings: problems above and beside, one button. */
export function SettingsForm({ locale, id, action, problems, submit, beside, children, encType }: Props) {
  return (
    <WorkshopForm
      locale={locale}
      id={id}
      action={action}
      {...(encType && { encType })}
      className="grid gap-6"
      problems={problems.summary}
    >
      {children}
      <div className="flex flex-wrap gap-3">
        {beside}
        <Button>{submit}</Button>
      </div>
    </WorkshopForm>
  )
}

export interface TextFieldFacts {
  name: string
  label: string
  value?: string | undefined
  hint?: string
  isOptional?: boolean
  inputMode?: 'numeric' | 'decimal'
  /** Takes a row for itself: a line in its part of it, sentences the whole. */
  alone?: 'line' | 'sentences'
}

/** Plain text fields side by side where there is room. */
export function TextFields({
  form,
  fields,
  values,
  problems,
  optional,
}: {
  form: string
  fields: readonly TextFieldFacts[]
  /** "(optional)" in the reader's language. */
  optional?: string
  /** What was typed before wins over what is stored. */
  values: Record<string, string>
  problems: FormProblems
}) {
  return (
    <div className="grid items-end gap-5 md:grid-cols-2 xl:grid-cols-3">
      {fields.map(({ name, label, value, hint, isOptional, inputMode, alone }) => {
        const field = {
          id: `${form}-${name}`,
          name,
          label,
          ...(hint && { hint }),
          ...(isOptional && optional && { optional }),
          defaultValue: values[name] ?? value,
          error: problems.of(name),
          required: !isOptional,
        }
        return (
          <div
            key={name}
            className={classNames('grid', alone && 'col-span-full', alone === 'line' && 'max-w-sm')}
          >
            {alone === 'sentences' ? (
              <TextArea {...field} rows={3} className="max-w-[70ch]" />
            ) : (
              <TextInput {...field} {...(inputMode && { inputMode })} />
            )}
          </div>
        )
      })}
    </div>
  )
}

/** The names of a form's fields, for the list of problems above it. */
export function namesOf(fields: readonly TextFieldFacts[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, label }) => [name, label]))
}
