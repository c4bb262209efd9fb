import type { ReactNode } from 'react'
import { Field } from '#ui/field.tsx'

interface Props {
  id: string
  name: string
  label: ReactNode
  options: readonly { value: string; label: string }[]
  selected: string | undefined
  error?: string | undefined
}

/** One of a few choices, closed. */
export function Select({ id, name, label, options, selected, error }: Props) {
  return (
    <Field id={id} label={label} error={error}>
      <select
        id={id}
        name={name}
        defaultValue={selected}
        aria-describedby={`${id}-error`}
        className="control"
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
