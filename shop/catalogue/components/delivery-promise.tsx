import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { Money } from '#shop/pricing/money.ts'
import { Icon } from '#ui/icon.tsx'

/** A way of delivery as far as a product page tells of it. */
export interface DeliveryWay {
  key: string
  kind: 'courier' | 'pickup'
  name: string
  promise: string
  price: Money
  freeFrom: Money | null
}

export function DeliveryPromise({ deliveries, locale }: { deliveries: DeliveryWay[]; locale: Locale }) {
  const t = translator(locale, 'catalogue')
  if (deliveries.length === 0) return null
  return (
    <section aria-label={t('product.delivery')} className="grid gap-3 text-small">
      <ul className="grid gap-3">
        {deliveries.map(({ key, kind, name, promise, price, freeFrom }) => (
          <li key={key} className="grid grid-cols-[auto_1fr_auto] gap-x-3">
            <Icon name={kind === 'courier' ? 'courier' : 'locker'} className="size-5 text-quiet" />
            <span>
              <span className="block font-medium">{name}</span>
              <span className="block text-quiet">{promise}</span>
            </span>
            <span className="figures text-right">
              <span className="block">{formatMoney(price, locale)}</span>
              {freeFrom ? (
                <span className="block text-quiet">
                  {t('product.deliveryFree', { limit: formatMoney(freeFrom, locale) })}
                </span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <a href={addressOf(locale, 'delivery')} className="link tap">
          {t('product.deliveryMore')}
        </a>
      </p>
    </section>
  )
}
