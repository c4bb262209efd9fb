import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import { priorPriceWords, reductionPercentWords, unitPriceWords } from '#shop/catalogue/price-words.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { StateWord } from '#ui/state-word.tsx'

/** Price of one pack with what the law wants beside it: unit price (PRICE-03), and for a reduction the lowest earlier one. */
export function LinePrice({ offer, locale }: { offer: OfferLine; locale: Locale }) {
  const t = translator(locale, 'cart')
  const { reduction, unitPrice } = offer
  return (
    <div className="figures grid gap-1 text-small text-quiet">
      <p>
        {t('line.each', { price: formatMoney(offer.price, locale) })}
        {unitPrice ? ` · ${unitPriceWords(unitPrice, locale)}` : null}
      </p>
      {reduction ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StateWord tone="flare">
            {[t('line.reduced'), reductionPercentWords(reduction, locale)].filter(Boolean).join(' ')}
          </StateWord>
          <span>{priorPriceWords(reduction, locale)}</span>
        </p>
      ) : null}
    </div>
  )
}
