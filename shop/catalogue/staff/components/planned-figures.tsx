import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { money } from '#shop/pricing/money.ts'
import type { PlannedFigure } from '../import-outcome.ts'
import { marketOfColumn } from '../offer-columns.ts'

/** A price with its currency, or pieces. */
export function figureWords(column: string, figure: number, locale: Locale): string {
  const market = marketOfColumn(column)
  return market ? formatMoney(money(figure, marketFacts(market).currency), locale) : String(figure)
}

function columnWords(column: string, locale: Locale): string {
  const t = translator(locale, 'staff-import')
  const market = marketOfColumn(column)
  if (!market) return t('offer.stock')
  return t('offer.price', { market: translator(locale, 'staff-catalogue')(`market.${market}`) })
}

/** Prices and counts a list would change: what they were, and what they would be. */
export function PlannedFigures({ locale, figures }: { locale: Locale; figures: readonly PlannedFigure[] }) {
  const t = translator(locale, 'staff-import')
  return (
    <ul className="grid gap-2 text-small">
      {figures.map(({ line, sku, column, before, after }) => (
        <li key={`${line} ${column}`} className="grid gap-0.5">
          <span className="font-semibold">
            {columnWords(column, locale)}: {sku} <span className="font-normal text-quiet">({column})</span>
          </span>
          <span className="figures">
            <span className="sr-only">{t('before')}: </span>
            {before === null ? (
              <span className="text-quiet">–</span>
            ) : (
              <del className="text-quiet">{figureWords(column, before, locale)}</del>
            )}
            <span aria-hidden="true"> → </span>
            <span className="sr-only">; {t('after')}: </span>
            <ins className="font-semibold no-underline">{figureWords(column, after, locale)}</ins>
          </span>
        </li>
      ))}
    </ul>
  )
}
