/** Lengths of a Global Trade Item Number (GS1 General Specifications 3.3): 8, 12, 13 or 14 digits. */
const gtinLengths: readonly number[] = [8, 12, 13, 14]

/** Whether a number is a GTIN: digits of a known length whose last one is the check digit of the others. */
export function isGtin(text: string): boolean {
  return /^\d+$/.test(text) && gtinLengths.includes(text.length) && checkDigit(text) === Number(text.at(-1))
}

/** Weights 3 and 1 alternate from the right; the check digit lifts the sum to the next multiple of ten. */
function checkDigit(text: string): number {
  const digits = [...text.slice(0, -1)].toReversed()
  const sum = digits.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
