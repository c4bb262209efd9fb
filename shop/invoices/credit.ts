import { allocate, money, type Money } from '#shop/pricing/money.ts'
import { sumByRate, type InvoiceKind, type RateShare } from './invoice.ts'

/** A document of an order as far as arithmetic needs it. */
export interface IssuedShares {
  kind: InvoiceKind
  shares: readonly RateShare[]
}

/** A part of a refund of which is known what it pays back, and with that at which rate. */
export interface RefundPart {
  rateBasisPoints: number
  amount: number
}

/** What of an invoice has not been credited yet, per rate. */
export function uncreditedShares(documents: readonly IssuedShares[]): RateShare[] {
  const signed = documents.flatMap(({ kind, shares }) =>
    shares.map(({ rateBasisPoints, grossAmount, vatAmount }) =>
      kind === 'credit'
        ? { rateBasisPoints, grossAmount: -grossAmount, vatAmount: -vatAmount }
        : { rateBasisPoints, grossAmount, vatAmount },
    ),
  )
  return sumByRate(signed)
}

/**
 * Splits a refund over the rates: first what is known to be of a rate, the rest in proportion to what is left of each;
 * the VAT in proportion to the VAT that is left. So no refunds together exceed the invoice, and the last one takes
 * whatever rounding left over.
 */
export function creditShares(
  uncredited: readonly RateShare[],
  { amount, currency }: Money,
  parts: readonly RefundPart[] = [],
): RateShare[] {
  const left = uncredited.reduce((total, share) => total + share.grossAmount, 0)
  if (amount <= 0 || amount > left) throw new Error(`${amount} cannot be credited of ${left}`)
  const known = uncredited.map(({ rateBasisPoints, grossAmount }) => {
    const wanted = parts
      .filter((part) => part.rateBasisPoints === rateBasisPoints)
      .reduce((total, part) => total + part.amount, 0)
    return Math.min(wanted, grossAmount)
  })
  const knownTotal = known.reduce((total, part) => total + part, 0)
  if (knownTotal > amount) throw new Error(`parts of ${knownTotal} in a refund of ${amount}`)
  const rest = allocate(
    money(amount - knownTotal, currency),
    uncredited.map(({ grossAmount }, index) => grossAmount - (known[index] ?? 0)),
  )
  return uncredited
    .map(({ rateBasisPoints, grossAmount, vatAmount }, index) => {
      const gross = (known[index] ?? 0) + (rest[index]?.amount ?? 0)
      return { rateBasisPoints, grossAmount: gross, vatAmount: portion(vatAmount, gross, grossAmount) }
    })
    .filter((share) => share.grossAmount > 0)
}

/** `whole × part / of`, half up. */
function portion(whole: number, part: number, of: number): number {
  if (of === 0) return 0
  const product = 2n * BigInt(whole) * BigInt(part)
  return Number((product + BigInt(of)) / (2n * BigInt(of)))
}
