import type { ReactNode } from 'react'

/** Something one may do, folded away until it is wanted. */
export function Fold({
  id,
  summary,
  isOpen = false,
  children,
}: {
  id: string
  summary: ReactNode
  isOpen?: boolean
  children: ReactNode
}) {
  return (
    <details id={id} open={isOpen} className="border-t border-line">
      <summary className="flex min-h-11 items-center font-semibold text-accent underline underline-offset-4">
        {summary}
      </summary>
      <div className="grid gap-4 pt-2 pb-6">{children}</div>
    </details>
  )
}
