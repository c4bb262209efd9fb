import type { Market } from '#i18n/locale.ts'

/** Who sells (Directive 2000/31/EC art. 5; Directive 2011/83/EU art. 6(1)(b)-(c)); shown in the footer of every page and mail. */
export interface Trader {
  name: string
  street: string
  postalCode: string
  town: string
  country: string
  email: string
  phone: string
  registerNumber: string
  registerCourt: string
  taxNumber: string
  vatNumber: string
  statisticalNumber: string
  capital: string
  wasteRegister: string
  isFictional: boolean
  /** Working days after payment within which the goods arrive. */
  deliveryDays: Record<Market, { minimum: number; maximum: number }>
}

export const traderTag = 'trader'

export function traderAddress(trader: Trader): string {
  return `${trader.street}, ${trader.postalCode} ${trader.town}`
}
