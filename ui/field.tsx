import type {
  ComponentProps,
  InputHTMLAttributes,
  ReactNode,
  SelectHTMLAttributes,
  TextareaHTMLAttributes,
} from 'react'
import { classNames } from './class-names.ts'

interface FieldWords {
  /** Also the id; unique on the page. Prefix with the form's name where two forms share a page. */
  id: string
  label: ReactNode
  hint?: ReactNode
  /** What is wrong, in the page's language. The place for it is there even when nothing is, for the island. */
  error?: string | undefined
  /** "(optional)" in the page's language, where it is. */
  optional?: string
}

function describedBy({ id, hint }: FieldWords): string {
  return classNames(hint ? `${id}-hint` : null, `${id}-error`)
}

export function Field({ id, label, hint, error, optional, children }: FieldWords & { children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional ? <span className="font-normal text-quiet"> {optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-small text-quiet">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} error={error} />
    </div>
  )
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <p id={`${id}-error`} data-error-for={id} className="text-small font-semibold text-critical empty:hidden">
      {error ?? null}
    </p>
  )
}

type Words = FieldWords

export function TextInput({
  id,
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Words & InputHTMLAttributes<HTMLInputElement>) {
  const words = { id, label, hint, error, ...(optional && { optional }) }
  return (
    <Field {...words}>
      <input
        {...rest}
        id={id}
        aria-describedby={describedBy(words)}
        aria-invalid={error ? true : undefined}
        className={classNames('control', className)}
      />
    </Field>
  )
}

/** An address: no capital letters, no corrections, the keyboard with the sign; RFC 5321 allows 254 characters. */
export function EmailInput(props: Omit<ComponentProps<typeof TextInput>, 'type'>) {
  return (
    <TextInput
      inputMode="email"
      autoComplete="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      {...props}
      type="email"
    />
  )
}

export function TextArea({
  id,
  label,
  hint,
  error,
  optional,
  className,
  ...rest
}: Words & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const words = { id, label, hint, error, ...(optional && { optional }) }
  return (
    <Field {...words}>
      <textarea
        rows={6}
        {...rest}
        id={id}
        aria-describedby={describedBy(words)}
        aria-invalid={error ? true : undefined}
        className={classNames('control', className)}
      />
    </Field>
  )
}

/** One of a few choices, closed. */
export function Select({
  id,
  label,
  hint,
  error,
  optional,
  options,
  className,
  ...rest
}: Words &
  SelectHTMLAttributes<HTMLSelectElement> & { options: readonly { value: string; label: string }[] }) {
  const words = { id, label, hint, error, ...(optional && { optional }) }
  return (
    <Field {...words}>
      <select
        {...rest}
        id={id}
        aria-describedby={describedBy(words)}
        aria-invalid={error ? true : undefined}
        className={classNames('control', className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function Checkbox({
  id,
  label,
  hint,
  error,
  ...rest
}: Omit<Words, 'optional'> & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-start gap-3">
        <input
          {...rest}
          id={id}
          type="checkbox"
          aria-describedby={describedBy({ id, label, hint })}
          aria-invalid={error ? true : undefined}
          className="tick mt-0.5 size-6"
        />
        <label htmlFor={id}>{label}</label>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="pl-9 text-small text-quiet">
          {hint}
        </p>
      ) : null}
      <FieldError id={id} error={error} />
    </div>
  )
}

/** One of a few choices, as a line one can press anywhere on. */
export function RadioCard({
  id,
  label,
  detail,
  aside,
  ...rest
}: {
  id: string
  label: ReactNode
  detail?: ReactNode
  aside?: ReactNode
} & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label
      htmlFor={id}
      className="flex min-h-14 cursor-pointer flex-wrap items-center gap-x-3 border-b border-line px-3 py-3 last:border-b-0 hover:bg-accent-soft has-checked:bg-accent-soft"
    >
      <input {...rest} id={id} type="radio" className="tick size-5" />
      <span className="min-w-0 flex-[1_1_6rem]">
        <span className="block font-semibold">{label}</span>
        {detail ? <span className="block text-small text-quiet">{detail}</span> : null}
      </span>
      {aside ? <span className="figures ml-auto text-right font-semibold">{aside}</span> : null}
    </label>
  )
}

/** A question with several controls as its answer. */
export function Fieldset({
  id,
  legend,
  error,
  children,
}: {
  id: string
  legend: ReactNode
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="grid gap-3 focus:outline-none"
      aria-describedby={`${id}-error`}
    >
      <legend className="mb-3 text-lead font-semibold">{legend}</legend>
      {children}
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
