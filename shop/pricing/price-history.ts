import type { Market } from '#i18n/locale.ts'
import { marketFacts } from './market.ts'
import { money, type Money } from './money.ts'

/** One row of the append-only price history of a variant in a market; `amount` null: not on sale from then on. */
export type PriceChange = {
  readonly amount: number | null
  readonly validFrom: Date
  /** The shop announces this price as a reduction (strike-through, percentage, "sale"). */
  readonly announced: boolean
}

/**
 * All price changes of one variant in one market. Of several for the same moment the last in the list holds: rows come
 * in the order they were written, and a planned price is taken back by writing another one for its moment.
 */
export type PriceHistory = readonly PriceChange[]

/** A price and the time it was applied: from `from`, up to but without `until`. */
export type PriceInterval = {
  readonly amount: number | null
  readonly from: Date
  readonly until: Date | null
  readonly announced: boolean
}

/** The history as intervals without gaps; rows that change nothing are joined to the one before. */
export function priceIntervals(history: PriceHistory): PriceInterval[] {
  const changes = history.toSorted((left, right) => left.validFrom.getTime() - right.validFrom.getTime())
  const kept: PriceChange[] = []
  changes.forEach((change, index) => {
    const next = changes[index + 1]
    if (next && next.validFrom.getTime() === change.validFrom.getTime()) return
    const last = kept.at(-1)
    if (last && last.amount === change.amount && last.announced === change.announced) return
    kept.push(change)
  })
  return kept.map(({ amount, validFrom, announced }, index) => ({
    amount,
    from: validFrom,
    until: kept[index + 1]?.validFrom ?? null,
    announced,
  }))
}

export function intervalAt(intervals: readonly PriceInterval[], now: Date): PriceInterval | null {
  return intervals.findLast((interval) => interval.from.getTime() <= now.getTime()) ?? null
}

/** The price asked at a moment, or null when the variant is not on sale in the market then. */
export function priceAt(history: PriceHistory, market: Market, now: Date): Money | null {
  const amount = intervalAt(priceIntervals(history), now)?.amount ?? null
  return amount === null ? null : money(amount, marketFacts(market).currency)
}
