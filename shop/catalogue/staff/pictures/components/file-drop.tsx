'use client'
import { useState, type DragEvent, type ReactNode } from 'react'
import { classNames } from '#ui/class-names.ts'

interface Props {
  /** Id of the file field inside. */
  inputId: string
  invitation: string
  /** Words with `{name}` where the name of the file stands. */
  chosen: string
  children: ReactNode
}

/** A field for files onto which a file can be dropped as well; whoever has no mouse or no script uses the field. */
export function FileDrop({ inputId, invitation, chosen, children }: Props) {
  const [isOver, setIsOver] = useState(false)
  const [name, setName] = useState<string | null>(null)

  function take(event: DragEvent) {
    event.preventDefault()
    setIsOver(false)
    const input = document.getElementById(inputId)
    const [file] = event.dataTransfer.files
    if (!(input instanceof HTMLInputElement) || !file) return
    const one = new DataTransfer()
    one.items.add(file)
    input.files = one.files
    setName(file.name)
  }

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={take}
      onChange={(event) => {
        const { target } = event
        if (target instanceof HTMLInputElement) setName(target.files?.[0]?.name ?? null)
      }}
      className={classNames(
        'grid gap-3 border border-dashed px-4 py-4',
        isOver ? 'border-accent bg-accent-soft' : 'border-edge',
      )}
    >
      <p className="text-quiet">{invitation}</p>
      {children}
      <p role="status" className="text-small font-semibold empty:hidden">
        {name === null ? null : chosen.replace('{name}', name)}
      </p>
    </div>
  )
}
