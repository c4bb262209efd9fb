import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { Reduction } from '#shop/pricing/reduction.ts'
import { roundUnitPrice, type UnitPrice } from '#shop/pricing/unit-price.ts'

/** "0,50 zł / szt.": what stands next to a price (PRICE-03). */
export function unitPriceWords(unitPrice: UnitPrice, locale: Locale): string {
  const t = translator(locale, 'catalogue')
  return t(`unitPrice.${unitPrice.reference}`, { price: formatMoney(roundUnitPrice(unitPrice), locale) })
}

/** The sentence without which no reduction may be announced, in the words of the law (PRICE-02). */
export function priorPriceWords({ prior }: Reduction, locale: Locale): string {
  return translator(locale, 'catalogue')('price.prior', { price: formatMoney(prior, locale) })
}

/** "−10 %", counted from the lowest earlier price; null when there is no whole per cent to show. */
export function reductionPercentWords({ percent }: Reduction, locale: Locale): string | null {
  return percent > 0 ? translator(locale, 'catalogue')('price.percent', { percent }) : null
}
