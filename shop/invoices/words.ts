import { languageOf, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { Currency } from '#shop/pricing/currency.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money, type Money } from '#shop/pricing/money.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import { rateWords } from '#shop/pricing/vat-words.ts'
import { signOf, type FrozenInvoice } from './invoice.ts'

/** The words of a document in its own language. */
export function wordsOf(frozen: FrozenInvoice) {
  const { locale, market, currency, kind, paymentMethod } = frozen
  const t = translator(locale, 'invoices')
  const { timeZone } = marketFacts(market)
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return {
    t,
    language: languageOf(locale),
    title: t(`title.${kind}`),
    date: (moment: string) => dates.format(new Date(moment)),
    rate: (basisPoints: number) => rateWords(basisPoints, locale),
    price: (amount: number) => amountWords(amount, currency, locale),
    /** With the sign of the document: what comes back has a minus. */
    amount: (amount: number) => amountWords(signOf(kind) * amount, currency, locale),
    money: (value: Money) => formatMoney(value, locale),
    payment: paymentMethodName(paymentMethod, t('payment.card')),
  }
}

export type Words = ReturnType<typeof wordsOf>

/** The name a document is saved under. */
export function fileNameOf({
  kind,
  number,
  locale,
}: Pick<FrozenInvoice, 'kind' | 'number' | 'locale'>): string {
  return `${translator(locale, 'invoices')(`file.${kind}`)}-${number}.pdf`
}

function amountWords(amount: number, currency: Currency, locale: Locale): string {
  // The sign of typography, as long as the figures are wide; a hyphen would be lost before them.
  return formatMoney(money(amount, currency), locale).replace('-', '\u2212')
}
