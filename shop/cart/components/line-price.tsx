import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { roundUnitPrice } from '#shop/pricing/unit-price.ts'
import { StateWord } from '#ui/state-word.tsx'

/** Price of one pack with what the law wants beside it: unit price (PRICE-03), and for a reduction the lowest earlier one. */
export function LinePrice({ offer, locale }: { offer: OfferLine; locale: Locale }) {
  const t = translator(locale, 'cart')
  const { reduction, unitPrice } = offer
  return (
    <div className="figures grid gap-1 text-small text-quiet">
      <p>
        {t('line.each', { price: formatMoney(offer.price, locale) })}
        {unitPrice ? (
          <>
            {' · '}
            {t(`line.unit.${unitPrice.reference}`, { price: formatMoney(roundUnitPrice(unitPrice), locale) })}
          </>
        ) : null}
      </p>
      {reduction ? (
        <p>
          <StateWord tone="flare">
            {t('line.reduced')}
            {reduction.percent > 0 ? ` ${t('line.percent', { percent: reduction.percent })}` : ''}
          </StateWord>{' '}
          {t('line.prior', { price: formatMoney(reduction.prior, locale) })}
        </p>
      ) : null}
    </div>
  )
}
