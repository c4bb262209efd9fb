import type { Language, Market } from '#i18n/locale.ts'
import { type Currency } from './currency.ts'
import { money, type Money } from './money.ts'

/** Payment methods by Stripe's names. */
export type PaymentMethod = 'blik' | 'p24' | 'ideal' | 'card'

/** What a market says about the lowest earlier price beside a reduction (Directive 98/6/EC art. 6a). */
export type PriorPriceRule = {
  windowDays: number
  /** Months during which a reduction that grows step by step keeps the price before its first step; 0: never. */
  progressiveMonths: number
}

/** A country the shop sells to, and all that follows from it. No other code names a country. */
export type MarketFacts = {
  market: Market
  currency: Currency
  timeZone: string
  /** The language the label must have (Reg. (EU) 1169/2011 art. 15). */
  labelLanguage: Language
  /** ISO 3166-1 code of the only country delivered to. */
  deliveryCountry: string
  /** What a post code of that country looks like. */
  postalCode: { pattern: RegExp; example: string }
  /** In the order they are offered. */
  paymentMethods: readonly PaymentMethod[]
  priorPrice: PriorPriceRule
  /** A product must carry the authority's notification before it may be sold (FOOD-10). */
  needsNotification: boolean
  /** Register of those who bring packaging into the country; a shop serves the market only with its number there (EPR-01). */
  packagingRegister: string
  /** Full calendar years for which tax law wants to know who bought, after that in which the tax fell due (GDPR-02). */
  taxRecordYears: number
  /** What a clerk may refund alone, until the owner sets another figure. */
  clerkRefundLimit: Money
}

const facts: Record<Market, MarketFacts> = {
  PL: {
    market: 'PL',
    currency: 'PLN',
    timeZone: 'Europe/Warsaw',
    labelLanguage: 'pl',
    deliveryCountry: 'PL',
    postalCode: { pattern: /^\d{2}-?\d{3}$/, example: '00-950' },
    paymentMethods: ['blik', 'p24', 'card'],
    // Act of 9.5.2014 on information on prices, art. 4(2)-(3): each step is a reduction of its own.
    priorPrice: { windowDays: 30, progressiveMonths: 0 },
    needsNotification: true,
    // Ustawa o odpadach art. 50, art. 63: the number stands on every document of the shop.
    packagingRegister: 'BDO',
    // Ordynacja podatkowa art. 70 § 1, art. 86 § 1.
    taxRecordYears: 5,
    clerkRefundLimit: money(50_000, 'PLN'),
  },
  NL: {
    market: 'NL',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    labelLanguage: 'nl',
    deliveryCountry: 'NL',
    postalCode: { pattern: /^[1-9]\d{3} ?[a-z]{2}$/i, example: '1012 AB' },
    paymentMethods: ['ideal', 'card'],
    // Besluit prijsaanduiding producten art. 5a(3).
    priorPrice: { windowDays: 30, progressiveMonths: 3 },
    needsNotification: false,
    // Besluit beheer verpakkingen 2014; Reg. (EU) 2025/40 art. 44.
    packagingRegister: 'Verpact',
    // Algemene wet inzake rijksbelastingen art. 52(4).
    taxRecordYears: 7,
    clerkRefundLimit: money(12_500, 'EUR'),
  },
}

export function marketFacts(market: Market): MarketFacts {
  return facts[market]
}
