import { toNumber } from './fraction.ts'
import { totalIn, type NutrientAmount } from './nutrient-amount.ts'
import { findNutrient } from './nutrient.ts'

/** What one product gives in its recommended daily portion. Two packs of it are still one portion a day. */
export type DailyProduct = { readonly product: string; readonly amounts: readonly NutrientAmount[] }

/** The same nutrient from several products taken on the same day. */
export type DailyTotal = {
  readonly total: NutrientAmount
  /** The products that contribute, in the order given. */
  readonly products: readonly string[]
}

/** Totals per nutrient over the daily portions of distinct products, in order of first appearance. */
export function dailyTotals(products: readonly DailyProduct[]): DailyTotal[] {
  const entries = distinctProducts(products).flatMap(({ product, amounts }) =>
    amounts.map((amount) => ({ product, amount })),
  )
  const byNutrient = Map.groupBy(entries, ({ amount }) => amount.nutrient)
  return [...byNutrient].map(([nutrient, parts]) => {
    const amounts = parts.map((part) => part.amount)
    const unit = findNutrient(nutrient)?.unit ?? parts[0]?.amount.unit ?? 'mg'
    const forms = [...new Set(amounts.flatMap((amount) => amount.forms))]
    return {
      total: { nutrient, amount: toNumber(totalIn(amounts, unit)), unit, forms },
      products: [...new Set(parts.map((part) => part.product))],
    }
  })
}

/** A product that lies in the cart twice, in two sizes or packs, is still taken once a day. */
export function distinctProducts(products: readonly DailyProduct[]): DailyProduct[] {
  return [...new Map(products.map((product) => [product.product, product])).values()]
}
