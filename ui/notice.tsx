import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import { typeset } from './typeset.tsx'

type Tone = 'info' | 'caution' | 'critical' | 'positive'

const tones: Record<Tone, { look: string; icon: IconName }> = {
  info: { look: 'border-accent bg-accent-soft', icon: 'info' },
  caution: { look: 'border-caution bg-caution-soft', icon: 'caution' },
  critical: { look: 'border-critical bg-critical-soft', icon: 'caution' },
  positive: { look: 'border-positive bg-positive-soft', icon: 'check' },
}

/** Something the reader should know now; a title says what it is, so that colour is never alone. */
export function Notice({
  tone = 'info',
  title,
  role,
  children,
}: {
  tone?: Tone
  title?: ReactNode
  role?: 'status' | 'alert'
  children?: ReactNode
}) {
  const { look, icon } = tones[tone]
  return (
    <div role={role} className={classNames('flex gap-3 border-l-4 px-4 py-3', look)}>
      <Icon name={icon} className="mt-0.5 size-5" />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{typeset(title)}</p> : null}
        {children ? <div className="grid gap-2">{children}</div> : null}
      </div>
    </div>
  )
}

export interface SummaryProblem {
  /** Id of the field it is about; null for the form as a whole. */
  fieldId: string | null
  message: string
}

/** What is wrong with a form, above it, each line leading to its field. The island fills it without a reload. */
export function ErrorSummary({
  id,
  title,
  problems,
}: {
  id: string
  title: string
  problems: readonly SummaryProblem[]
}) {
  return (
    <div
      id={id}
      data-error-summary=""
      tabIndex={-1}
      hidden={problems.length === 0}
      className="border-l-4 border-critical bg-critical-soft px-4 py-3"
    >
      <p className="flex items-center gap-2 font-semibold">
        <Icon name="caution" />
        {title}
      </p>
      <ul className="mt-1 grid gap-1 pl-7">
        {problems.map(({ fieldId, message }) => (
          <li key={`${fieldId} ${message}`}>
            {fieldId ? (
              <a href={`#${fieldId}`} className="underline">
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
