import { addressOf } from '#i18n/address.ts'
import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import type { LineItem } from '#shop/cart/cart.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import type { Money } from '#shop/pricing/money.ts'
import { Button } from '#ui/button.tsx'
import { Picture } from '#ui/picture.tsx'
import { typesetName } from '#ui/typeset.tsx'
import type { DeliveryOption } from '../checkout-page.ts'
import { paymentMethodWords } from '../payment-words.ts'
import { SummaryTotals } from './summary-totals.tsx'

interface Props {
  items: readonly LineItem[]
  market: Market
  subtotal: Money
  options: readonly DeliveryOption[]
  chosen: DeliveryOption | null
  locale: Locale
}

/** Variant and net quantity; a label that only repeats the quantity is left out. */
function contentsOf({ variantLabel, netQuantity }: OfferLine): string {
  return netQuantity.startsWith(variantLabel) ? netQuantity : `${variantLabel} · ${netQuantity}`
}

function Line({ item, market, locale }: { item: LineItem } & Pick<Props, 'market' | 'locale'>) {
  const t = translator(locale, 'checkout')
  const { offer, quantity, total, changes } = item
  const { slug, variantSlug, hasVariants } = offer
  const page = hasVariants
    ? addressOf(locale, 'variant', { slug, variant: variantSlug })
    : addressOf(locale, 'product', { slug })
  const label = t(`summary.label.${marketFacts(market).labelLanguage}`)
  const before = changes.find((change) => change.kind === 'price-changed')?.before
  return (
    <li className="flex flex-wrap gap-x-4 border-b border-line py-3">
      <span className="aspect-square w-[min(3.5rem,20%)] shrink-0 self-start bg-sunken">
        {offer.picture ? <Picture picture={{ ...offer.picture, alt: '' }} sizes="3.5rem" /> : null}
      </span>
      <div className="grid min-w-0 flex-[1_1_7rem] content-start gap-0.5">
        <p className="font-semibold">
          {typesetName(offer.name)} <span className="block text-small font-normal">{offer.designation}</span>
        </p>
        <p className="text-small text-quiet">{contentsOf(offer)}</p>
        <p className="figures text-small text-quiet">
          {t('summary.quantity', { quantity, price: formatMoney(offer.price, locale) })}
        </p>
        {before ? (
          <p className="text-small font-semibold text-caution">
            {translator(locale, 'cart')('changes.price', {
              before: formatMoney(before, locale),
              now: formatMoney(offer.price, locale),
            })}
          </p>
        ) : null}
        <a
          href={`${page}#label`}
          target="_blank"
          rel="noreferrer"
          className="link tap w-fit text-small"
          aria-label={`${t('summary.labelOf', { label, name: offer.name })}, ${t('newTab')}`}
        >
          {label}
        </a>
      </div>
      <p className="figures ml-auto font-semibold">{formatMoney(total, locale)}</p>
    </li>
  )
}

/**
 * What is ordered and what it costs, right above the button, and nothing between them that leads elsewhere (CONS-03). The
 * button bears the words of the law alone.
 */
export function OrderSummary({ items, market, subtotal, options, chosen, locale }: Props) {
  const t = translator(locale, 'checkout')
  return (
    <section aria-labelledby="order-summary" className="border-t-2 border-ink pt-4">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="order-summary" className="text-title font-semibold tracking-tight">
          <span className="figures mr-2 text-accent">4</span> {t('summary.heading')}
        </h2>
        <a href={addressOf(locale, 'cart')} className="link tap text-small">
          {t('backToCart')}
        </a>
      </div>
      <ul aria-label={t('summary.lines')} className="mb-2">
        {items.map((item) => (
          <Line key={item.offer.variantId} item={item} market={market} locale={locale} />
        ))}
      </ul>
      <SummaryTotals
        options={options.map(({ key, name, price, total }) => ({
          key,
          delivery: t('summary.delivery', { method: name }),
          price: price.amount === 0 ? t('delivery.free') : formatMoney(price, locale),
          total: formatMoney(total, locale),
          amount: total.amount,
        }))}
        chosen={chosen?.key ?? ''}
        words={{ goods: t('summary.goods'), total: t('summary.total'), vat: t('summary.vat') }}
        goods={formatMoney(subtotal, locale)}
      />
      <Button kind="buy" className="w-full py-3.5">
        {t('summary.order')}
      </Button>
      <p className="pt-3 text-small text-quiet">
        {t('summary.next', { methods: paymentMethodWords(market, locale).join(', ') })}
      </p>
    </section>
  )
}
