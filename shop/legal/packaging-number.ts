import { markets, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** The shop's numbers in the registers of packaging (EPR-01); a market without one has none here. */
export type PackagingNumbers = Partial<Record<Market, string>>

/** The numbers a stored setting holds. */
export function packagingNumbersIn(value: unknown): PackagingNumbers {
  const stored: Record<string, unknown> = { ...(typeof value === 'object' ? value : null) }
  return Object.fromEntries(
    markets.flatMap((market) => {
      const number = stored[market]
      return typeof number === 'string' && number.trim() !== '' ? [[market, number.trim()]] : []
    }),
  )
}

/** Of some markets those that must not be served yet, or not any more: nobody has said the number. */
export function marketsWithoutNumber(served: readonly Market[], numbers: PackagingNumbers): Market[] {
  return served.filter((market) => !packagingNumbersIn(numbers)[market])
}

/** Each number with the name of its register, as documents and pages say them. */
export function namedPackagingNumbers(numbers: PackagingNumbers): { name: string; number: string }[] {
  return markets.flatMap((market) => {
    const number = numbers[market]
    return number ? [{ name: marketFacts(market).packagingRegister, number }] : []
  })
}
