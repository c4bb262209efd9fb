import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { classNames } from '#ui/class-names.ts'
import type { Offer } from '../offer.ts'
import { priorPriceWords, reductionPercentWords } from '../price-words.ts'

/** The price with what the law wants beside it: a reduction is never announced without the lowest earlier price. */
export function Price({
  offer,
  locale,
  isLarge = false,
}: {
  offer: Offer
  locale: Locale
  isLarge?: boolean
}) {
  const t = translator(locale, 'catalogue')
  const { reduction } = offer
  const percent = reduction && reductionPercentWords(reduction, locale)
  return (
    <div className="figures">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span
          className={classNames(
            'font-semibold',
            isLarge ? 'text-heading' : 'text-lead',
            reduction && 'text-flare',
          )}
        >
          <span className="sr-only">{reduction ? t('price.reduced') : t('price.now')}: </span>
          {formatMoney(offer.price, locale)}
        </span>
        {percent ? <span className="font-semibold text-flare">{percent}</span> : null}
      </p>
      {reduction ? <p className="text-small text-quiet">{priorPriceWords(reduction, locale)}</p> : null}
    </div>
  )
}
