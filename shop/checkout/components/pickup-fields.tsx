import { translator } from '#i18n/translator.ts'
import { Button } from '#ui/button.tsx'
import { FieldError, Fieldset, RadioCard, TextInput } from '#ui/field.tsx'
import { checkoutForm, pickupLimit } from '../checkout-page.ts'
import type { PickupPoint } from '../delivery.ts'
import type { FieldsProps } from './contact-fields.tsx'

export interface PickupSearch {
  /** Points for what was typed; one more than are listed when there are more. */
  found: readonly PickupPoint[]
  chosen: PickupPoint | null
}

function Points({ locale, values, problems, pickup }: FieldsProps & { pickup: PickupSearch }) {
  const t = translator(locale, 'checkout')
  const typed = values.pickupSearch ?? ''
  const { chosen } = pickup
  const listed = pickup.found.slice(0, pickupLimit)
  const points = chosen ? [chosen, ...listed.filter(({ code }) => code !== chosen.code)] : listed
  const id = `${checkoutForm}-pickupPoint`
  const status =
    typed === ''
      ? null
      : pickup.found.length === 0
        ? t('pickup.none', { typed })
        : pickup.found.length > pickupLimit
          ? t('pickup.more', { count: pickupLimit })
          : t('pickup.found', { count: listed.length })
  // Nothing to choose from yet: only the place where the form says that a point is needed.
  if (points.length === 0 && !status) {
    return (
      <div id={id} tabIndex={-1}>
        <FieldError id={id} error={problems.of('pickupPoint')} />
      </div>
    )
  }
  return (
    <Fieldset id={id} legend={t('pickup.legend')} error={problems.of('pickupPoint')}>
      <p role="status" className="text-small text-quiet empty:hidden">
        {status}
      </p>
      {points.length > 0 ? (
        <div className="max-h-112 overflow-y-auto border border-edge bg-raised">
          {points.map((point) => (
            <RadioCard
              key={point.code}
              id={`${id}-${point.code}`}
              name="pickupPoint"
              value={point.code}
              defaultChecked={point.code === chosen?.code}
              label={`${point.street}, ${point.town}`}
              detail={`${point.name}, ${point.postalCode}`}
            />
          ))}
        </div>
      ) : null}
    </Fieldset>
  )
}

/** Where the parcel is collected: search by town, street or code, then one of the points found. Needs no script. */
export function PickupFields(props: FieldsProps & { pickup: PickupSearch }) {
  const { locale, values, problems } = props
  const t = translator(locale, 'checkout')
  const id = `${checkoutForm}-pickupSearch`
  return (
    <div className="grid gap-5 group-has-[[data-kind=courier]:checked]/checkout:hidden">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-[min(13rem,100%)] grow">
          <TextInput
            id={id}
            name="pickupSearch"
            enterKeyHint="search"
            autoComplete="off"
            maxLength={80}
            defaultValue={values.pickupSearch ?? ''}
            label={t('pickup.search')}
            hint={t('pickup.searchHint')}
            error={problems.of('pickupSearch')}
          />
        </div>
        <Button kind="secondary" formAction="/api/checkout/review" formNoValidate>
          {t('pickup.submit')}
        </Button>
      </div>
      <Points {...props} />
    </div>
  )
}
