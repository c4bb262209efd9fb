import { languages, type Locale } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Field, TextInput } from '#ui/field.tsx'
import type { KeptPictureForm, ProductPicturesView } from '../product-pictures.ts'
import { FileDrop } from './file-drop.tsx'
import { VariantSelect } from './variant-select.tsx'

interface Props {
  view: ProductPicturesView
  locale: Locale
  kept: KeptPictureForm
}

/** The form that adds a picture: the file, where it is shown, and what it shows. */
export function NewPicture({ view, locale, kept: { values, problems } }: Props) {
  const t = translator(locale, 'staff-pictures')
  const staff = translator(locale, 'staff')
  return (
    <section aria-labelledby="add-picture" className="grid max-w-3xl gap-5 border-t border-ink pt-4">
      <h2 id="add-picture" className="text-title font-semibold tracking-tight">
        {t('add')}
      </h2>
      <WorkshopForm
        locale={locale}
        id="picture"
        action="/staff/api/media"
        encType="multipart/form-data"
        className="grid gap-5"
        problems={problems.summary}
      >
        <input type="hidden" name="product" value={view.productId} />
        <FileDrop inputId="picture-picture" invitation={t('drop')} chosen={t('dropped', { name: '{name}' })}>
          <TextInput
            id="picture-picture"
            name="picture"
            type="file"
            accept="image/jpeg,image/png,image/webp"
            label={t('file')}
            hint={t('fileHint')}
            error={problems.of('picture')}
            required
          />
        </FileDrop>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="picture-languages" label={t('shownIn')} error={problems.of('languages')}>
            <select
              id="picture-languages"
              name="languages"
              defaultValue={values.languages ?? 'all'}
              className="control"
            >
              <option value="all">{t('all')}</option>
              {languages.map((language) => (
                <option key={language} value={language}>
                  {t('only', { language: t(`languages.${language}`) })}
                </option>
              ))}
            </select>
          </Field>
          <VariantSelect
            id="picture-variant"
            variants={view.variants}
            selected={values.variant ?? ''}
            locale={locale}
          />
        </div>
        {languages.map((language) => (
          <TextInput
            key={language}
            id={`picture-alt-${language}`}
            name={`alt-${language}`}
            label={t('text', { language: t(`languages.${language}`) })}
            hint={language === languages[0] ? t('textHint') : undefined}
            lang={language}
            maxLength={300}
            defaultValue={values[`alt-${language}`]}
            error={problems.of(`alt-${language}`)}
            {...(view.published.includes(language) ? {} : { optional: staff('optional') })}
          />
        ))}
        <div>
          <Button>{t('upload')}</Button>
        </div>
      </WorkshopForm>
    </section>
  )
}
