/** Digits after the decimal point of each currency (ISO 4217). HUF has two there, whatever shops print. */
const exponents = {
  BHD: 3,
  BGN: 2,
  CHF: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HUF: 2,
  ISK: 0,
  JPY: 0,
  KWD: 3,
  NOK: 2,
  PLN: 2,
  RON: 2,
  SEK: 2,
  TND: 3,
  UAH: 2,
  USD: 2,
} as const

/** An ISO 4217 code the shop knows the minor unit of. */
export type Currency = keyof typeof exponents

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(exponents, code)
}

/** Reads a code that comes from a table or from Stripe (which writes it in lower case); an unknown one is a bug. */
export function currencyOf(code: string): Currency {
  const upper = code.toUpperCase()
  if (!isCurrency(upper)) throw new Error(`unknown currency ${code}`)
  return upper
}

export function exponentOf(currency: Currency): number {
  return exponents[currency]
}
