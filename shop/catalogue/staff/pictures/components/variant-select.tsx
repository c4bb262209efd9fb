import type { Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { Field } from '#ui/field.tsx'
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
    <Field id={id} label={t('variant')}>
      <select id={id} name="variant" defaultValue={selected} className="control">
        <option value="">{t('wholeProduct')}</option>
        {variants.map((variant) => (
          <option key={variant.id} value={variant.id}>
            {variant.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
