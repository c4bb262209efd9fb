import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type Tone = 'neutral' | 'info' | 'positive' | 'caution' | 'critical' | 'flare'

const tones: Record<Tone, string> = {
  neutral: 'border-edge text-quiet',
  info: 'border-accent text-accent',
  positive: 'border-positive text-positive',
  caution: 'border-caution text-caution',
  critical: 'border-critical text-critical',
  flare: 'border-flare text-flare',
}

/** A state as a word with a colour. */
export function StateWord({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-block rounded-small border px-1.5 py-0.5 text-small font-semibold',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
