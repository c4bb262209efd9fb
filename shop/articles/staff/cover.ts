import { z } from 'zod'
import { languages, type Language } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'

/** The cover of an article as staff see it: the files, and what it shows in each language that shows it. */
export interface StaffCover {
  file: string
  width: number
  height: number
  widths: number[]
  texts: Partial<Record<Language, string>>
}

export type CoverTexts = Record<Language, string>

const alt = z.string().trim().max(300, 'tooLong').default('')

/** A new cover, or new words for the one that is there; the file itself comes beside these fields, or does not. */
export const coverInput = z.strictObject({
  action: z.enum(['save', 'remove'], 'invalid'),
  'alt-pl': alt,
  'alt-nl': alt,
  'alt-en': alt,
})

export type CoverInput = z.output<typeof coverInput>

export function coverTexts(fields: CoverInput): CoverTexts {
  return { pl: fields['alt-pl'], nl: fields['alt-nl'], en: fields['alt-en'] }
}

/**
 * What is wrong with the alternative texts: one in every language in which the article is public (WCAG 1.1.1), and none may
 * say what the shop may not say elsewhere (CLAIM-07 … CLAIM-12). A language without one shows no cover.
 */
export function coverProblems(
  texts: CoverTexts,
  published: readonly Language[],
): { field: string; key: string; facts?: Record<string, string> }[] {
  const problems = languages.flatMap((language) => {
    const field = `alt-${language}`
    const text = texts[language]
    if (text === '') return published.includes(language) ? [{ field, key: 'alternativeText' }] : []
    const [finding] = checkCopy({ language, kind: 'product', text })
    return finding ? [{ field, key: 'copyFinding', facts: { words: finding.words, rule: finding.rule } }] : []
  })
  const isSilent = languages.every((language) => texts[language] === '')
  return isSilent && problems.length === 0 ? [{ field: 'alt-pl', key: 'alternativeText' }] : problems
}
