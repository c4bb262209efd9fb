import type { ReactNode } from 'react'
import { Section } from '#ui/page.tsx'

/** A numbered part of the checkout; all of them are on one page. */
export function Step({
  id,
  number,
  title,
  children,
}: {
  id: string
  number: number
  title: string
  children: ReactNode
}) {
  return (
    <Section
      id={id}
      title={
        <>
          <span className="figures mr-2 text-accent">{number}</span> {title}
        </>
      }
    >
      {children}
    </Section>
  )
}
