import { markets, type Market } from '#i18n/locale.ts'
import data from './data/upper-levels.json' with { type: 'json' }
import { distinctProducts, type DailyProduct } from './daily-amount.ts'
import { compareFractions, fractionOf, toNumber } from './fraction.ts'
import { totalIn, unitOf, type NutrientAmount, type NutrientUnit } from './nutrient-amount.ts'

/** `error` refuses to publish, `warning` and `info` ask staff to look; shoppers see a neutral sentence. */
export type NoticeLevel = 'error' | 'warning' | 'info'

/** Where a limit comes from, from binding law to scientific opinion. */
export type LimitKind =
  | 'statutory-maximum'
  | 'medicine-threshold'
  | 'novel-food-condition'
  | 'national-advice'
  | 'efsa-upper-level'
  | 'efsa-safe-level'

/** The most of a nutrient per day according to one source; `market` null: everywhere. */
export type UpperLevel = {
  readonly nutrient: string
  readonly market: Market | null
  readonly kind: LimitKind
  readonly level: NoticeLevel
  readonly amount: number
  readonly unit: NutrientUnit
  /** Only amounts that come from one of these forms count. */
  readonly forms: readonly string[] | null
  /** Amounts that come from these forms alone do not count; an amount of unknown form does. */
  readonly exceptForms: readonly string[] | null
  /** The limit itself is already too much. */
  readonly isReachedAtLimit: boolean
  readonly source: string
}

/** A daily amount that passes a limit (FOOD-09). */
export type IntakeNotice = {
  readonly level: NoticeLevel
  readonly nutrient: string
  readonly limit: UpperLevel
  readonly amount: number
  readonly unit: NutrientUnit
}

/** A notice about several products taken together, and which ones they are. */
export type CombinedIntakeNotice = IntakeNotice & { readonly products: readonly string[] }

const severity: Record<NoticeLevel, number> = { error: 0, warning: 1, info: 2 }

/** Every limit of the data; the order is that of the nutrients there. */
export const upperLevels: readonly UpperLevel[] = data.limits.map((row) => ({
  nutrient: row.nutrient,
  market: row.market === null ? null : oneOf(markets, row.market),
  kind: oneOf(
    [
      'statutory-maximum',
      'medicine-threshold',
      'novel-food-condition',
      'national-advice',
      'efsa-upper-level',
      'efsa-safe-level',
    ],
    row.kind,
  ),
  level: oneOf(['error', 'warning', 'info'], row.level),
  amount: row.amount,
  unit: unitOf(row.unit) ?? fail(row.unit),
  forms: row.forms ?? null,
  exceptForms: row.exceptForms ?? null,
  isReachedAtLimit: row.isReachedAtLimit ?? false,
  source: row.source,
}))

/** What staff must know about the daily portion of one product in a market, the gravest first. */
export function productNotices(amounts: readonly NutrientAmount[], market: Market): IntakeNotice[] {
  return passedLimits(amounts, market)
}

/** Limits passed only because several products of a cart hold the same nutrient, the gravest first. */
export function combinedNotices(products: readonly DailyProduct[], market: Market): CombinedIntakeNotice[] {
  const distinct = distinctProducts(products)
  const all = distinct.flatMap((product) => product.amounts)
  return passedLimits(all, market)
    .map((notice) => ({
      ...notice,
      products: distinct
        .filter(({ amounts }) => amounts.some((amount) => countsFor(notice.limit, amount)))
        .map(({ product }) => product),
    }))
    .filter((notice) => notice.products.length > 1)
}

function passedLimits(amounts: readonly NutrientAmount[], market: Market): IntakeNotice[] {
  return upperLevels
    .filter((limit) => limit.market === null || limit.market === market)
    .flatMap((limit) => {
      const counted = amounts.filter((amount) => countsFor(limit, amount))
      const total = totalIn(counted, limit.unit)
      const distance = compareFractions(total, fractionOf(limit.amount))
      if (counted.length === 0 || distance < 0 || (distance === 0 && !limit.isReachedAtLimit)) return []
      const { level, nutrient, unit } = limit
      return [{ level, nutrient, limit, amount: toNumber(total), unit }]
    })
    .toSorted((left, right) => severity[left.level] - severity[right.level])
}

function countsFor(limit: UpperLevel, { nutrient, forms }: NutrientAmount): boolean {
  if (nutrient !== limit.nutrient) return false
  if (limit.forms) return forms.some((form) => limit.forms?.includes(form))
  if (limit.exceptForms && forms.length > 0) return !forms.every((form) => limit.exceptForms?.includes(form))
  return true
}

function oneOf<const T extends string>(allowed: readonly T[], value: string): T {
  return allowed.find((candidate) => candidate === value) ?? fail(value)
}

function fail(value: string): never {
  throw new Error(`unknown value ${value} among the upper levels`)
}
