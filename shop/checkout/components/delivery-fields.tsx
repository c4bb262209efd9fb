import { translator } from '#i18n/translator.ts'
import type { Market } from '#i18n/locale.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import { formatMoney } from '#shop/pricing/money-format.ts'
import { Button } from '#ui/button.tsx'
import { Fieldset, RadioCard, TextInput } from '#ui/field.tsx'
import { checkoutForm, type DeliveryOption } from '../checkout-page.ts'
import type { FieldsProps } from './contact-fields.tsx'
import { PickupFields, type PickupSearch } from './pickup-fields.tsx'
import { Step } from './step.tsx'

interface Props extends FieldsProps {
  market: Market
  options: readonly DeliveryOption[]
  chosen: DeliveryOption | null
  pickup: PickupSearch
}

function AddressFields({ market, locale, values, problems }: Omit<Props, 'pickup'>) {
  const t = translator(locale, 'checkout')
  const { example } = marketFacts(market).postalCode
  const field = (name: string) => ({
    id: `${checkoutForm}-${name}`,
    name,
    defaultValue: values[name] ?? '',
    error: problems.of(name),
  })
  return (
    <div className="grid gap-5 group-has-[[data-kind=pickup]:checked]/checkout:hidden">
      <TextInput
        {...field('street')}
        autoComplete="address-line1"
        maxLength={120}
        label={t('delivery.street')}
      />
      <div className="grid gap-5 sm:grid-cols-[12rem_1fr] sm:grid-rows-[repeat(4,auto)] sm:gap-y-0 sm:*:row-span-4 sm:*:grid-rows-subgrid sm:*:gap-y-1.5 sm:[&_.control]:row-start-3 sm:[&_[data-error-for]]:row-start-4">
        <TextInput
          {...field('postalCode')}
          autoComplete="postal-code"
          autoCapitalize="characters"
          maxLength={12}
          label={t('delivery.postalCode')}
          hint={t('delivery.postalCodeHint', { example })}
        />
        <TextInput
          {...field('town')}
          autoComplete="address-level2"
          maxLength={80}
          label={t('delivery.town')}
        />
      </div>
    </div>
  )
}

/** How the parcel travels and where it goes; which fields are shown follows from the choice, without a script. */
export function DeliveryFields(props: Props) {
  const { market, options, chosen, locale, problems } = props
  const t = translator(locale, 'checkout')
  const to = translator(locale, 'cart')(`toMarket.${market}`)
  return (
    <Step id="delivery" number={2} title={t('delivery.heading')}>
      <div className="grid gap-6">
        <Fieldset
          id={`${checkoutForm}-delivery`}
          legend={t('delivery.legend', { to })}
          error={problems.of('delivery')}
        >
          <div className="border border-edge bg-raised">
            {options.map(({ key, kind, name, promise, price }) => (
              <RadioCard
                key={key}
                id={`${checkoutForm}-delivery-${key}`}
                name="delivery"
                value={key}
                data-kind={kind}
                defaultChecked={key === chosen?.key}
                label={name}
                detail={promise}
                aside={price.amount === 0 ? t('delivery.free') : formatMoney(price, locale)}
              />
            ))}
          </div>
          <div className="[@media(scripting:enabled)]:hidden">
            <Button kind="secondary" formAction="/api/checkout/review" formNoValidate>
              {t('delivery.update')}
            </Button>
          </div>
        </Fieldset>
        <PickupFields {...props} />
        <AddressFields {...props} />
      </div>
    </Step>
  )
}
