'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** Ticks every box of the form; where no script runs it is not there. */
export function TickAll({ form, label }: { form: string; label: string }) {
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!hasScript) return null
  const tick = (isTicked: boolean) => {
    const selector = `input[type="checkbox"][form="${CSS.escape(form)}"]`
    for (const box of document.querySelectorAll<HTMLInputElement>(selector)) box.checked = isTicked
  }
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input
        type="checkbox"
        className="size-6 accent-accent"
        onChange={(event) => tick(event.target.checked)}
      />
      {label}
    </label>
  )
}
