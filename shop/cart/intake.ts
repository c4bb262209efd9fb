import type { Market } from '#i18n/locale.ts'
import type { DailyProduct } from '#shop/nutrition/daily-amount.ts'
import { combinedNotices, type CombinedIntakeNotice, type LimitKind } from '#shop/nutrition/upper-levels.ts'

/** A figure for the whole day says most about several products together; one for a single product comes after it. */
const preference: LimitKind[] = ['efsa-upper-level', 'efsa-safe-level']

function rank({ limit }: CombinedIntakeNotice): number {
  const place = preference.indexOf(limit.kind)
  return place === -1 ? preference.length : place
}

/** What the shopper is told about a nutrient that several products of the cart hold: one notice for each, never a refusal. */
export function cartIntake(products: readonly DailyProduct[], market: Market): CombinedIntakeNotice[] {
  const byNutrient = Map.groupBy(combinedNotices(products, market), (notice) => notice.nutrient)
  return [...byNutrient.values()].flatMap((notices) =>
    notices.toSorted((one, other) => rank(one) - rank(other)).slice(0, 1),
  )
}
