import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { paymentMethodName } from '#shop/pricing/payment-name.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** The means of payment of a market as words, in the order they are offered: "BLIK, Przelewy24, card" (PAY-01). */
export function paymentMethodWords(market: Market, locale: Locale): string[] {
  const card = translator(locale, 'orders')('payment.card').toLocaleLowerCase(locale)
  return marketFacts(market).paymentMethods.map((method) => paymentMethodName(method, card))
}
