import { Icon } from '#ui/icon.tsx'
import type { Section } from '../markdown.ts'

interface Props {
  label: string
  sections: readonly Section[]
  /** What follows the text, e.g. its sources. */
  after: readonly { id: string; title: string }[]
}

function Links({ sections, after }: Omit<Props, 'label'>) {
  return (
    <ol className="grid text-small">
      {sections
        .filter((section) => section.level === 2)
        .map(({ id, title }) => (
          <li key={id} className="border-b border-line">
            <a
              href={`#${id}`}
              className="block py-2 leading-snug no-underline hover:text-accent hover:underline"
            >
              {title}
            </a>
          </li>
        ))}
      {after.map(({ id, title }) => (
        <li key={id} className="border-b border-line last:border-b-0">
          <a
            href={`#${id}`}
            className="block py-2 leading-snug text-quiet no-underline hover:text-accent hover:underline"
          >
            {title}
          </a>
        </li>
      ))}
    </ol>
  )
}

/** The sections of a text: beside it where there is room, folded above it elsewhere. */
export function Contents({ label, ...links }: Props) {
  return (
    <nav aria-label={label} className="no-print font-sans">
      <details className="group border-y border-line lg:hidden">
        <summary className="flex min-h-11 list-none items-center justify-between font-semibold [&::-webkit-details-marker]:hidden">
          {label}
          <Icon name="down" className="size-5 group-open:rotate-180" />
        </summary>
        <div className="pb-2">
          <Links {...links} />
        </div>
      </details>
      <div className="hidden lg:sticky lg:top-8 lg:block">
        <p className="border-t-2 border-ink pt-3 pb-1 text-small font-semibold">{label}</p>
        <Links {...links} />
      </div>
    </nav>
  )
}
