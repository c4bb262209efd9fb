import type { Market } from '#i18n/locale.ts'
import { tz } from '@date-fns/tz'
import { addMonths, startOfDay, subDays } from 'date-fns'
import { marketFacts } from './market.ts'
import { money, type Money } from './money.ts'
import { intervalAt, priceIntervals, type PriceHistory, type PriceInterval } from './price-history.ts'

/** A price reduction as it may be announced: the saving is counted from the lowest earlier price, never from more. */
export type Reduction = {
  readonly now: Money
  /** Lowest price applied in the 30 days before the reduction began (PRICE-02). */
  readonly prior: Money
  /** Whole percent, rounded down; 0 means there is no percentage worth showing. */
  readonly percent: number
  /** When this reduction began: the first step of it where the market lets steps share their prior price. */
  readonly since: Date
}

/** The reduction the shop may announce at a moment, or null when the law lets it announce none. */
export function reductionAt(history: PriceHistory, market: Market, now: Date): Reduction | null {
  const intervals = priceIntervals(history)
  const current = intervalAt(intervals, now)
  if (!current?.announced || current.amount === null) return null
  const since = sharedPriorPrice(intervals, market, now)?.from ?? current.from
  const prior = lowestBefore(intervals, since, market)
  if (prior === null || current.amount >= prior) return null
  const { currency } = marketFacts(market)
  return {
    now: money(current.amount, currency),
    prior: money(prior, currency),
    percent: percentBelow(prior, current.amount),
    since,
  }
}

/** The lowest price applied in the days before a reduction that begins at `start`; null when there was none. */
export function priorPrice(history: PriceHistory, market: Market, start: Date): Money | null {
  const lowest = lowestBefore(priceIntervals(history), start, market)
  return lowest === null ? null : money(lowest, marketFacts(market).currency)
}

/** The next moment at which the price or the announced reduction changes by itself, or null when nothing is due. */
export function nextChangeAt(history: PriceHistory, market: Market, now: Date): Date | null {
  const intervals = priceIntervals(history)
  const due = [
    intervals.find((interval) => interval.from.getTime() > now.getTime())?.from,
    sharedPriorPrice(intervals, market, now)?.until,
  ].flatMap((moment) => moment?.getTime() ?? [])
  return due.length === 0 ? null : new Date(Math.min(...due))
}

/** Percent saved, rounded down so that the figure shown is never above the true one. */
export function percentBelow(prior: number, now: number): number {
  return Number((BigInt(prior - now) * 100n) / BigInt(prior))
}

/**
 * While the market lets a reduction that grows without a break keep its first prior price: where its first step began
 * and when the favour ends, even if the last step goes on. Null where each step stands for itself.
 */
function sharedPriorPrice(
  intervals: readonly PriceInterval[],
  market: Market,
  now: Date,
): { from: Date; until: Date } | null {
  const current = intervalAt(intervals, now)
  if (!current?.announced) return null
  const first = firstStep(intervals, current)
  const until = progressiveEnd(first, market)
  if (first === current || until === null || current.from >= until || now >= until) return null
  return { from: first.from, until }
}

/** Walks back over announced steps, each higher than the next: one reduction, progressively increased. */
function firstStep(intervals: readonly PriceInterval[], current: PriceInterval): PriceInterval {
  let first = current
  for (let index = intervals.indexOf(current) - 1; index >= 0; index--) {
    const earlier = intervals[index]
    if (!earlier?.announced || earlier.amount === null || first.amount === null) break
    if (earlier.amount <= first.amount) break
    first = earlier
  }
  return first
}

function progressiveEnd(first: PriceInterval, market: Market): Date | null {
  const { timeZone, priorPrice: rule } = marketFacts(market)
  if (rule.progressiveMonths === 0) return null
  // A plain date: a `TZDate` would serialise with its offset.
  return new Date(addMonths(first.from, rule.progressiveMonths, { in: tz(timeZone) }).getTime())
}

/**
 * Minimum over every price in force at any moment of [midnight 30 local days before, start). A variant first offered
 * on the day the reduction begins has no earlier price: some hours at a high price are not a history.
 */
function lowestBefore(intervals: readonly PriceInterval[], start: Date, market: Market): number | null {
  const { timeZone, priorPrice: rule } = marketFacts(market)
  const zone = { in: tz(timeZone) }
  const from = startOfDay(subDays(start, rule.windowDays, zone), zone).getTime()
  const firstDay = startOfDay(start, zone).getTime()
  const applied = intervals.filter(
    (interval) =>
      interval.amount !== null &&
      interval.from.getTime() < start.getTime() &&
      (interval.until === null || interval.until.getTime() > from),
  )
  if (!applied.some((interval) => interval.from.getTime() < firstDay)) return null
  return Math.min(...applied.flatMap((interval) => interval.amount ?? []))
}
