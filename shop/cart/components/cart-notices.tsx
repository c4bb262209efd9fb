import { addressOf } from '#i18n/address.ts'
import { languageOf, localeFor, marketOf, type Locale, type Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { formatAmount } from '#shop/nutrition/decimal-format.ts'
import { nutrientInSentence } from '#shop/nutrition/nutrient.ts'
import type { CombinedIntakeNotice } from '#shop/nutrition/upper-levels.ts'
import { Button, LinkButton } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { typeset } from '#ui/typeset.tsx'
import type { LineItem, PricedCart } from '../cart.ts'
import { CartForm } from './cart-form.tsx'

interface OtherMarket {
  cart: PricedCart
  served: readonly Market[]
  locale: Locale
}

/** A cart keeps its country: what the shopper can do about it, also when nothing is sold there any more. */
export function OtherMarketNotice({ cart, served, locale }: OtherMarket) {
  const t = translator(locale, 'cart')
  const here = t(`toMarket.${marketOf(locale)}`)
  const to = t(`toMarket.${cart.market}`)
  const there = localeFor(languageOf(locale), cart.market)
  const isServed = served.includes(cart.market)
  return (
    <Notice tone="caution" title={t(isServed ? 'otherMarket.title' : 'otherMarket.closedTitle', { to })}>
      <p>{t(isServed ? 'otherMarket.text' : 'otherMarket.closedText', { here })}</p>
      <div className="flex flex-wrap gap-3 py-1">
        {isServed ? (
          <LinkButton href={addressOf(there, 'cart')}>{t('otherMarket.keep', { to })}</LinkButton>
        ) : null}
        <CartForm action="/api/cart/market" locale={locale}>
          <Button kind={isServed ? 'secondary' : 'primary'}>{t('otherMarket.startOver', { here })}</Button>
        </CartForm>
      </div>
    </Notice>
  )
}

/** Says that prices changed, and takes note when the shopper says so: reading the page alone changes nothing. */
export function ChangedPricesNotice({ cart, locale }: { cart: PricedCart; locale: Locale }) {
  const t = translator(locale, 'cart')
  const changed = cart.items.filter(({ changes }) => changes.some(({ kind }) => kind === 'price-changed'))
  if (changed.length === 0) return null
  const seen = changed.map(({ offer }) => `${offer.variantId}:${offer.price.amount}`).join(' ')
  return (
    <Notice title={t('changes.pricesTitle')}>
      <p>{typeset(t('changes.pricesText'))}</p>
      <CartForm action="/api/cart/acknowledge" locale={locale} fields={{ seen }}>
        <Button kind="secondary">{t('changes.acknowledge')}</Button>
      </CartForm>
    </Notice>
  )
}

interface IntakeProps {
  notices: readonly CombinedIntakeNotice[]
  items: readonly LineItem[]
  locale: Locale
}

/** Sums over all lines beside the figure of an authority, with its source; information, never a hindrance (FOOD-09). */
export function IntakeNotices({ notices, items, locale }: IntakeProps) {
  if (notices.length === 0) return null
  const t = translator(locale, 'cart')
  const language = languageOf(locale)
  const names = new Map(items.map(({ offer }) => [String(offer.productId), offer.name]))
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <Notice title={t('intake.title')}>
      {notices.map(({ nutrient, amount, unit, limit, products }) => {
        const sum = formatAmount({ nutrient, amount, unit, forms: [] }, language)
        const figure = formatAmount({ nutrient, amount: limit.amount, unit: limit.unit, forms: [] }, language)
        return (
          <p key={nutrient} className="text-small">
            {t('intake.sum', {
              amount: sum,
              nutrient: nutrientInSentence(nutrient, language),
              products: listed.format(products.map((product) => names.get(product) ?? product)),
            })}{' '}
            {t(`intake.limits.${limit.kind}`, { limit: figure })}
          </p>
        )
      })}
      <p className="text-small text-quiet">{typeset(t('intake.note'))}</p>
    </Notice>
  )
}
