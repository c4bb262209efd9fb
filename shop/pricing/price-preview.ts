import type { Market } from '#i18n/locale.ts'
import type { Money } from './money.ts'
import { priceAt, type PriceChange, type PriceHistory } from './price-history.ts'
import { nextChangeAt, reductionAt, type Reduction } from './reduction.ts'

/** A stretch of time in which the shopper reads the same price; `price` null: the variant is not offered. */
export type PricePhase = {
  readonly from: Date
  readonly until: Date | null
  readonly price: Money | null
  readonly reduction: Reduction | null
  /** Seen from the planned row: what holds until it begins, what it makes, what follows. */
  readonly when: 'before' | 'during' | 'after'
}

/** More phases than anybody plans; a bound, because each is found from the one before. */
const mostPhases = 100

/** What will be read from now on, once the planned row is written: every change that comes by itself included. */
export function pricePhases(
  history: PriceHistory,
  market: Market,
  change: PriceChange,
  now: Date,
): PricePhase[] {
  const planned = [...history, change]
  const nextRow = planned
    .map(({ validFrom }) => validFrom.getTime())
    .filter((moment) => moment > change.validFrom.getTime())
  const end = Math.min(Infinity, ...nextRow)
  const phases: PricePhase[] = []
  let from: Date | null = now
  while (from && phases.length < mostPhases) {
    const until: Date | null = boundary(nextChangeAt(planned, market, from), from, change.validFrom)
    const start = from.getTime()
    phases.push({
      from,
      until,
      price: priceAt(planned, market, from),
      reduction: reductionAt(planned, market, from),
      when: start < change.validFrom.getTime() ? 'before' : start < end ? 'during' : 'after',
    })
    from = until
  }
  return phases
}

/** The planned moment is shown as one, even where nothing visible changes then. */
function boundary(next: Date | null, from: Date, planned: Date): Date | null {
  if (planned <= from) return next
  return next === null || planned < next ? planned : next
}
