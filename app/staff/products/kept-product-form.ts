import { cookies } from 'next/headers'
import type { Locale } from '#i18n/locale.ts'
import { cookieName } from '#platform/cookie.ts'
import { findKeptForm } from '#platform/kept-form.ts'
import { productProblemWords } from '#shop/catalogue/staff/problem-words.ts'
import type { SummaryProblem } from '#ui/notice.tsx'

export interface KeptProductForm {
  /** What was typed; null where nothing was refused. */
  values: Record<string, string> | null
  error: (field: string) => string | undefined
  problems: SummaryProblem[]
}

/** What was typed into a form of the catalogue and refused. */
export async function keptProductForm(locale: Locale, form: string): Promise<KeptProductForm> {
  const token = (await cookies()).get(cookieName('form'))?.value ?? null
  const kept = await findKeptForm(form, token)
  const words = productProblemWords(locale)
  const messages = new Map<string, string>()
  const problems = (kept?.problems ?? [])
    .filter(({ key }) => key !== 'editedMeanwhile')
    .map((problem) => {
      const message = words(problem)
      if (problem.field !== null && !messages.has(problem.field)) messages.set(problem.field, message)
      return { fieldId: problem.field === null ? null : `${form}-${problem.field}`, message }
    })
  return { values: kept?.values ?? null, error: (field) => messages.get(field), problems }
}

/** A deed about a product that was refused when it was sent without a script. */
export interface RefusedAct {
  /** The form it was sent from. */
  form: string
  values: Record<string, string>
  problems: SummaryProblem[]
}

/** The deed that was refused last, of these forms; each problem leads to the field of the product it is about. */
export async function refusedAct(
  locale: Locale,
  forms: readonly string[],
  fieldId: (field: string) => string,
): Promise<RefusedAct | null> {
  const token = (await cookies()).get(cookieName('form'))?.value ?? null
  const words = productProblemWords(locale)
  for (const form of forms) {
    const kept = await findKeptForm(form, token)
    if (!kept) continue
    const problems = kept.problems.map((problem) => ({
      fieldId: problem.field === null ? null : fieldId(problem.field),
      message: words(problem),
    }))
    return { form, values: kept.values, problems }
  }
  return null
}
