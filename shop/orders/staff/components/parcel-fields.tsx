import type { Locale, Market } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Select, TextInput } from '#ui/field.tsx'
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
      <Select
        id={`${form}-carrier`}
        name="carrier"
        label={t('parcel.carrier')}
        options={[
          { value: '', label: t('parcel.choose') },
          ...carriersOf(market).map(({ key, name }) => ({ value: key, label: name || t('parcel.other') })),
        ]}
        defaultValue={chosen.value ?? carrier ?? ''}
        error={chosen.error}
      />
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
