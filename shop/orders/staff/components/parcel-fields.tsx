import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Field, TextInput } from '#ui/field.tsx'
import { carriersOf } from '../../carrier.ts'
import { keptField, type KeptAction } from './order-action.tsx'

interface Props {
  form: string
  locale: Locale
  market: Market
  kept: KeptAction | null
  carrier?: string | null
  trackingNumber?: string | null
}

/** Who carries the parcel, and its number. */
export function ParcelFields({ form, locale, market, kept, carrier, trackingNumber }: Props) {
  const t = translator(locale, 'staff-orders')
  const chosen = keptField(kept, form, 'carrier')
  const typed = keptField(kept, form, 'trackingNumber')
  return (
    <>
      <Field id={`${form}-carrier`} label={t('parcel.carrier')} error={chosen.error}>
        <select
          id={`${form}-carrier`}
          name="carrier"
          defaultValue={chosen.value ?? carrier ?? ''}
          aria-describedby={`${form}-carrier-error`}
          aria-invalid={chosen.error ? true : undefined}
          className="control"
        >
          <option value="">{t('parcel.choose')}</option>
          {carriersOf(market).map(({ key, name }) => (
            <option key={key} value={key}>
              {name || t('parcel.other')}
            </option>
          ))}
        </select>
      </Field>
      <TextInput
        id={`${form}-trackingNumber`}
        name="trackingNumber"
        label={t('parcel.number')}
        hint={t('parcel.numberHint')}
        optional={translator(locale, 'staff')('optional')}
        error={typed.error}
        defaultValue={typed.value ?? trackingNumber ?? ''}
        autoComplete="off"
        spellCheck={false}
      />
    </>
  )
}
