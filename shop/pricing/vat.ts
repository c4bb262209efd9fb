import type { Market } from '#i18n/locale.ts'
import { allocate, money, type Money } from './money.ts'

/** What kind of goods a VAT rate is for; the classification of a product is the tax adviser's (VAT-01). */
export type TaxClass = 'food-supplement' | 'standard'

/** The VAT rate of a tax class in a market from a day on; 8 % is 800 basis points. */
export type VatRate = {
  readonly market: Market
  readonly taxClass: TaxClass
  readonly rateBasisPoints: number
  readonly validFrom: Date
}

/** What one VAT rate is charged on: gross amounts as shown to the shopper, and the VAT inside them. */
export type VatShare = { rateBasisPoints: number; gross: Money; vat: Money }

/** The rate in force at a moment; a market without one is a fault of the reference data, not of the shopper. */
export function vatRateAt(rates: readonly VatRate[], market: Market, taxClass: TaxClass, now: Date): VatRate {
  const rate = rates
    .filter((candidate) => candidate.market === market && candidate.taxClass === taxClass)
    .filter((candidate) => candidate.validFrom.getTime() <= now.getTime())
    .toSorted((left, right) => left.validFrom.getTime() - right.validFrom.getTime())
    .at(-1)
  if (!rate) throw new Error(`no VAT rate for ${taxClass} in ${market} on ${now.toISOString()}`)
  return rate
}

/** The next moment at which a rate of the market changes, or null: pages that show VAT are renewed then. */
export function nextVatChangeAt(rates: readonly VatRate[], market: Market, now: Date): Date | null {
  const due = rates
    .filter((rate) => rate.market === market && rate.validFrom.getTime() > now.getTime())
    .map((rate) => rate.validFrom.getTime())
  return due.length === 0 ? null : new Date(Math.min(...due))
}

/** VAT inside a gross amount: gross × rate / (100 + rate), half up; a refund mirrors its sale. */
export function includedVat(gross: Money, rateBasisPoints: number): Money {
  if (!Number.isInteger(rateBasisPoints) || rateBasisPoints < 0) {
    throw new Error(`${rateBasisPoints} is not a rate in basis points`)
  }
  const size = BigInt(Math.abs(gross.amount)) * BigInt(rateBasisPoints)
  const divisor = 10_000n + BigInt(rateBasisPoints)
  const vat = (2n * size + divisor) / (2n * divisor)
  return money(Number(vat) * Math.sign(gross.amount), gross.currency)
}

/** Shipping carries the rates of the goods it moves, split by their value (decision 5). */
export function shippingVat(
  shipping: Money,
  goods: readonly { gross: Money; rateBasisPoints: number }[],
): VatShare[] {
  const byRate = grossByRate(goods)
  const parts = allocate(
    shipping,
    byRate.map(([, amount]) => amount),
  )
  return byRate.map(([rateBasisPoints], index) => {
    const gross = parts[index] ?? money(0, shipping.currency)
    return { rateBasisPoints, gross, vat: includedVat(gross, rateBasisPoints) }
  })
}

/** Totals per rate for the receipt: the sum of what stands on the lines, never computed afresh from the total. */
export function vatByRate(shares: readonly VatShare[]): VatShare[] {
  const totals = new Map<number, VatShare>()
  for (const { rateBasisPoints, gross, vat } of shares) {
    const before = totals.get(rateBasisPoints)
    totals.set(rateBasisPoints, {
      rateBasisPoints,
      gross: before ? money(before.gross.amount + gross.amount, gross.currency) : gross,
      vat: before ? money(before.vat.amount + vat.amount, vat.currency) : vat,
    })
  }
  return [...totals.values()].toSorted((left, right) => right.rateBasisPoints - left.rateBasisPoints)
}

function grossByRate(goods: readonly { gross: Money; rateBasisPoints: number }[]): [number, number][] {
  if (goods.length === 0) throw new Error('shipping without goods has no rate')
  const totals = new Map<number, number>()
  for (const { gross, rateBasisPoints } of goods) {
    totals.set(rateBasisPoints, (totals.get(rateBasisPoints) ?? 0) + gross.amount)
  }
  return [...totals].toSorted(([left], [right]) => right - left)
}
