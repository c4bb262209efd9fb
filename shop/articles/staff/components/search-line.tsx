import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/field.tsx'

interface Props {
  id: string
  /** The name in the address. */
  name: string
  label: string
  hint?: string
  submit: string
  value: string | undefined
  /** Where on the page the results are. */
  anchor: string
}

/** Looks for something to add; the words are in the address. */
export function SearchLine({ id, name, label, hint, submit, value, anchor }: Props) {
  return (
    <form
      action={`#${anchor}`}
      role="search"
      aria-label={label}
      className="flex max-w-xl flex-wrap items-end gap-3"
    >
      <div className="min-w-48 flex-1">
        <TextInput id={id} name={name} type="search" label={label} hint={hint} defaultValue={value} />
      </div>
      <Button kind="secondary">{submit}</Button>
    </form>
  )
}
