import type { Money } from '#shop/pricing/money.ts'

/** What a carrier is told of an order; null where it is not known. */
export interface Parcel {
  number: string
  name: string | null
  street: string | null
  postalCode: string | null
  town: string | null
  /** ISO 3166-1. */
  country: string
  phone: string | null
  email: string | null
  deliveryName: string
  pickupPointCode: string | null
  pickupPointAddress: string | null
  weightGrams: number | null
  value: Money
}

/** The lists whose orders wait for a carrier. */
export const parcelLists = ['to-pack', 'to-ship'] as const
export type ParcelList = (typeof parcelLists)[number]

export function isParcelList(list: string): list is ParcelList {
  return (parcelLists as readonly string[]).includes(list)
}

/** Of a country its calling code, and what stands before a number that is dialled within it. */
const dialling: Readonly<Record<string, { code: string; before: string }>> = {
  PL: { code: '48', before: '' },
  NL: { code: '31', before: '0' },
}

/**
 * A telephone number in digits alone: as it is dialled in the country the parcel goes to, with 00 from elsewhere. A plus at
 * the beginning would have to be marked as no formula, and carriers could not read it.
 */
export function dialledNumber(phone: string, country: string): string {
  const digits = phone.replaceAll(/\D/g, '')
  const international = phone.trim().startsWith('+') ? digits : /^00(\d+)$/.exec(digits)?.[1]
  if (international === undefined) return digits
  const home = dialling[country]
  return home && international.startsWith(home.code)
    ? home.before + international.slice(home.code.length).replace(/^0/, '')
    : `00${international}`
}

/** What all pieces weigh; null where the weight of one of them was never given. */
export function weightOf(lines: readonly { quantity: number; weightGrams: number }[]): number | null {
  if (lines.some(({ weightGrams }) => weightGrams <= 0)) return null
  return lines.reduce((total, { quantity, weightGrams }) => total + quantity * weightGrams, 0)
}
