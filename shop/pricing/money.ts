import { exponentOf, type Currency } from './currency.ts'

/** An amount in whole minor units (grosz, cent) of an ISO 4217 currency. Never a float, never converted. */
export type Money = { readonly amount: number; readonly currency: Currency }

export function money(amount: number, currency: Currency): Money {
  assertAmount(amount)
  // `-0` would survive into JSON comparisons and formats as "-0".
  return { amount: amount === 0 ? 0 : amount, currency }
}

export function zero(currency: Currency): Money {
  return money(0, currency)
}

export function add(left: Money, right: Money): Money {
  assertSameCurrency(left, right)
  return money(left.amount + right.amount, left.currency)
}

export function subtract(left: Money, right: Money): Money {
  assertSameCurrency(left, right)
  return money(left.amount - right.amount, left.currency)
}

/** A price times a number of pieces; only whole factors, so nothing is ever rounded here. */
export function multiply(price: Money, factor: number): Money {
  assertAmount(factor)
  return money(price.amount * factor, price.currency)
}

export function sum(amounts: Iterable<Money>, currency: Currency): Money {
  let total = zero(currency)
  for (const amount of amounts) total = add(total, amount)
  return total
}

/** Negative, zero or positive, as `Array.prototype.sort` expects. */
export function compare(left: Money, right: Money): number {
  assertSameCurrency(left, right)
  return left.amount - right.amount
}

/**
 * Splits an amount in proportion to the weights without losing a minor unit (largest remainder; on a tie the
 * earlier part gets it). When every weight is zero the parts are equal.
 */
export function allocate(whole: Money, weights: readonly number[]): Money[] {
  if (weights.length === 0) throw new Error('an amount cannot be split into no parts')
  for (const weight of weights) {
    assertAmount(weight)
    if (weight < 0) throw new Error(`a weight cannot be negative: ${weight}`)
  }
  const shares = weights.every((weight) => weight === 0) ? weights.map(() => 1n) : weights.map(BigInt)
  const total = shares.reduce((left, right) => left + right, 0n)
  const size = BigInt(Math.abs(whole.amount))
  const parts = shares.map((share, index) => ({
    index,
    amount: (size * share) / total,
    remainder: (size * share) % total,
  }))
  const missing = Number(size - parts.reduce((taken, part) => taken + part.amount, 0n))
  const first = parts.toSorted(
    (left, right) => Number(right.remainder - left.remainder) || left.index - right.index,
  )
  for (const part of first.slice(0, missing)) part.amount += 1n
  return parts.map((part) => money(Number(part.amount) * Math.sign(whole.amount), whole.currency))
}

/** The decimal form that schema.org and CSV files want: `{ 4990, PLN }` is "49.90". */
export function toDecimal({ amount, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const fraction = digits.slice(digits.length - exponent)
  return `${amount < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

const typedAmount = /^\d{1,12}(?:[.,]\d{1,3})?$/

/** Reads what staff type into a price field ("49,90", "49.90", "1 234,5"); null when it is not an amount. */
export function parseMoney(text: string, currency: Currency): Money | null {
  const compact = text.replaceAll(/\s/g, '')
  if (!typedAmount.test(compact)) return null
  const exponent = exponentOf(currency)
  const [whole = '', fraction = ''] = compact.split(/[.,]/)
  if (fraction.length > exponent) return null
  return money(Number(whole + fraction.padEnd(exponent, '0')), currency)
}

export function assertSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) {
    throw new Error(`amounts of ${left.currency} and ${right.currency} do not meet`)
  }
}

function assertAmount(amount: number): void {
  if (!Number.isSafeInteger(amount)) throw new Error(`${amount} is not a whole number of minor units`)
}
