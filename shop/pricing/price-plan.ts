import type { Market } from '#i18n/locale.ts'
import { money, type Money } from './money.ts'
import { marketFacts } from './market.ts'
import { intervalAt, priceIntervals, type PriceChange, type PriceHistory } from './price-history.ts'
import { priorPrice, reductionAt, type Reduction } from './reduction.ts'

/** Why a price may not be announced as a reduction (PRICE-02). */
export type AnnouncementRefusal =
  { ok: false; reason: 'no-earlier-price' } | { ok: false; reason: 'not-below-prior-price'; prior: Money }

/** Why a row may not be appended to the history: it is never rewritten and never repeats itself. */
export type RecordingRefusal = { ok: false; reason: 'in-the-past' | 'moment-taken' | 'nothing-changes' }

export type PricePlan =
  { ok: true; change: PriceChange; reduction: Reduction | null } | RecordingRefusal | AnnouncementRefusal

/** Why this price, from this moment on, may not be announced as a reduction; null when it may. */
export function announcementRefusal(
  history: PriceHistory,
  market: Market,
  proposal: PriceChange,
): AnnouncementRefusal | null {
  if (!proposal.announced) return null
  if (plannedReduction(history, market, proposal)) return null
  const prior = priorPrice(history, market, proposal.validFrom)
  return prior === null
    ? { ok: false, reason: 'no-earlier-price' }
    : { ok: false, reason: 'not-below-prior-price', prior }
}

/** What the shopper will read once the proposed price begins: staff see it before they decide. */
export function plannedReduction(
  history: PriceHistory,
  market: Market,
  proposal: PriceChange,
): Reduction | null {
  return reductionAt([...history, proposal], market, proposal.validFrom)
}

/** The row to append to the history and what it will announce, or why there is none. */
export function planPriceChange(
  history: PriceHistory,
  market: Market,
  proposal: PriceChange,
  now: Date,
): PricePlan {
  // A price is checked by the form; here an impossible one would be a bug.
  if (proposal.amount !== null) money(proposal.amount, marketFacts(market).currency)
  const refusal = recordingRefusal(history, proposal, now) ?? announcementRefusal(history, market, proposal)
  return refusal ?? { ok: true, change: proposal, reduction: plannedReduction(history, market, proposal) }
}

function recordingRefusal(history: PriceHistory, proposal: PriceChange, now: Date): RecordingRefusal | null {
  const from = proposal.validFrom.getTime()
  if (from < now.getTime()) return { ok: false, reason: 'in-the-past' }
  if (history.some((change) => change.validFrom.getTime() === from))
    return { ok: false, reason: 'moment-taken' }
  const current = intervalAt(priceIntervals(history), proposal.validFrom)
  const isSame = current?.amount === proposal.amount && current.announced === proposal.announced
  const isStillUnpriced = current === null && proposal.amount === null
  return isSame || isStillUnpriced ? { ok: false, reason: 'nothing-changes' } : null
}
