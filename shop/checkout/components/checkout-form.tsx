import { translator } from '#i18n/translator.ts'
import type { PricedCart } from '#shop/cart/cart.ts'
import type { GuaranteeNotice } from '#shop/legal/guarantee-notice.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { ErrorSummary } from '#ui/notice.tsx'
import { checkoutForm, type DeliveryOption } from '../checkout-page.ts'
import { ContactFields, type FieldsProps } from './contact-fields.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import { OrderSummary } from './order-summary.tsx'
import type { PickupSearch } from './pickup-fields.tsx'
import { TermsFields } from './terms-fields.tsx'

interface Props extends FieldsProps {
  cart: PricedCart
  trader: Trader
  /** The official notice on the legal guarantee (CONS-07). */
  notice: GuaranteeNotice | null
  options: readonly DeliveryOption[]
  chosen: DeliveryOption | null
  pickup: PickupSearch
}

/** The whole order on one page: contact, delivery, terms, and the summary with the button that orders. */
export function CheckoutForm({ cart, trader, notice, options, chosen, pickup, ...fields }: Props) {
  const { locale, problems } = fields
  const { market, items, subtotal } = cart
  const t = translator(locale, 'checkout')
  return (
    <EnhancedForm
      id={checkoutForm}
      action="/api/checkout"
      failureMessage={translator(locale, 'site')('network.failed')}
      className="group/checkout"
    >
      <input type="hidden" name="locale" value={locale} />
      <div className="grid gap-8">
        <ErrorSummary id={`${checkoutForm}-problems`} title={t('errorTitle')} problems={problems.summary} />
        <div className="grid items-start gap-x-16 gap-y-12 lg:grid-cols-[1fr_26rem]">
          <div className="grid gap-12">
            <ContactFields {...fields} />
            <DeliveryFields {...fields} market={market} options={options} chosen={chosen} pickup={pickup} />
            <TermsFields {...fields} market={market} trader={trader} notice={notice} />
          </div>
          <div className="lg:sticky lg:top-6">
            <OrderSummary
              items={items}
              market={market}
              subtotal={subtotal}
              options={options}
              chosen={chosen}
              locale={locale}
            />
          </div>
        </div>
      </div>
    </EnhancedForm>
  )
}
