import { languages, markets, type Language, type Market } from '#i18n/locale.ts'
import { languagesServing } from '#shop/legal/served-markets.ts'
import { shopFrontOf, type SaidTrader } from '#shop/legal/trader.ts'
import { toDecimal } from '#shop/pricing/money.ts'
import type { TraderInput } from '../settings-input.ts'

const suffixes = { pl: 'Pl', nl: 'Nl', en: 'En' } as const satisfies Record<Language, string>

/** Plain fields of the company, in the order of the form. */
export const plainTraderFields = ['company', 'street', 'postalCode', 'email', 'phone'] as const

/** Numbers in registers; a trader has those of its country and legal form. */
export const numberFields = [
  'vatNumber',
  'taxNumber',
  'registerNumber',
  'statisticalNumber',
  'capital',
] as const

/** Fields that are said in each language. */
export const frontFields = ['tagline', 'lead'] as const
export const placeFields = ['town', 'country', 'hours'] as const
type SpokenField = (typeof frontFields)[number] | (typeof placeFields)[number] | 'court'

const needed = new Set<string>(['shopName', ...plainTraderFields, 'vatNumber', ...placeFields])

/** Whether a field, without its language, must be filled in. */
export function isNeeded(field: string): boolean {
  return needed.has(field)
}

export function spokenName<Field extends SpokenField>(field: Field, language: Language) {
  return `${field}${suffixes[language]}` as const
}

/** Texts that are left empty and must not be: they are asked for in the languages of the markets that are sold to. */
export function missingTexts(input: TraderInput, served: readonly Market[]): string[] {
  return languagesServing(served)
    .flatMap((language) => placeFields.map((field) => spokenName(field, language)))
    .filter((name) => input[name] === '')
}

/** A text in all languages; where one is left empty, the text of another that is not. */
export function spokenIn(input: TraderInput, field: SpokenField): Record<Language, string> {
  const said = (language: Language) => input[spokenName(field, language)]
  const other = (['en', ...languages] as const).map(said).find(Boolean) ?? ''
  return { pl: said('pl') || other, nl: said('nl') || other, en: said('en') || other }
}

/** A text that may be left unsaid: nothing stands where nothing was said, rather than words of another language. */
export function saidIn(input: TraderInput, field: (typeof frontFields)[number]): Record<Language, string> {
  const said = (language: Language) => input[spokenName(field, language)]
  return { pl: said('pl'), nl: said('nl'), en: said('en') }
}

/** The fields that say within how many working days goods arrive in a market. */
export function deliveryNames(market: Market) {
  return [`deliveryMinimum${market}`, `deliveryMaximum${market}`] as const
}

/** The days of a market; one that is not sold to and has none said takes those of another until it is. */
export function deliveryDaysIn(input: TraderInput, own: Market): SaidTrader['deliveryDays'][Market] {
  for (const market of [own, ...markets]) {
    const [minimum, maximum] = deliveryNames(market).map((name) => input[name])
    if (typeof minimum === 'number' && typeof maximum === 'number') return { minimum, maximum }
  }
  throw new Error('a market that is sold to has its days')
}

/** The form's values of a trader that is there already. */
export function traderValues(trader: SaidTrader | null): Record<string, string> {
  if (!trader) return {}
  const front = shopFrontOf(trader)
  const values: Record<string, string> = {
    shopName: front.name,
    capital: trader.capital ? toDecimal(trader.capital) : '',
  }
  for (const name of plainTraderFields) values[name] = trader[name]
  for (const name of numberFields) if (name !== 'capital') values[name] = trader[name]
  const { town, country, hours, registerCourt: court } = trader
  const spoken = { ...front, town, country, hours, court }
  for (const field of [...frontFields, ...placeFields, 'court'] as const)
    for (const language of languages) values[spokenName(field, language)] = spoken[field][language]
  for (const market of markets) {
    const days = trader.deliveryDays[market]
    values[`deliveryMinimum${market}`] = String(days.minimum)
    values[`deliveryMaximum${market}`] = String(days.maximum)
  }
  return values
}
