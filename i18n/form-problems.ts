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

interface Form {
  id: string
  /** Fields of the form, with what they are called where a message alone would not say what it is about. */
  fields: readonly string[] | Readonly<Record<string, string | null>>
}

function namesOf(fields: Form['fields']): ReadonlyMap<string, string | null> {
  return new Map(isList(fields) ? fields.map((field) => [field, null]) : Object.entries(fields))
}

function isList(fields: Form['fields']): fields is readonly string[] {
  return Array.isArray(fields)
}

/** A name that is a question has its sign already. */
function named(name: string, message: string): string {
  return `${name}${name.endsWith('?') ? '' : ':'} ${message}`
}

/** Problems in the page's language; fields are found as `<form id>-<field>`, the others concern the whole form. */
export function formProblems(
  locale: Locale,
  { id, fields }: Form,
  problems: readonly Problem[],
): FormProblems {
  const translate = problemTranslator(locale)
  const names = namesOf(fields)
  const messages = new Map<string, string>()
  const summary: FormProblems['summary'] = []
  for (const problem of problems) {
    const { field } = problem
    const message = translate(problem)
    if (field === null || !names.has(field)) summary.push({ fieldId: null, message })
    else if (!messages.has(field)) {
      messages.set(field, message)
      const name = names.get(field)
      summary.push({ fieldId: `${id}-${field}`, message: name ? named(name, message) : message })
    }
  }
  return { of: (field) => messages.get(field), summary }
}
