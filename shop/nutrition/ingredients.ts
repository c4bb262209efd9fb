/** A stretch of an ingredient list; allergens are set off from the rest (Reg. (EU) 1169/2011 art. 21(1)(b)). */
export type IngredientSegment = { readonly text: string; readonly allergen: boolean }

export type ParsedIngredients =
  { ok: true; segments: IngredientSegment[] } | { ok: false; reason: 'unclosed-emphasis' | 'empty-emphasis' }

/** Reads the markup of an ingredient list, where `**wheat** starch` emphasises an allergen. */
export function parseIngredients(markup: string): ParsedIngredients {
  const parts = markup.split('**')
  if (parts.length % 2 === 0) return { ok: false, reason: 'unclosed-emphasis' }
  const segments = parts.map((text, index) => ({ text, allergen: index % 2 === 1 }))
  if (segments.some((segment) => segment.allergen && segment.text.trim() === '')) {
    return { ok: false, reason: 'empty-emphasis' }
  }
  return { ok: true, segments: segments.filter((segment) => segment.text !== '') }
}

/** The list without markup, for search, mails and structured data. */
export function plainIngredients(markup: string): string {
  return markup.replaceAll('**', '')
}
