import {
  addFractions,
  divideFractions,
  fractionOf,
  multiplyFractions,
  toNumber,
  type Fraction,
} from './fraction.ts'

const microgramsPerUnit = { µg: 1, mg: 1_000, g: 1_000_000 } as const

/** Units that weigh; only these convert into one another. */
export type MassUnit = keyof typeof microgramsPerUnit

/** Units of label amounts. International units and colony counts have no weight. */
export type NutrientUnit = MassUnit | 'IU' | 'CFU'

/**
 * The average amount of a nutrient or substance per recommended daily portion (Dir. 2002/46/EC art. 8-9): the
 * nutrient itself, not its salt. `amount` is a decimal and is read as it prints.
 */
export type NutrientAmount = {
  readonly nutrient: string
  readonly amount: number
  readonly unit: NutrientUnit
  /** Chemical forms it comes from, e.g. `citrate`; see `chemical-form.ts`. */
  readonly forms: readonly string[]
}

/** Reads a unit as people and files write it (mcg, ug, both micro signs); null when the shop does not know it. */
export function unitOf(text: string): NutrientUnit | null {
  const unit = text.trim().replace('\u03bc', 'µ')
  if (unit === 'mcg' || unit === 'ug') return 'µg'
  return isMass(unit) || unit === 'IU' || unit === 'CFU' ? unit : null
}

/** The exact amount in another unit, or null when the two do not measure the same thing. */
export function amountIn(
  amount: Pick<NutrientAmount, 'amount' | 'unit'>,
  unit: NutrientUnit,
): Fraction | null {
  const value = fractionOf(amount.amount)
  if (amount.unit === unit) return value
  if (!isMass(amount.unit) || !isMass(unit)) return null
  const grams = multiplyFractions(value, fractionOf(microgramsPerUnit[amount.unit]))
  return divideFractions(grams, fractionOf(microgramsPerUnit[unit]))
}

/** The same amount written in another unit, or null when the two do not measure the same thing. */
export function convertAmount(amount: NutrientAmount, unit: NutrientUnit): NutrientAmount | null {
  const value = amountIn(amount, unit)
  return value && { ...amount, amount: toNumber(value), unit }
}

/** The exact total in a unit. Editors refuse units that do not convert (`canDeclare`), so one here is a bug. */
export function totalIn(amounts: readonly NutrientAmount[], unit: NutrientUnit): Fraction {
  return amounts.reduce((total, amount) => {
    const value = amountIn(amount, unit)
    if (!value) throw new Error(`${amount.unit} of ${amount.nutrient} do not convert to ${unit}`)
    return addFractions(total, value)
  }, fractionOf(0))
}

function isMass(unit: string): unit is MassUnit {
  return Object.hasOwn(microgramsPerUnit, unit)
}
