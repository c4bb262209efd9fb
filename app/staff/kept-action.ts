import { cookies } from 'next/headers'
import { formProblems } from '#i18n/form-problems.ts'
import type { Locale } from '#i18n/locale.ts'
import { cookieName } from '#platform/cookie.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import type { KeptAction } from '#shop/orders/staff/components/order-action.tsx'

/** What was typed into a form of the workshop and refused, for a browser without scripts. */
export async function keptAction(locale: Locale, form: string | undefined): Promise<KeptAction | null> {
  if (!form) return null
  const kept = await findKeptForm(form, (await cookies()).get(cookieName('form'))?.value ?? null)
  if (!kept) return null
  const fields = kept.problems.flatMap(({ field }) => field ?? [])
  return { form, values: kept.values, problems: formProblems(locale, { id: form, fields }, kept.problems) }
}
