import { addressOf } from '#i18n/address.ts'
import { translator } from '#i18n/translator.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { classNames } from '#ui/class-names.ts'
import { unitPriceWords } from '../price-words.ts'
import type { Product, VariantView } from '../product.ts'

/** Sizes as addresses, set like a timetable so that they compare: it works without a script and can be sent on. */
export function VariantChoice({ product, current }: { product: Product; current: VariantView }) {
  const t = translator(product.locale, 'catalogue')
  const offered = product.variants
    .filter(({ offer }) => offer !== null)
    .toSorted((one, other) => (one.offer?.price.amount ?? 0) - (other.offer?.price.amount ?? 0))
  if (offered.length < 2) return null
  return (
    <nav aria-label={t('product.variants')} className="grid gap-1">
      <p className="text-small text-quiet">{t('product.variants')}</p>
      <ul className="border-t border-line">
        {offered.map((variant) => (
          <li key={variant.variantId} className="border-b border-line">
            <VariantLink product={product} variant={variant} isCurrent={variant === current} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function VariantLink({
  product,
  variant,
  isCurrent,
}: {
  product: Product
  variant: VariantView
  isCurrent: boolean
}) {
  const { locale, slug } = product
  const t = translator(locale, 'catalogue')
  const { offer, pricePerDay } = variant
  const isSoldOut = offer?.availability === 'sold-out'
  return (
    <a
      href={addressOf(locale, 'variant', { slug, variant: variant.slug })}
      aria-current={isCurrent ? 'true' : undefined}
      className={classNames(
        'figures grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 py-2 pr-1 no-underline hover:bg-accent-soft sm:grid-cols-[1fr_auto_6.5rem]',
        isCurrent ? 'border-l-4 border-accent bg-accent-soft pl-3 font-semibold' : 'pl-4',
      )}
    >
      <span>
        {variant.label}
        {isSoldOut ? <span className="font-normal text-quiet">, {t('product.variantSoldOut')}</span> : null}
      </span>
      {pricePerDay ? (
        <span className="hidden text-small font-normal text-quiet sm:block">
          {unitPriceWords(pricePerDay, locale)}
        </span>
      ) : null}
      <span className="text-right">{offer ? formatMoney(offer.price, locale) : null}</span>
    </a>
  )
}
