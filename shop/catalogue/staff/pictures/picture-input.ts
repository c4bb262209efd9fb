import { z } from 'zod'
import { languages, type Language } from '#i18n/locale.ts'
import { checkCopy } from '#shop/claims/copy-check.ts'
import { wholeNumber } from '#shop/input/field.ts'

const alt = z.string().trim().max(300, 'tooLong').default('')
const variant = z.union([z.literal('').transform(() => null), wholeNumber()]).default(null)

/** Which languages show the picture: all of them, or one whose pack has a label of its own. */
const shownIn = z.enum(['all', ...languages], 'invalid')

/** A picture is added to a product; the file itself comes beside these fields. */
export const newPictureInput = z.strictObject({
  product: wholeNumber(),
  languages: shownIn,
  variant,
  'alt-pl': alt,
  'alt-nl': alt,
  'alt-en': alt,
})

/** What a picture shows, said anew; and for which size it stands. */
export const pictureTextInput = z.strictObject({ variant, 'alt-pl': alt, 'alt-nl': alt, 'alt-en': alt })

export const pictureMoveInput = z.strictObject({ direction: z.enum(['up', 'down'], 'invalid') })

/** One language gives it up, or all. */
export const pictureRemovalInput = z.strictObject({ languages: shownIn })

export function languagesOf(shown: z.infer<typeof shownIn>): readonly Language[] {
  return shown === 'all' ? languages : [shown]
}

export type AlternativeTexts = Record<Language, string>

export function alternativeTexts(fields: Record<`alt-${Language}`, string>): AlternativeTexts {
  return { pl: fields['alt-pl'], nl: fields['alt-nl'], en: fields['alt-en'] }
}

/**
 * What is wrong with alternative texts: one is needed in every language in which the page is public (WCAG 1.1.1), and none
 * may say what the shop may not say elsewhere (CLAIM-07 … CLAIM-12).
 */
export function alternativeTextProblems(
  texts: AlternativeTexts,
  { shown, published }: { shown: readonly Language[]; published: readonly Language[] },
): { field: string; key: string; facts?: Record<string, string> }[] {
  return shown.flatMap((language) => {
    const field = `alt-${language}`
    const text = texts[language]
    if (text === '') return published.includes(language) ? [{ field, key: 'alternativeText' }] : []
    const [finding] = checkCopy({ language, kind: 'product', text })
    return finding ? [{ field, key: 'copyFinding', facts: { words: finding.words, rule: finding.rule } }] : []
  })
}
