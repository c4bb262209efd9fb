import type { Language, Market } from '#i18n/locale.ts'
import type { SaidTrader, Trader } from '#shop/legal/trader.ts'
import { toDecimal } from '#shop/pricing/money.ts'

const suffixes = { pl: 'Pl', nl: 'Nl', en: 'En' } as const satisfies Record<Language, string>

/** Plain fields of the trader's form, in its order. */
export const plainTraderFields = [
  'company',
  'street',
  'postalCode',
  'email',
  'phone',
  'registerNumber',
  'taxNumber',
  'vatNumber',
  'statisticalNumber',
] as const

/** Fields that are said in each language, with where the trader keeps them. */
export const spokenTraderFields = [
  ['town', 'town'],
  ['country', 'country'],
  ['hours', 'hours'],
  ['court', 'registerCourt'],
] as const

/** The form's values of a trader that is there already. */
export function traderValues(trader: SaidTrader | null): Record<string, string> {
  if (!trader) return {}
  const values: Record<string, string> = { capital: toDecimal(trader.capital) }
  for (const name of plainTraderFields) values[name] = trader[name]
  for (const [field, kept] of spokenTraderFields)
    for (const [language, suffix] of Object.entries(suffixes))
      values[`${field}${suffix}`] = trader[kept][language as Language]
  for (const [market, days] of Object.entries(trader.deliveryDays) as [
    Market,
    Trader['deliveryDays'][Market],
  ][]) {
    values[`deliveryMinimum${market}`] = String(days.minimum)
    values[`deliveryMaximum${market}`] = String(days.maximum)
  }
  return values
}

export function spokenName(field: string, language: Language): string {
  return `${field}${suffixes[language]}`
}
