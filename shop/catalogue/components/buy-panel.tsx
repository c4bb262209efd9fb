import { addressOf } from '#i18n/address.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { roundUnitPrice } from '#shop/pricing/unit-price.ts'
import { unitPriceWords } from '../price-words.ts'
import type { Product, VariantView } from '../product.ts'
import { AddToCart } from './add-to-cart.tsx'
import { AvailabilityWord } from './availability-word.tsx'
import { DeliveryPromise, type DeliveryWay } from './delivery-promise.tsx'
import { Price } from './price.tsx'
import { VariantChoice } from './variant-choice.tsx'

interface Props {
  product: Product
  variant: VariantView
  deliveries: DeliveryWay[]
  /** Most pieces of one thing in a cart. */
  most: number
}

/** Everything one decides by, in the order one asks: what it costs, what it costs a day, which size, when it comes. */
export function BuyPanel({ product, variant, deliveries, most }: Props) {
  const { locale } = product
  const t = translator(locale, 'catalogue')
  const { offer } = variant
  return (
    <div className="grid gap-5">
      {offer ? (
        <div className="grid gap-1">
          <Price offer={offer} locale={locale} isLarge />
          <p className="figures text-small text-quiet">
            {[
              ...variant.unitPrices.slice(0, 2).map((unitPrice) => unitPriceWords(unitPrice, locale)),
              t('price.vatIncluded'),
            ].join(' · ')}
            {', '}
            <a href={addressOf(locale, 'delivery')} className="link">
              {t('price.deliveryExtra')}
            </a>
          </p>
        </div>
      ) : null}
      <PerDay product={product} variant={variant} />
      <VariantChoice product={product} current={variant} />
      {offer && offer.availability !== 'sold-out' ? (
        <div className="grid gap-3">
          <AvailabilityWord availability={offer.availability} locale={locale} />
          <AddToCart offer={offer} locale={locale} most={most} />
        </div>
      ) : (
        <SoldOut product={product} variant={variant} />
      )}
      <DeliveryPromise deliveries={deliveries} locale={locale} />
    </div>
  )
}

function PerDay({ product, variant }: Pick<Props, 'product' | 'variant'>) {
  const { locale } = product
  const t = translator(locale, 'catalogue')
  const { pricePerDay, daysOfSupply } = variant
  const rows: [string, string][] = [
    ...(pricePerDay
      ? [[t('price.perDay'), formatMoney(roundUnitPrice(pricePerDay), locale)] as [string, string]]
      : []),
    [t('price.dailyPortion'), product.dailyPortionWords],
    ...(daysOfSupply === null
      ? []
      : [[t('price.supply'), t('price.days', { days: daysOfSupply })] as [string, string]]),
  ]
  return (
    <dl className="figures grid grid-cols-3 gap-x-4 border-y-2 border-ink py-3">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt className="text-small text-quiet">{term}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** No button that cannot be pressed: what is there instead. */
function SoldOut({ product, variant }: Pick<Props, 'product' | 'variant'>) {
  const { locale, slug } = product
  const t = translator(locale, 'catalogue')
  const others = product.variants.filter(({ offer }) => offer && offer.availability !== 'sold-out')
  const title = !variant.offer
    ? t('product.notSold')
    : others.length > 0
      ? t('product.soldOutTitle', { variant: variant.label })
      : t('product.soldOutAll')
  return (
    <div role="status" className="grid gap-2 border-l-4 border-edge py-1 pl-4">
      <p className="font-semibold">{title}</p>
      {others.length > 0 ? (
        <>
          <p>{t('product.soldOutOthers')}</p>
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {others.map((other) => (
              <li key={other.variantId}>
                <a
                  href={addressOf(locale, 'variant', { slug, variant: other.slug })}
                  className="link inline-flex min-h-6 items-center pointer-coarse:min-h-11"
                >
                  {other.label}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>
          <a href="#same" className="link tap">
            {t('product.soldOutSame')}
          </a>
        </p>
      )}
    </div>
  )
}
