import type { Locale } from './locale.ts'
import { problemTranslator } from './problem.ts'

interface Problem {
  field: string | null
  key: string
  facts?: Record<string, string | number>
}

/** What a refused form says: beside a field, and above the form with a way to the field. */
export interface FormProblems {
  of: (field: string) => string | undefined
  summary: { fieldId: string | null; message: string }[]
}

/** Problems in the page's language; fields are found as `<form id>-<field>`, the others concern the whole form. */
export function formProblems(
  locale: Locale,
  { id, fields }: { id: string; fields: readonly string[] },
  problems: readonly Problem[],
): FormProblems {
  const translate = problemTranslator(locale)
  const messages = new Map<string, string>()
  const summary: FormProblems['summary'] = []
  for (const problem of problems) {
    const field = problem.field !== null && fields.includes(problem.field) ? problem.field : null
    if (field !== null && messages.has(field)) continue
    const message = translate(problem)
    if (field !== null) messages.set(field, message)
    summary.push({ fieldId: field === null ? null : `${id}-${field}`, message })
  }
  return { of: (field) => messages.get(field), summary }
}
