import { locales, marketOf, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { PriceChange, PriceHistory } from '#shop/pricing/price-history.ts'
import { pricePhases, type PricePhase } from '#shop/pricing/price-preview.ts'
import { unitPrices, type NetContent } from '#shop/pricing/unit-price.ts'
import { priorPriceWords, reductionPercentWords, unitPriceWords } from './price-words.ts'

/** A phase with the very lines a page of the locale shows in it; without lines the variant is not offered. */
export type PreviewedPhase = PricePhase & { readonly locale: Locale; readonly lines: readonly string[] }

/** What the shopper will read before, during and after a planned price, in every locale of the market. */
export function pricePreview(
  history: PriceHistory,
  market: Market,
  { change, content, now }: { change: PriceChange; content: NetContent; now: Date },
): PreviewedPhase[] {
  const phases = pricePhases(history, market, change, now)
  return locales
    .filter((locale) => marketOf(locale) === market)
    .flatMap((locale) =>
      phases.map((phase) => ({ ...phase, locale, lines: priceLines(phase, content, locale) })),
    )
}

/** The lines of a price as it stands on card and page: price and percentage, prior price, unit price. */
export function priceLines(
  { price, reduction }: Pick<PricePhase, 'price' | 'reduction'>,
  content: NetContent,
  locale: Locale,
): string[] {
  if (price === null) return []
  const t = translator(locale, 'catalogue')
  const label = reduction ? t('price.reduced') : t('price.now')
  const percent = reduction && reductionPercentWords(reduction, locale)
  const [unitPrice] = unitPrices(price, content)
  return [
    [`${label}: ${formatMoney(price, locale)}`, percent].filter((part) => part !== null).join(' '),
    ...(reduction ? [priorPriceWords(reduction, locale)] : []),
    ...(unitPrice ? [unitPriceWords(unitPrice, locale)] : []),
  ]
}
