import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Select } from '#ui/field.tsx'
import type { ProductPicturesView } from '../product-pictures.ts'

interface Props {
  id: string
  variants: ProductPicturesView['variants']
  selected: string
  locale: Locale
}

/** For which size a picture stands. */
export function VariantSelect({ id, variants, selected, locale }: Props) {
  const t = translator(locale, 'staff-pictures')
  return (
    <Select
      id={id}
      name="variant"
      label={t('variant')}
      options={[
        { value: '', label: t('wholeProduct') },
        ...variants.map((variant) => ({ value: String(variant.id), label: variant.label })),
      ]}
      defaultValue={selected}
    />
  )
}
