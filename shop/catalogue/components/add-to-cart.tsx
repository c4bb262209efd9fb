import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { FieldError } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import type { Offer } from '../offer.ts'

/** A plain form; the island keeps the shopper on the page when something is wrong. */
export function AddToCart({ offer, locale, most }: { offer: Offer; locale: Locale; most: number }) {
  const t = translator(locale, 'catalogue')
  const quantities = Array.from(
    { length: Math.max(1, Math.min(most, offer.available)) },
    (_, index) => index + 1,
  )
  return (
    <EnhancedForm
      id="add-to-cart"
      action="/api/cart"
      failureMessage={t('product.addFailed')}
      className="no-print grid gap-3"
    >
      <ErrorSummary id="add-to-cart-problems" title={t('product.addProblem')} problems={[]} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="variantId" value={offer.variantId} />
      <div className="grid grid-cols-[auto_1fr] items-end gap-3">
        <div className="grid gap-1">
          <label htmlFor="add-to-cart-quantity" className="text-small text-quiet">
            {t('product.quantity')}
          </label>
          <select
            id="add-to-cart-quantity"
            name="quantity"
            defaultValue="1"
            aria-describedby="add-to-cart-quantity-error"
            className="control figures min-h-12"
          >
            {quantities.map((quantity) => (
              <option key={quantity} value={quantity}>
                {quantity}
              </option>
            ))}
          </select>
        </div>
        <Button kind="buy" className="min-h-12">
          {t('product.add')}
        </Button>
      </div>
      <FieldError id="add-to-cart-quantity" />
    </EnhancedForm>
  )
}
