'use client'
import { Button } from '#ui/button.tsx'

export function PrintButton({ label }: { label: string }) {
  return (
    <Button
      type="button"
      kind="secondary"
      className="no-print justify-self-start [@media(scripting:none)]:hidden"
      onClick={() => window.print()}
    >
      {label}
    </Button>
  )
}
