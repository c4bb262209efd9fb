import type { ReactNode } from 'react'
import type { FrameLink } from './site-header.tsx'
import { typeset } from './typeset.tsx'

interface Column {
  heading: string
  links: FrameLink[]
}

interface Props {
  label: string
  columns: Column[]
  /** The one link the law wants on every page, always in sight (Directive 2011/83/EU art. 11a). */
  prominent: FrameLink
  identity: ReactNode
  note: ReactNode
}

/** Foot of every page: ways on, who sells, and the link the law asks for. */
export function SiteFooter({ label, columns, prominent, identity, note }: Props) {
  return (
    <footer aria-label={label} className="no-print mt-auto border-t border-line bg-sunken">
      <div className="container-page grid grid-cols-[repeat(auto-fit,minmax(min(7.5rem,100%),1fr))] gap-x-6 gap-y-10 py-12 md:grid-cols-[1fr_1fr_1.4fr] lg:gap-x-16">
        {columns.map(({ heading, links }) => (
          <div key={heading}>
            <h2 className="mb-2 font-semibold">{heading}</h2>
            <ul>
              {links.map(({ label: words, href }) => (
                <li key={href}>
                  <a
                    href={href}
                    className="inline-flex min-h-9 items-center py-1 leading-snug pointer-coarse:min-h-11 underline-offset-4 hover:text-accent hover:underline"
                  >
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="col-span-full grid content-start gap-6 md:col-span-1">
          <a
            href={prominent.href}
            className="inline-flex min-h-11 w-fit items-center rounded-base border border-edge px-4 font-semibold hover:border-accent hover:text-accent"
          >
            {prominent.label}
          </a>
          <address className="grid gap-0.5 text-small not-italic text-quiet">{identity}</address>
        </div>
      </div>
      <div className="border-t border-line">
        <p className="container-page py-4 text-small text-quiet">{typeset(note)}</p>
      </div>
    </footer>
  )
}
