import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { compare, subtract, type Money } from '#shop/pricing/money.ts'
import { deliveryPrice, type DeliveryMethod } from '../delivery.ts'
import { paymentMethodWords } from '../payment-words.ts'
import { servedCountries } from '../served-countries.ts'

interface Props {
  market: Market
  /** Every market this shop sells to. */
  served: readonly Market[]
  methods: readonly DeliveryMethod[]
  subtotal: Money
  locale: Locale
}

function Method({
  method,
  subtotal,
  locale,
}: Pick<Props, 'subtotal' | 'locale'> & { method: DeliveryMethod }) {
  const t = translator(locale, 'checkout')
  const price = deliveryPrice(method, subtotal)
  const { freeFrom } = method
  const isBelow = freeFrom !== null && compare(subtotal, freeFrom) < 0
  return (
    <li className="border-b border-line py-2.5">
      <p className="flex justify-between gap-4">
        <span className="font-medium">{method.name}</span>
        <span className="figures">
          {price.amount === 0 ? t('conditions.free') : formatMoney(price, locale)}
        </span>
      </p>
      <p className="figures flex flex-wrap justify-between gap-x-4 text-small text-quiet">
        <span>{method.promise}</span>
        {isBelow ? (
          <span>
            {t('conditions.freeFrom', { amount: formatMoney(freeFrom, locale) })}
            {subtotal.amount > 0
              ? ` · ${t('conditions.untilFree', { amount: formatMoney(subtract(freeFrom, subtotal), locale) })}`
              : null}
          </span>
        ) : null}
      </p>
    </li>
  )
}

/** Where we deliver, for how much, and how one pays: said at the start of ordering (PRICE-01, CONS-06). */
export function OrderConditions({ market, served, methods, subtotal, locale }: Props) {
  const t = translator(locale, 'checkout')
  const cart = translator(locale, 'cart')
  return (
    <section aria-labelledby="conditions" className="border-t border-ink pt-4">
      <h2 id="conditions" className="text-lead font-semibold">
        {t('conditions.heading')}
      </h2>
      <ul className="mt-2">
        {methods.map((method) => (
          <Method key={method.key} method={method} subtotal={subtotal} locale={locale} />
        ))}
      </ul>
      <p className="py-2.5 text-small text-quiet">
        {servedCountries(served, locale)}{' '}
        {subtotal.amount > 0 ? t('conditions.goesTo', { to: cart(`toMarket.${market}`) }) : null}
      </p>
      <p className="border-t border-line pt-2.5">
        <span className="text-quiet">{t('conditions.payment')}: </span>
        <span className="font-medium">{paymentMethodWords(market, locale).join(', ')}</span>
      </p>
      <p className="text-small text-quiet">{t('conditions.noSurcharge')}</p>
    </section>
  )
}
