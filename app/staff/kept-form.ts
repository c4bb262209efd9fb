import { cookies } from 'next/headers'
import { formProblems, type FormProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { cookieName } from '#platform/cookie.ts'
import { findKeptForm } from '#platform/kept-form.ts'

/** What was typed into a form and refused, and why, for a browser without scripts. */
export interface KeptStaffForm {
  values: Record<string, string>
  problems: FormProblems
}

/** The form as it was refused; `fields` says what each field is called. */
export async function keptStaffForm(
  locale: Locale,
  form: string,
  fields: Record<string, string>,
): Promise<KeptStaffForm> {
  const token = (await cookies()).get(cookieName('form'))?.value ?? null
  const kept = await findKeptForm(form, token)
  return {
    values: kept?.values ?? {},
    problems: formProblems(locale, { id: form, fields }, kept?.problems ?? []),
  }
}
