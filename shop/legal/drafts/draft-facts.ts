import { languageOf, locales, markets, type Language, type Locale, type Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import type { PackagingNumbers } from '../packaging-number.ts'
import { registerCountry, type SaidTrader } from '../trader.ts'
import gaps from './gaps.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

/** What a draft leaves open where nobody has said it, each with its description in every language. */
export type GapName = keyof typeof gaps

/** A way of delivery as a text on delivery names it. */
export interface DraftMethod {
  market: Market
  amount: number
  freeFromAmount: number | null
  /** By language. */
  texts: Record<string, { name: string; promise: string }>
}

/** What a shop has said about itself, as far as it has. */
export interface DraftFacts {
  trader: SaidTrader | null
  packagingNumbers: PackagingNumbers
  servedMarkets: readonly Market[]
  delivery: readonly DraftMethod[]
  /** What is known although no setting holds it. */
  known?: Partial<Record<GapName, Record<Language, string>>>
}

/** What stands in each place of a draft; null where the shop has none of it, undefined where nobody has said it. */
export type DraftValues = Partial<Record<GapName | 'fictional', string | null | undefined>>

const homeOf = (language: Language): Locale =>
  locales.find((locale) => languageOf(locale) === language) ?? 'en-NL'

const byCountry = <Words>(table: Record<Market, Words>, country: string): Words | undefined =>
  markets.flatMap((market) => (market === country ? [table[market]] : []))[0]

function numbersOf(trader: SaidTrader, language: Language): DraftValues {
  const { registerNumber, registerCourt, taxNumber, statisticalNumber, capital } = trader
  const { register, tax, statistics } = byCountry(words.registers, registerCountry(trader)) ?? {
    register: '',
    tax: '',
    statistics: '',
  }
  const court = registerCourt[language]
  return {
    register: registerNumber ? [`${register}${registerNumber}`, court].filter(Boolean).join(', ') : null,
    taxNumber: taxNumber ? `${tax}${taxNumber}` : null,
    statisticalNumber: statisticalNumber ? `${statistics}${statisticalNumber}` : null,
    capital: capital ? formatMoney(capital, homeOf(language)) : null,
  }
}

function traderValuesIn(trader: SaidTrader, language: Language): DraftValues {
  return {
    ...numbersOf(trader, language),
    company: trader.company,
    fictional: trader.fictional ? words.fictional[language] : '',
    address: trader.address[language],
    email: trader.email,
    phone: trader.phone,
    hours: trader.hours[language],
    vatNumber: trader.vatNumber,
    law: byCountry(words.law, registerCountry(trader))?.[language],
  }
}

const priceIn = (market: Market, amount: number, language: Language) =>
  formatMoney(money(amount, marketFacts(market).currency), homeOf(language))

/** From which value delivery to a market is free, where all its ways agree. */
function freeFrom({ delivery }: DraftFacts, market: Market, language: Language): string | undefined {
  const amounts = new Set(
    delivery.flatMap((method) => (method.market === market ? [method.freeFromAmount] : [])),
  )
  const [amount = null] = amounts
  return amounts.size === 1 && amount !== null ? priceIn(market, amount, language) : undefined
}

/** The values of a draft in a language. */
export function draftValues(facts: DraftFacts, language: Language): DraftValues {
  const { trader, packagingNumbers, known = {} } = facts
  return {
    fictional: '',
    ...(trader && traderValuesIn(trader, language)),
    packagingPL: packagingNumbers.PL,
    packagingNL: packagingNumbers.NL,
    freePL: freeFrom(facts, 'PL', language),
    freeNL: freeFrom(facts, 'NL', language),
    ...Object.fromEntries(Object.entries(known).map(([name, text]) => [name, text[language]])),
  }
}

/** The rows of the table of delivery, those of the language's own country first. */
export function deliveryRows({ delivery, servedMarkets }: DraftFacts, language: Language): string[] {
  const isOwn = ({ market }: DraftMethod) => Number(marketFacts(market).labelLanguage === language)
  return delivery
    .filter(({ market }) => servedMarkets.includes(market))
    .toSorted((left, right) => isOwn(right) - isOwn(left))
    .map(({ market, amount, texts }) => {
      const { name = '', promise = '' } = texts[language] ?? texts.en ?? {}
      const cells = [words.countries[market][language], name, priceIn(market, amount, language), promise]
      return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`
    })
}
