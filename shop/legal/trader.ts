import type { Language, Market } from '#i18n/locale.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { PackagingNumbers } from './packaging-number.ts'

type InLanguages = Record<Language, string>

/** Who sells (Directive 2000/31/EC art. 5; Directive 2011/83/EU art. 6(1)(b)-(c)); shown in the footer of every page and mail. */
export interface Trader {
  /** Says so wherever the trader is named. */
  fictional: boolean
  company: string
  street: string
  postalCode: string
  town: InLanguages
  country: InLanguages
  address: InLanguages
  email: string
  phone: string
  hours: InLanguages
  registerNumber: string
  registerCourt: InLanguages
  taxNumber: string
  vatNumber: string
  statisticalNumber: string
  capital: Money
  /** Working days after payment within which the goods arrive. */
  deliveryDays: Record<Market, { minimum: number; maximum: number }>
  /** Set with the markets, which are served only with them. */
  packagingNumbers: PackagingNumbers
}

/** What the form of the trader says; the rest comes from the form of the markets. */
export type SaidTrader = Omit<Trader, 'packagingNumbers'>

export const traderTag = 'trader'
