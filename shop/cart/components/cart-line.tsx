import { addressOf } from '#i18n/address.ts'
import type { Locale } from '#i18n/locale.ts'
import { problemTranslator } from '#i18n/problem.ts'
import { translator } from '#i18n/translator.ts'
import type { OfferLine } from '#shop/catalogue/offer.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Button } from '#ui/button.tsx'
import { FieldError } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { Picture } from '#ui/picture.tsx'
import { typeset, typesetName } from '#ui/typeset.tsx'
import { isSoldOut, quantityLimit, type LineChange, type LineItem } from '../cart.ts'
import { CartForm } from './cart-form.tsx'
import { LinePrice } from './line-price.tsx'
import { UpdateQuantity } from './update-quantity.tsx'

interface Props {
  item: LineItem
  locale: Locale
  /** What is wrong with the quantity that was asked for. */
  problem?: string | undefined
  /** A cart of another country is shown, but not changed, here. */
  isReadOnly?: boolean
}

export function lineName({ name, variantLabel, hasVariants }: OfferLine): string {
  return hasVariants ? `${name}, ${variantLabel}` : name
}

function productAddress({ hasVariants, slug, variantSlug }: OfferLine, locale: Locale): string {
  return hasVariants
    ? addressOf(locale, 'variant', { slug, variant: variantSlug })
    : addressOf(locale, 'product', { slug })
}

function QuantityForm({ item, locale, problem }: Props) {
  const t = translator(locale, 'cart')
  const { offer, quantity } = item
  const id = `quantity-${offer.variantId}`
  const most = Math.max(1, quantity, Math.min(quantityLimit, offer.available))
  return (
    <CartForm
      action="/api/cart/change"
      locale={locale}
      fields={{ variantId: offer.variantId }}
      className="flex flex-wrap items-center gap-2"
    >
      <label htmlFor={id} className="sr-only">
        {t('line.quantity', { name: lineName(offer) })}
      </label>
      <span aria-hidden="true" className="hidden text-small text-quiet sm:inline">
        {t('line.quantityShort')}
      </span>
      <select
        id={id}
        name="quantity"
        defaultValue={quantity}
        // What a browser puts back from before is nobody's choice.
        autoComplete="off"
        aria-describedby={`${id}-error`}
        aria-invalid={problem ? true : undefined}
        className="control figures w-18 sm:w-20"
      >
        {Array.from({ length: most }, (_, index) => (
          <option key={index + 1}>{index + 1}</option>
        ))}
      </select>
      <UpdateQuantity label={t('line.update')} fieldId={id} />
      <FieldError id={id} error={problem} />
    </CartForm>
  )
}

function RemoveForm({
  item: { offer },
  locale,
  kind = 'quiet',
}: Pick<Props, 'item' | 'locale'> & { kind?: 'quiet' | 'secondary' }) {
  const t = translator(locale, 'cart')
  return (
    <CartForm action="/api/cart/remove" locale={locale} fields={{ variantId: offer.variantId }}>
      <Button kind={kind} className={kind === 'quiet' ? 'text-small' : undefined}>
        <span aria-hidden="true">{t('line.remove')}</span>
        <span className="sr-only">{t('line.removeName', { name: lineName(offer) })}</span>
      </Button>
    </CartForm>
  )
}

function Change({ change, item, locale }: { change: LineChange; item: LineItem; locale: Locale }) {
  const t = translator(locale, 'cart')
  switch (change.kind) {
    case 'price-changed': {
      const [before, now] = [formatMoney(change.before, locale), formatMoney(item.offer.price, locale)]
      return (
        <p className="border-l-2 border-accent pl-3 text-small font-semibold">
          {typeset(t('changes.price', { before, now }))}
        </p>
      )
    }
    case 'sold-out':
      return (
        <Notice tone="critical">
          <p>{t('changes.soldOut')}</p>
          <RemoveForm item={item} locale={locale} kind="secondary" />
        </Notice>
      )
    case 'reduced-stock': {
      const { available } = change
      const fields = { variantId: item.offer.variantId, quantity: available }
      return (
        <Notice tone="caution">
          <p>{problemTranslator(locale)({ key: 'onlySoMany', facts: { available } })}</p>
          <CartForm action="/api/cart/change" locale={locale} fields={fields}>
            <Button kind="secondary">{t('changes.takeAvailable', { available })}</Button>
          </CartForm>
        </Notice>
      )
    }
  }
}

function Controls(props: Props) {
  const { item, locale, isReadOnly } = props
  if (isReadOnly) {
    return (
      <p className="figures text-small text-quiet">
        {translator(locale, 'cart')('line.quantityShort')}: {item.quantity}
      </p>
    )
  }
  if (isSoldOut(item)) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <QuantityForm {...props} />
      <RemoveForm {...props} />
    </div>
  )
}

/** One line of the cart: what it is, what it costs, what has changed, and how to change it. */
export function CartLine(props: Props) {
  const { item, locale, isReadOnly } = props
  const { offer, total, changes } = item
  const t = translator(locale, 'cart')
  const address = productAddress(offer, locale)
  return (
    <li className="grid grid-cols-[min(5.5rem,25%)_minmax(0,1fr)] gap-x-4 gap-y-4 border-b border-line py-6 sm:grid-cols-[8rem_1fr] sm:gap-x-6">
      <a href={address} tabIndex={-1} aria-hidden="true" className="self-start bg-sunken">
        {offer.picture ? (
          <Picture picture={{ ...offer.picture, alt: '' }} sizes="(min-width: 640px) 8rem, 5.5rem" />
        ) : (
          <span className="block aspect-square" />
        )}
      </a>
      <div className="flex flex-wrap content-start items-center gap-x-4 gap-y-3 sm:grid sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="grid w-full min-w-0 gap-0.5 sm:w-auto">
          <h3 className="text-lead font-semibold">
            <a href={address} className="no-underline hover:text-accent hover:underline">
              {typesetName(offer.name)}
            </a>
          </h3>
          <p className="text-small">{typeset(offer.designation)}</p>
          <p className="text-small text-quiet">{offer.variantLabel}</p>
        </div>
        <div className="grid w-full gap-3 sm:col-span-2">
          <LinePrice offer={offer} locale={locale} />
          {isReadOnly
            ? null
            : changes.map((change) => (
                <Change key={change.kind} change={change} item={item} locale={locale} />
              ))}
        </div>
        <Controls {...props} />
        <p className="figures ml-auto text-lead font-semibold sm:col-start-2 sm:row-start-1 sm:self-start">
          <span className="sr-only">{t('line.total', { name: lineName(offer) })}: </span>
          {isSoldOut(item) ? '–' : formatMoney(total, locale)}
        </p>
      </div>
    </li>
  )
}
