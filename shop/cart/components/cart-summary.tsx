import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { add, type Money } from '#shop/pricing/money.ts'
import { LinkButton } from '#ui/button.tsx'
import type { PricedCart } from '../cart.ts'

export interface DeliveryRange {
  from: Money
  /** Every way of delivery costs the same. */
  isExact: boolean
}

interface Props {
  cart: PricedCart
  delivery: DeliveryRange
  locale: Locale
}

/** What it comes to, VAT included, with the delivery known so far (PRICE-01), and the way on. */
export function CartSummary({ cart, delivery, locale }: Props) {
  const t = translator(locale, 'cart')
  const price = formatMoney(delivery.from, locale)
  const isFree = delivery.isExact && delivery.from.amount === 0
  const deliveryWords = isFree
    ? t('summary.deliveryFree')
    : delivery.isExact
      ? price
      : t('summary.deliveryFrom', { price })
  return (
    <section aria-labelledby="summary" className="border-t-2 border-ink pt-4">
      <h2 id="summary" className="text-title font-semibold tracking-tight">
        {t('summary.heading')}
      </h2>
      <dl className="figures mt-3">
        <div className="flex justify-between gap-6 border-b border-line py-2.5">
          <dt>{t('summary.goods', { pieces: cart.pieces })}</dt>
          <dd>{formatMoney(cart.subtotal, locale)}</dd>
        </div>
        <div className="flex justify-between gap-6 border-b border-line py-2.5">
          <dt>{t('summary.delivery')}</dt>
          <dd>{deliveryWords}</dd>
        </div>
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 py-3 text-lead font-semibold">
          <dt>{delivery.isExact ? t('summary.total') : t('summary.totalFrom')}</dt>
          <dd>{formatMoney(add(cart.subtotal, delivery.from), locale)}</dd>
        </div>
      </dl>
      <p className="pb-4 text-small text-quiet">{t('summary.vat')}</p>
      {cart.isOrderable ? (
        <LinkButton kind="buy" href={addressOf(locale, 'checkout')} className="w-full">
          {t('summary.checkout')}
        </LinkButton>
      ) : (
        <p className="border-l-4 border-caution bg-caution-soft px-4 py-3">{t('changes.blockedText')}</p>
      )}
    </section>
  )
}
