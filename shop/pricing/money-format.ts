import type { Locale } from '#i18n/locale.ts'
import { exponentOf, type Currency } from './currency.ts'
import { toDecimal, type Money } from './money.ts'

type MoneyFormat = {
  decimal: string
  group: string
  symbols: Partial<Record<Currency, string>>
  /** `sign` is "-" or empty; what is not listed under `symbols` is written as its ISO code. */
  compose: (symbol: string, number: string, sign: string) => string
}

const noBreak = '\u00a0'

const english: Omit<MoneyFormat, 'symbols'> = {
  decimal: '.',
  group: ',',
  compose: (symbol, number, sign) => sign + symbol + (/\p{L}$/u.test(symbol) ? noBreak : '') + number,
}

/**
 * Written out instead of `Intl`: server, worker and browser carry different CLDR versions, and finished pages, mails
 * and invoices must show the same characters.
 */
const formats: Record<Locale, MoneyFormat> = {
  'pl-PL': {
    decimal: ',',
    group: noBreak,
    symbols: { PLN: 'zł', EUR: '€' },
    compose: (symbol, number, sign) => sign + number + noBreak + symbol,
  },
  'nl-NL': {
    decimal: ',',
    group: '.',
    symbols: { EUR: '€' },
    compose: (symbol, number, sign) => symbol + noBreak + sign + number,
  },
  'en-NL': { ...english, symbols: { EUR: '€', GBP: '£' } },
  'en-PL': { ...english, symbols: { EUR: '€', GBP: '£' } },
}

/** An amount as the shopper reads it: `1 234,50 zł`, `€ 1.234,50`, `€1,234.50`, `PLN 1,234.50`. */
export function formatMoney(amount: Money, locale: Locale): string {
  const { decimal, group, symbols, compose } = formats[locale]
  const [whole = '', fraction] = toDecimal({ ...amount, amount: Math.abs(amount.amount) }).split('.')
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group)
  const number = exponentOf(amount.currency) > 0 ? `${grouped}${decimal}${fraction}` : grouped
  return compose(symbols[amount.currency] ?? amount.currency, number, amount.amount < 0 ? '-' : '')
}
