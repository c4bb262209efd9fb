import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { typeset, typesetName } from './typeset.tsx'

/** The column everything stands in. */
export function Container({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames('container-page', className)}>{children}</div>
}

/** The one `h1` of a page with what introduces it. */
export function PageHeading({
  kicker,
  title,
  lead,
}: {
  kicker?: ReactNode
  title: ReactNode
  lead?: ReactNode
}) {
  return (
    <header className="grid max-w-3xl gap-3 py-8 md:py-12">
      {kicker ? <p className="text-small font-semibold text-accent">{kicker}</p> : null}
      <h1 className="text-display font-semibold tracking-tight">{typesetName(title)}</h1>
      {lead ? <p className="max-w-[52ch] text-lead text-quiet">{typeset(lead)}</p> : null}
    </header>
  )
}

/** A part of a page under its own heading. */
export function Section({
  id,
  title,
  aside,
  children,
  className,
}: {
  id: string
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section aria-labelledby={id} className={classNames('border-t border-ink pt-4', className)}>
      <div className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={id} className="text-title font-semibold tracking-tight">
          {typesetName(title)}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** Nothing here yet, or nothing any more: says so, and where to go on. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid max-w-xl justify-items-start gap-4 border-t-2 border-accent py-8">
      <p className="text-title font-semibold">{typesetName(title)}</p>
      {children}
    </div>
  )
}

/** Long text: serif for articles, the plain one for legal texts. */
export function Prose({ isPlain = false, children }: { isPlain?: boolean; children: ReactNode }) {
  return <div className={classNames('prose', isPlain && 'prose-plain')}>{children}</div>
}

export function Disclosure({
  summary,
  children,
  isOpen = false,
}: {
  summary: ReactNode
  children: ReactNode
  isOpen?: boolean
}) {
  return (
    <details open={isOpen} className="border-b border-line py-3">
      <summary className="flex min-h-6 list-none items-start gap-2 font-semibold hover:text-accent pointer-coarse:py-2.5 [&::-webkit-details-marker]:hidden">
        <Icon name="down" className="mt-[0.3em] size-4 -rotate-90 [[open]>summary>&]:rotate-0" />
        <span className="min-w-0">{summary}</span>
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  )
}

/** Structured data for machines; `<` is escaped so that no text in it can end the script. */
export function StructuredData({ data, nonce }: { data: object; nonce?: string | undefined }) {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  // Data, not markup: React would escape the quotes that JSON needs.
  // oxlint-disable-next-line react/no-danger
  return <script type="application/ld+json" nonce={nonce} dangerouslySetInnerHTML={{ __html: json }} />
}
