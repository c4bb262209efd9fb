import 'server-only'
import type { Market } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { intervalAt, priceIntervals } from '#shop/pricing/price-history.ts'
import { planPriceChange, type PricePlan } from '#shop/pricing/price-plan.ts'
import { insistOn } from '#shop/staff/permission.ts'
import type { StaffMember } from '#shop/staff/staff-member.ts'
import type { PlannedFigure } from '../import-outcome.ts'
import { movedProblem, weighFigure, type FigureWish } from '../list-offers.ts'
import { marketOfColumn } from '../offer-columns.ts'
import type { ImportProblem } from '../import-outcome.ts'
import {
  appendPrices,
  type AppendedPrice,
  type PriceAppending,
  type UnknownVariant,
} from './append-prices.ts'

/** A wish for a variant that is there. */
export type PlacedWish = FigureWish & { variantId: number }

/** What becomes of prices or counts of a list, each with the number of its product. */
export interface DoneFigures {
  planned: (PlannedFigure & { key: string })[]
  problems: ImportProblem[]
  notices: ImportProblem[]
}

type Refusal =
  | { ok: false; reason: 'same' }
  | { ok: false; reason: 'moved'; present: number | null }
  | Exclude<PricePlan, { ok: true }>

/**
 * Appends the prices of a list to the history, each from this moment on and none announced as a reduction: that is
 * planned where its prior price is seen (PRICE-02).
 */
export async function importPrices(
  transaction: Transaction,
  staff: StaffMember,
  wishes: readonly PlacedWish[],
): Promise<DoneFigures> {
  const priced = wishes.flatMap((wish) => {
    const market = marketOfColumn(wish.column)
    return market ? [{ wish, market, silenced: [] as Date[] }] : []
  })
  if (priced.length > 0) insistOn(staff, 'prices:write')
  const answers = priced.length > 0 ? await appendPrices(transaction, staff, priced.map(appendingOf)) : []
  const done: DoneFigures = { planned: [], problems: [], notices: [] }
  for (const [place, price] of priced.entries()) {
    const answer = answers[place]
    if (answer?.ok) {
      const { key, line, sku, column, after } = price.wish
      done.planned.push({ key, line, sku, column, before: answer.before, after })
      done.notices.push(...noticesOf(price, answer))
    } else if (answer) done.problems.push(...problemOf(price.wish, answer))
  }
  return done
}

interface PricedWish {
  wish: PlacedWish
  market: Market
  /** Moments of announcements planned before that may no longer be shown; known once it is decided. */
  silenced: Date[]
}

function appendingOf(price: PricedWish): PriceAppending<Refusal> {
  const { wish, market } = price
  return {
    ...{ variantId: wish.variantId, market, action: 'price.planned' },
    decide: (history, now) => {
      const present = intervalAt(priceIntervals(history), now)?.amount ?? null
      const verdict = weighFigure(wish, present)
      if (verdict === 'same') return { ok: false, reason: 'same' }
      if (verdict === 'moved') return { ok: false, reason: 'moved', present }
      const proposal = { amount: wish.after, announced: false, validFrom: now }
      const plan = planPriceChange(history, market, proposal, now)
      if (plan.ok) price.silenced = plan.silenced
      return plan
    },
  }
}

function problemOf(wish: FigureWish, refusal: Refusal | UnknownVariant): ImportProblem[] {
  const { line, column } = wish
  if (refusal.reason === 'same') return []
  if (refusal.reason === 'moved') return [movedProblem(wish, refusal.present)]
  if (refusal.reason === 'unknown') return [{ line, column, key: 'variantArchived' }]
  return [{ line, column, key: `pricePlan.${refusal.reason}` }]
}

function noticesOf({ wish, silenced }: PricedWish, { history, change }: AppendedPrice): ImportProblem[] {
  const { line, column } = wish
  const isReduced = intervalAt(priceIntervals(history), change.validFrom)?.announced ?? false
  return [
    ...(isReduced ? [{ line, column, key: 'reductionEnds' }] : []),
    ...silenced.map((moment) => ({ line, column, key: 'silenced', facts: { moment: moment.toISOString() } })),
  ]
}
