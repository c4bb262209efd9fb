import type { Language, Market } from '#i18n/locale.ts'
import type { Money } from '#shop/pricing/money.ts'
import type { PackagingNumbers } from './packaging-number.ts'

type InLanguages = Record<Language, string>

/** What stands over the door: the name shoppers know, and what the front page says first. */
export interface ShopFront {
  name: string
  /** Also beside the name in letters; may be empty. */
  tagline: InLanguages
  /** The sentences under it; may be empty. */
  lead: InLanguages
}

/** Who sells (Directive 2000/31/EC art. 5; Directive 2011/83/EU art. 6(1)(b)-(c)); shown in the footer of every page and mail. */
export interface Trader {
  /** Missing where the trader was written down before a shop had a name of its own. */
  shop?: ShopFront
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
  /** Empty where the trader stands in no such register; the same holds for the numbers below but the one for VAT. */
  registerNumber: string
  registerCourt: InLanguages
  taxNumber: string
  vatNumber: string
  statisticalNumber: string
  capital: Money | null
  /** Working days after payment within which the goods arrive. */
  deliveryDays: Record<Market, { minimum: number; maximum: number }>
  /** Set with the markets, which are served only with them. */
  packagingNumbers: PackagingNumbers
}

/** What the form of the trader says; the rest comes from the form of the markets. */
export type SaidTrader = Omit<Trader, 'packagingNumbers'>

export const traderTag = 'trader'

const unsaid: InLanguages = { pl: '', nl: '', en: '' }

/** The shop's front; one that has no name of its own is called as the company is. */
export function shopFrontOf({ shop, company }: Pick<Trader, 'shop' | 'company'>): ShopFront {
  return shop ?? { name: company, tagline: unsaid, lead: unsaid }
}

/** The country whose registers hold the trader, by the first letters of the VAT number; words for numbers differ by it. */
export function registerCountry({ vatNumber }: Pick<Trader, 'vatNumber'>): string {
  return vatNumber.slice(0, 2).toUpperCase()
}
