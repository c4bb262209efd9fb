/** A form of the workshop that holds a file in one of its fields. */
export interface LargeForm {
  bytes: number
  file: string
}

/** Takes the file out of a form: no schema describes it and nothing of it is shown again. */
export function takeFile(
  entries: Iterable<[string, unknown]>,
  field: string | null,
): { file: File | null; rest: Iterable<[string, unknown]> } {
  if (field === null) return { file: null, rest: entries }
  const all = [...entries]
  const [first, ...others] = all.filter(([name]) => name === field).map(([, value]) => value)
  const file = first instanceof File && others.length === 0 ? first : null
  return { file, rest: all.filter(([name]) => name !== field) }
}
