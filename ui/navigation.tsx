import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'

export interface Crumb {
  label: string
  /** Left out for the page itself. */
  href?: string
}

export function Breadcrumbs({ label, crumbs }: { label: string; crumbs: Crumb[] }) {
  return (
    <nav aria-label={label} className="no-print text-small text-quiet">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {crumbs.map(({ label: words, href }, index) => (
          // On a telephone the heading below says it already.
          <li key={words} className={classNames('items-center gap-2', href ? 'flex' : 'hidden md:flex')}>
            {index > 0 ? <span aria-hidden="true">/</span> : null}
            {href ? (
              <a href={href} className="tap underline-offset-4 hover:underline">
                {words}
              </a>
            ) : (
              <span aria-current="page">{words}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface PaginationWords {
  label: string
  previous: string
  next: string
}

export function Pagination({
  words,
  position,
  previous,
  next,
}: {
  words: PaginationWords
  position: ReactNode
  previous?: string | null
  next?: string | null
}) {
  const look =
    'inline-flex min-h-11 items-center gap-2 font-semibold text-accent underline-offset-4 hover:underline'
  return (
    <nav
      aria-label={words.label}
      className="flex items-center justify-between gap-4 border-t border-line pt-4"
    >
      <span className="min-w-28">
        {previous ? (
          <a href={previous} rel="prev" className={look}>
            <Icon name="back" />
            {words.previous}
          </a>
        ) : null}
      </span>
      <span className="figures text-small text-quiet">{position}</span>
      <span className="min-w-28 text-right">
        {next ? (
          <a href={next} rel="next" className={look}>
            {words.next}
            <Icon name="arrow" />
          </a>
        ) : null}
      </span>
    </nav>
  )
}

/** Where somebody is on the way through a task of a few steps. */
export function Steps({ label, steps, current }: { label: string; steps: string[]; current: number }) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-6 gap-y-2 text-small">
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={index === current ? 'step' : undefined}
          className={index === current ? 'font-semibold text-ink' : 'text-quiet'}
        >
          <span className="figures mr-1.5">{index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  )
}
