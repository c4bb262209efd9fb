import type { ReactNode } from 'react'
import { classNames } from '#ui/class-names.ts'

/** A kind of work that waits, with how much of it there is and the way there. */
export interface WaitingWork {
  key: string
  label: ReactNode
  detail?: ReactNode
  count: number
  href: string
  isUrgent?: boolean
}

/** What needs a person, what is most of it in figures one reads from across the room. */
export function WorkList({ work }: { work: WaitingWork[] }) {
  return (
    <ul className="border-t border-ink">
      {work.map(({ key, label, detail, count, href, isUrgent }) => (
        <li key={key} className="border-b border-line">
          <a
            href={href}
            className="group grid min-h-14 grid-cols-[4.5rem_1fr] items-baseline gap-4 py-3 no-underline"
          >
            <span
              className={classNames(
                'figures text-right text-heading font-semibold',
                count === 0 ? 'text-quiet' : isUrgent ? 'text-critical' : 'text-accent',
              )}
            >
              {count}
            </span>
            <span>
              <span className="font-semibold underline-offset-4 group-hover:underline">{label}</span>
              {detail ? <span className="block text-small text-quiet">{detail}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
