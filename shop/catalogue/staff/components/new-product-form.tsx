import { languageOf } from '#i18n/locale.ts'
import { translator } from '#i18n/translator.ts'
import { dosageFormName, dosageForms } from '#shop/nutrition/dosage-form.ts'
import { Button } from '#ui/button.tsx'
import { EnhancedForm } from '#ui/enhanced-form.tsx'
import { Field, TextInput } from '#ui/field.tsx'
import { ErrorSummary, type SummaryProblem } from '#ui/notice.tsx'
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
    <EnhancedForm
      id="new-product"
      action="/staff/api/products"
      failureMessage={translator(locale, 'staff')('networkFailure')}
      className="grid max-w-xl gap-5"
    >
      <ErrorSummary id="new-product-problems" title={t('editor.problems')} problems={problems} />
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
      <Field id="new-product-dosageForm" label={t('fields.dosageForm')} error={error('dosageForm')}>
        <select
          id="new-product-dosageForm"
          name="dosageForm"
          defaultValue={values.dosageForm}
          aria-describedby="new-product-dosageForm-error"
          className="control"
        >
          {dosageForms.map((form) => (
            <option key={form} value={form}>
              {dosageFormName(form, languageOf(locale))}
            </option>
          ))}
        </select>
      </Field>
      <Button>{t('create.submit')}</Button>
    </EnhancedForm>
  )
}
