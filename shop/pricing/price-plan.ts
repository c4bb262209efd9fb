import type { Market } from '#i18n/locale.ts'
import { money, type Money } from './money.ts'
import { marketFacts } from './market.ts'
import { intervalAt, priceIntervals, type PriceChange, type PriceHistory } from './price-history.ts'
import { priorPrice, reductionAt, type Reduction } from './reduction.ts'

/** Why a price may not be announced as a reduction (PRICE-02). */
export type AnnouncementRefusal =
  | { ok: false; reason: 'no-earlier-price' | 'no-price' }
  | { ok: false; reason: 'not-below-prior-price'; prior: Money }

/** Why a row may not be appended to the history: what was shown is never rewritten, and nothing is said twice. */
export type RecordingRefusal = { ok: false; reason: 'in-the-past' | 'nothing-changes' }

/** Why there is no planned price to take back. */
export type CancellationRefusal = { ok: false; reason: 'not-planned' | 'in-the-past' }

export type PricePlan =
  | {
      ok: true
      change: PriceChange
      reduction: Reduction | null
      /** Moments of announcements planned before that may no longer be shown once this row is written. */
      silenced: Date[]
    }
  | RecordingRefusal
  | AnnouncementRefusal

/** Why this price, from this moment on, may not be announced as a reduction; null when it may. */
export function announcementRefusal(
  history: PriceHistory,
  market: Market,
  proposal: PriceChange,
): AnnouncementRefusal | null {
  if (!proposal.announced) return null
  if (proposal.amount === null) return { ok: false, reason: 'no-price' }
  if (plannedReduction(history, market, proposal)) return null
  const prior = priorPrice(without(history, proposal.validFrom), market, proposal.validFrom)
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
  if (refusal) return refusal
  return {
    ok: true,
    change: proposal,
    reduction: plannedReduction(history, market, proposal),
    silenced: silencedBy(history, market, proposal, now),
  }
}

/** The row that takes a planned price back: what holds until then goes on as if nothing had been planned. */
export function planCancellation(
  history: PriceHistory,
  validFrom: Date,
  now: Date,
): { ok: true; change: PriceChange } | CancellationRefusal {
  if (validFrom.getTime() <= now.getTime()) return { ok: false, reason: 'in-the-past' }
  const others = without(history, validFrom)
  const before = intervalAt(priceIntervals(others), validFrom)
  const goesOn = { amount: before?.amount ?? null, announced: before?.announced ?? false, validFrom }
  const planned = history.findLast((change) => change.validFrom.getTime() === validFrom.getTime())
  const isPlanned = planned && (planned.amount !== goesOn.amount || planned.announced !== goesOn.announced)
  return isPlanned ? { ok: true, change: goesOn } : { ok: false, reason: 'not-planned' }
}

function recordingRefusal(history: PriceHistory, proposal: PriceChange, now: Date): RecordingRefusal | null {
  if (proposal.validFrom.getTime() < now.getTime()) return { ok: false, reason: 'in-the-past' }
  const current = intervalAt(priceIntervals(history), proposal.validFrom)
  const isSame = current?.amount === proposal.amount && current.announced === proposal.announced
  const isStillUnpriced = current === null && proposal.amount === null
  return isSame || isStillUnpriced ? { ok: false, reason: 'nothing-changes' } : null
}

function silencedBy(history: PriceHistory, market: Market, proposal: PriceChange, now: Date): Date[] {
  const after = [...history, proposal]
  return priceIntervals(history)
    .filter(({ from, announced }) => announced && from.getTime() > now.getTime())
    .filter(({ from }) => from.getTime() !== proposal.validFrom.getTime())
    .filter(({ from }) => reductionAt(history, market, from) && !reductionAt(after, market, from))
    .map(({ from }) => from)
}

function without(history: PriceHistory, moment: Date): PriceHistory {
  return history.filter((change) => change.validFrom.getTime() !== moment.getTime())
}
