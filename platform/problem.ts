/** What is wrong with one field, or with the whole form (`field` null): a message key and its facts, never a sentence. */
export interface Problem {
  field: string | null
  key: string
  facts?: Record<string, string | number>
}
