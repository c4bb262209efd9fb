import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { dosageFormName, dosageForms } from '#shop/nutrition/dosage-form.ts'
import { WorkshopForm } from '#shop/staff/components/workshop-form.tsx'
import { Button } from '#ui/button.tsx'
import { Select, TextInput } from '#ui/field.tsx'
import type { SummaryProblem } from '#ui/notice.tsx'
import type { FormView } from './form-view.ts'

/** The little that a product must have before it can be edited. */
export function NewProductForm({
  locale,
  values,
  error,
  problems,
}: Pick<FormView, 'locale' | 'values' | 'error'> & { problems: SummaryProblem[] }) {
  const t = translator(locale, 'staff-catalogue')
  return (
    <WorkshopForm
      locale={locale}
      id="new-product"
      action="/staff/api/products"
      className="grid max-w-xl gap-5"
      problems={problems}
      problemsTitle={t('editor.problems')}
    >
      {(['key', 'name'] as const).map((name) => (
        <TextInput
          key={name}
          id={`new-product-${name}`}
          name={name}
          label={t(`create.${name}`)}
          defaultValue={values[name]}
          error={error(name)}
          required
        />
      ))}
      <TextInput
        id="new-product-brand"
        name="brand"
        label={t('fields.brand')}
        defaultValue={values.brand}
        error={error('brand')}
        required
      />
      <Select
        id="new-product-dosageForm"
        name="dosageForm"
        label={t('fields.dosageForm')}
        options={dosageForms.map((form) => ({
          value: form,
          label: dosageFormName(form, languageOf(locale)),
        }))}
        defaultValue={values.dosageForm}
        error={error('dosageForm')}
      />
      <Button>{t('create.submit')}</Button>
    </WorkshopForm>
  )
}
