import { z } from 'zod'
import { locales } from '#i18n/locale.ts'
import { emailInput, wholeNumber } from '#shop/input/field.ts'

export const nameLimit = 60
export const bodyLimit = 3000
export const reportLimit = 2000

// Controls of the writing direction and invisible characters can make a text read as another one; the joiner of
// emoji and of some scripts (U+200D) is none of them.
const invisible = /[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g

function tidied(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll('\t', ' ')
}

const line = (text: string) => tidied(text).replaceAll(/\s+/g, ' ').trim()

const paragraphs = (text: string) =>
  tidied(text)
    .split('\n')
    .map((row) => row.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** Longer than any limit below, so that tidying never works on megabytes. */
const raw = (maximum: number) => z.string().max(maximum * 4, 'tooLong')

const words = (maximum: number, tidy: (text: string) => string, allowed: RegExp) =>
  raw(maximum)
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, { error: 'required', abort: true })
        .max(maximum, { error: 'tooLong', abort: true })
        .regex(allowed, 'invalid'),
    )

/** One line with at least one letter or digit in it. */
const name = words(nameLimit, line, /^(?=.*[\p{L}\p{N}])[^\p{Cc}\p{Zl}\p{Zp}]+$/u)
const text = (maximum: number) =>
  words(maximum, paragraphs, /^(?=[\s\S]*[\p{L}\p{N}])[^\p{Cc}\p{Zl}\p{Zp}]*(?:\n[^\p{Cc}\p{Zl}\p{Zp}]*)*$/u)

const id = z.string().regex(/^[\w-]{1,64}$/, 'invalid')

/** What the comment form may send; nothing else comes through. */
export const commentInput = z.strictObject({
  locale: z.enum(locales),
  article: wholeNumber(),
  parent: z.union([z.literal(''), id]).default(''),
  name,
  email: emailInput,
  body: text(bodyLimit),
  /** People do not see this field. */
  website: z.string().max(2000, 'tooLong').default(''),
  /** When the form was made, signed. */
  stamp: z.string().max(200, 'tooLong').default(''),
})

export type CommentInput = z.output<typeof commentInput>

/** What the report form may send. The address is for the receipt and the outcome only. */
export const reportInput = z.strictObject({
  locale: z.enum(locales),
  comment: id,
  reason: text(reportLimit),
  email: z.union([z.literal(''), emailInput]).default(''),
  website: z.string().max(2000, 'tooLong').default(''),
})

/** What the withdrawal of a comment sends. */
export const withdrawInput = z.strictObject({
  locale: z.enum(locales),
  token: z.string().regex(/^[\w-]{1,64}\.[\w-]{32}$/, 'invalid'),
})
