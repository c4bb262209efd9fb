/** An exact rational number: shares of a reference value decide what may be said, so they are never floats. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

const decimal = /^(-?\d+)(?:\.(\d+))?$/

/** The exact value of a decimal as it prints: 1.4 is 14/10, whatever its binary form. */
export function fractionOf(value: number | string): Fraction {
  const match = decimal.exec(String(value))
  if (!match) throw new Error(`${value} is not a plain decimal`)
  const [, whole = '', digits = ''] = match
  return reduce(BigInt(whole + digits), 10n ** BigInt(digits.length))
}

export function addFractions(left: Fraction, right: Fraction): Fraction {
  return reduce(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  )
}

export function multiplyFractions(left: Fraction, right: Fraction): Fraction {
  return reduce(left.numerator * right.numerator, left.denominator * right.denominator)
}

export function divideFractions(left: Fraction, right: Fraction): Fraction {
  return reduce(left.numerator * right.denominator, left.denominator * right.numerator)
}

/** Negative, zero or positive, as `Array.prototype.sort` expects. */
export function compareFractions(left: Fraction, right: Fraction): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest whole number, halves up; for values that are not negative. */
export function roundHalfUp({ numerator, denominator }: Fraction): number {
  return Number((2n * numerator + denominator) / (2n * denominator))
}

/** For display and storage only: a fraction that is no finite decimal loses its tail here. */
export function toNumber({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator)
}

function reduce(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new Error('division by zero')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign)
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  return right === 0n ? left || 1n : greatestCommonDivisor(right, left % right)
}
