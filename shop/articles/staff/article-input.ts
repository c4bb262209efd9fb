import { z } from 'zod'
import { languages } from '#i18n/locale.ts'
import { fold } from '#i18n/fold.ts'
import { wholeNumber } from '#shop/input/field.ts'
import { referenceKinds } from '../reference.ts'

const line = (maximum: number) =>
  z.string({ error: 'required' }).trim().min(1, 'required').max(maximum, 'tooLong')
const optionalLine = (maximum: number) => z.string().trim().max(maximum, 'tooLong').default('')
const slug = line(120).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug')
/** A text's version is the moment it was written, in milliseconds. */
const textVersion = wholeNumber('invalid', 15)
const day = z.iso.date({ error: 'date' }).transform((text) => new Date(`${text}T00:00:00Z`))

/** Makes an address out of a title. */
export function slugOf(title: string): string {
  return fold(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 90)
    .replace(/-+$/, '')
}

export const newArticleInput = z.strictObject({
  title: line(200),
  language: z.enum(languages, 'invalid'),
  author: line(80),
})

const texts = {
  title: optionalLine(200),
  summary: optionalLine(600),
  body: z.string().max(200_000, 'tooLong').default(''),
  metaTitle: optionalLine(120),
  metaDescription: optionalLine(300),
}

/** A text of an article; `version` is the state of this language that the person started from. */
export const articleTextInput = z.strictObject({
  version: textVersion,
  ...texts,
  title: line(200),
  slug,
  status: z.enum(['draft', 'published'], 'invalid'),
  small: z.literal('on').optional(),
})
export type ArticleTextFields = z.output<typeof articleTextInput>

/** What is typed so far: nothing is required, everything is shown. */
export const previewInput = z.object(texts)

export const articleFactsInput = z
  .object({ version: wholeNumber(), author: line(80), publishedOn: day, reviewedOn: day })
  .catchall(z.string())

const substancePrefix = 'substance.'

/** Repeated names are refused, so each box has its own: `substance.magnesium`. */
export function chosenSubstances(fields: Record<string, unknown>): string[] {
  return Object.keys(fields)
    .filter((name) => name.startsWith(substancePrefix) && fields[name] === 'on')
    .map((name) => name.slice(substancePrefix.length))
}

export const sourceInput = z.strictObject({
  reference: line(80),
  action: z.enum(['add', 'remove'], 'invalid'),
})

const year = z
  .string({ error: 'required' })
  .trim()
  .regex(/^\d{4}$/, 'year')
  .transform(Number)
  .pipe(z.number().min(1500, 'year').max(2100, 'year'))

/** A source as a person copies it from its first page; authors one per line. */
export const newSourceInput = z.strictObject({
  kind: z.enum(referenceKinds, 'invalid'),
  authors: z
    .string({ error: 'required' })
    .transform((text) =>
      text
        .split('\n')
        .map((author) => author.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(200, 'tooLong')).min(1, 'required').max(200, 'tooLong')),
  title: line(500),
  containerTitle: optionalLine(300),
  year,
  volume: optionalLine(40),
  issue: optionalLine(40),
  pages: optionalLine(40),
  doi: optionalLine(200)
    .transform((text) => text.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ''))
    .pipe(z.union([z.literal(''), z.string().regex(/^10\.\d{4,9}\/\S+$/, 'doi')], 'doi')),
  pmid: optionalLine(20).pipe(z.union([z.literal(''), z.string().regex(/^\d{1,9}$/, 'pmid')], 'pmid')),
  url: optionalLine(500).pipe(z.union([z.literal(''), z.url({ protocol: /^https?$/ })], 'webAddress')),
  language: z.string().regex(/^[a-z]{2}$/, 'invalid'),
  verified: z.literal('on').optional(),
})
export type NewSource = z.output<typeof newSourceInput>

export const pairedProductInput = z.strictObject({
  product: wholeNumber(),
  action: z.enum(['add', 'remove', 'up'], 'invalid'),
})

/** The owner decides about this very text. */
export const decisionInput = z.strictObject({ hash: line(100), reason: line(2000).min(20, 'tooShort') })

export const confirmationInput = z.strictObject({
  version: textVersion,
})
