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
