import type { ReactNode } from 'react'
import type { Language } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Checkbox, Field, TextArea, TextInput } from '#ui/field.tsx'
import { ticked } from '../product-fields.ts'
import type { FormView } from './form-view.ts'
import { FieldNotes } from './live-check.tsx'

interface Props {
  view: FormView
  field: string
  label: string
  hint?: ReactNode
  /** The language that is written in it. */
  language?: Language
  kind?: 'decimal' | 'whole' | 'day' | 'code'
  rows?: number
}

const kinds = {
  decimal: { inputMode: 'decimal', autoComplete: 'off', className: 'figures' },
  whole: { inputMode: 'numeric', autoComplete: 'off', className: 'figures' },
  day: { type: 'date' },
  code: { autoComplete: 'off', spellCheck: false, className: 'figures' },
} as const

/** One field of a product with what the rules say about it below. */
export function EditorField({ view, field, label, hint, language, kind, rows }: Props) {
  const { form, locale, values, error } = view
  const shared = {
    id: `${form}-${field}`,
    name: field,
    label,
    hint,
    error: error(field),
    defaultValue: values[field] ?? '',
    ...(language && { lang: language }),
  }
  return (
    <div className="grid content-start gap-1.5" data-language={language}>
      {rows ? <TextArea {...shared} rows={rows} /> : <TextInput {...shared} {...(kind && kinds[kind])} />}
      <Notes locale={locale} field={field} />
    </div>
  )
}

export function Notes({ locale, field }: { locale: FormView['locale']; field: string }) {
  const permitted = translator(locale, 'staff-catalogue')('editor.permitted', { wording: '{wording}' })
  return <FieldNotes field={field} permitted={permitted} />
}

/** Something to tick; the value of one that is not is not sent. */
export function EditorTick({ view, field, label, children }: Omit<Props, 'kind'> & { children?: ReactNode }) {
  const { form, values, error, locale } = view
  return (
    <div className="grid content-start gap-1">
      <Checkbox
        id={`${form}-${field}`}
        name={field}
        value={ticked}
        defaultChecked={values[field] === ticked}
        error={error(field)}
        label={
          <>
            {label}
            {children}
          </>
        }
      />
      <Notes locale={locale} field={field} />
    </div>
  )
}

interface Choice {
  value: string
  words: string
}

/** One of a list. */
export function EditorChoice({
  view,
  field,
  label,
  hint,
  choices,
  empty,
}: Props & { choices: Choice[]; empty?: string }) {
  const { form, values, error, locale } = view
  const id = `${form}-${field}`
  const message = error(field)
  return (
    <div className="grid content-start gap-1.5">
      <Field id={id} label={label} hint={hint} error={message}>
        <select
          id={id}
          name={field}
          defaultValue={values[field] ?? ''}
          aria-describedby={`${id}-error`}
          aria-invalid={message ? true : undefined}
          className="control"
        >
          {empty === undefined ? null : <option value="">{empty}</option>}
          {choices.map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </Field>
      <Notes locale={locale} field={field} />
    </div>
  )
}
