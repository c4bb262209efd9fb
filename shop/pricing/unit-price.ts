import type { Currency } from './currency.ts'
import { money, type Money } from './money.ts'

/** How goods are counted for their unit price: number of pieces, weight or volume (PRICE-03). */
export type Measure = 'piece' | 'mass' | 'volume'

/** What a unit price is for; the names are also the message keys. */
export type UnitReference =
  'piece' | 'kilogram' | 'hundred-grams' | 'litre' | 'hundred-millilitres' | 'day' | 'hundred-milligrams'

/** A price per unit, kept as a fraction of minor units and rounded only for display (decision 5). */
export type UnitPrice = {
  readonly currency: Currency
  readonly numerator: number
  readonly denominator: number
  readonly reference: UnitReference
}

/** What a pack contains. Decimals are read as they print: 65.7 is exactly 657/10. */
export type NetContent = {
  readonly count: number | null
  readonly grams: number | null
  readonly millilitres: number | null
}

/** The recommended daily portion in the measure it is taken by: 2 capsules, 5 g, 10 ml. */
export type DailyPortion = { readonly measure: Measure; readonly quantity: number }

/** UN/CEFACT unit codes for schema.org `UnitPriceSpecification`. */
export const referenceQuantities: Record<UnitReference, { value: number; unitCode: string }> = {
  piece: { value: 1, unitCode: 'C62' },
  kilogram: { value: 1, unitCode: 'KGM' },
  'hundred-grams': { value: 100, unitCode: 'GRM' },
  litre: { value: 1, unitCode: 'LTR' },
  'hundred-millilitres': { value: 100, unitCode: 'MLT' },
  day: { value: 1, unitCode: 'DAY' },
  'hundred-milligrams': { value: 100, unitCode: 'MGM' },
}

/**
 * The unit prices of a pack, the one the law asks for first: per piece for goods marked with a number of pieces, per
 * kilogram and 100 g for powders, per litre and 100 ml for liquids. Pieces of known weight get the weight prices too.
 */
export function unitPrices(price: Money, content: NetContent): UnitPrice[] {
  const prices: UnitPrice[] = []
  if (content.count !== null) prices.push(per(price, content.count, 1, 'piece'))
  if (content.millilitres !== null) {
    prices.push(per(price, content.millilitres, 1000, 'litre'))
    prices.push(per(price, content.millilitres, 100, 'hundred-millilitres'))
  }
  if (content.grams !== null) {
    prices.push(per(price, content.grams, 1000, 'kilogram'))
    prices.push(per(price, content.grams, 100, 'hundred-grams'))
  }
  return prices
}

/** What one day of use costs: the price shared out over the daily portions in the pack. */
export function pricePerDay(price: Money, content: NetContent, portion: DailyPortion): UnitPrice | null {
  const available = contentIn(content, portion.measure)
  return available === null ? null : per(price, available, portion.quantity, 'day')
}

/** Whole days a pack lasts at the recommended daily portion. */
export function daysOfSupply(content: NetContent, portion: DailyPortion): number | null {
  const available = contentIn(content, portion.measure)
  if (available === null) return null
  const pack = decimalFraction(available)
  const day = decimalFraction(portion.quantity)
  return Number((pack.numerator * day.denominator) / (pack.denominator * day.numerator))
}

/** What 100 mg of the nutrient itself cost, so that salts of different strength can be compared. */
export function pricePer100mgElemental(
  price: Money,
  content: NetContent,
  portion: DailyPortion,
  milligramsPerDay: number,
): UnitPrice | null {
  const day = pricePerDay(price, content, portion)
  if (day === null) return null
  const milligrams = decimalFraction(milligramsPerDay)
  const numerator = BigInt(day.numerator) * 100n * milligrams.denominator
  return fraction(
    price.currency,
    numerator,
    BigInt(day.denominator) * milligrams.numerator,
    'hundred-milligrams',
  )
}

/** A unit price in whole minor units, half up. */
export function roundUnitPrice({ currency, numerator, denominator }: UnitPrice): Money {
  const divisor = BigInt(denominator)
  return money(Number((2n * BigInt(numerator) + divisor) / (2n * divisor)), currency)
}

/** Cheaper first; compares exactly, so equal rounded prices still have an order. */
export function compareUnitPrices(left: UnitPrice, right: UnitPrice): number {
  if (left.currency !== right.currency || left.reference !== right.reference) {
    throw new Error('unit prices of different currencies or references do not compare')
  }
  const difference =
    BigInt(left.numerator) * BigInt(right.denominator) - BigInt(right.numerator) * BigInt(left.denominator)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

function contentIn(content: NetContent, measure: Measure): number | null {
  if (measure === 'piece') return content.count
  return measure === 'mass' ? content.grams : content.millilitres
}

function per(price: Money, quantity: number, referenceQuantity: number, reference: UnitReference): UnitPrice {
  const divisor = decimalFraction(quantity)
  const factor = decimalFraction(referenceQuantity)
  return fraction(
    price.currency,
    BigInt(price.amount) * divisor.denominator * factor.numerator,
    divisor.numerator * factor.denominator,
    reference,
  )
}

function fraction(
  currency: Currency,
  numerator: bigint,
  denominator: bigint,
  reference: UnitReference,
): UnitPrice {
  const divisor = greatestCommonDivisor(numerator, denominator)
  const reduced = { numerator: Number(numerator / divisor), denominator: Number(denominator / divisor) }
  if (!Number.isSafeInteger(reduced.numerator) || !Number.isSafeInteger(reduced.denominator)) {
    throw new Error(`unit price ${numerator}/${denominator} is out of range`)
  }
  return { currency, ...reduced, reference }
}

/** The exact value of a positive decimal as it prints; prices must not inherit binary rounding. */
function decimalFraction(value: number): { numerator: bigint; denominator: bigint } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(String(value))
  if (!match || value <= 0) throw new Error(`${value} is not a positive decimal quantity`)
  const [, whole = '', decimals = ''] = match
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) }
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left : greatestCommonDivisor(right, left % right)
}
