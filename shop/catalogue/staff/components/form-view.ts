import type { Locale } from '#i18n/locale.ts'
import type { ProductFields } from '../product-fields.ts'

/** What every part of a product's form is given. */
export interface FormView {
  /** Id of the form; fields are found as `<form>-<field>`. */
  form: string
  locale: Locale
  values: ProductFields
  error: (field: string) => string | undefined
}
