import { z } from 'zod'
import { languages, type Language } from '#i18n/locale.ts'
import { longText, text, wholeNumber } from '#shop/input/field.ts'
import { newSourceInput } from './article-input.ts'

type InLanguages = Record<Language, string>

const note = longText(600).default('')

/** A source as it is mended: as it was written down, and a remark for the reader in every language. */
export const sourceChangeInput = z.strictObject({
  version: wholeNumber(),
  ...newSourceInput.shape,
  'note-pl': note,
  'note-nl': note,
  'note-en': note,
})
export type SourceChange = z.output<typeof sourceChangeInput>

export function notesOf(fields: Record<`note-${Language}`, string>): InLanguages {
  return { pl: fields['note-pl'], nl: fields['note-nl'], en: fields['note-en'] }
}

/** A bar of a figure: what it stands for in every language, and how long it is. */
export interface BarRow {
  label: InLanguages
  value: number
}

const rowLimit = 30

/** "Kości | Botten | Bones | 60": a bar of a figure on a line; null where a line says something else. */
export function barOf(line: string): BarRow | null {
  const [pl = '', nl = '', en = '', figure = '', ...more] = line.split('|').map((part) => part.trim())
  if (more.length > 0 || [pl, nl, en].some((label) => label === '' || label.length > 120)) return null
  if (!/^\d{1,9}(?:[.,]\d{1,4})?$/.test(figure)) return null
  return { label: { pl, nl, en }, value: Number(figure.replace(',', '.')) }
}

/** The bars as they are typed again. */
export function barLines(rows: readonly BarRow[]): string {
  return rows.map(({ label, value }) => [label.pl, label.nl, label.en, String(value)].join(' | ')).join('\n')
}

const bars = longText(6000).transform((typed, context) => {
  const lines = typed.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0) context.addIssue({ code: 'custom', message: 'required' })
  if (lines.length > rowLimit) context.addIssue({ code: 'custom', message: 'tooManyBars' })
  const rows = lines.map(barOf)
  if (rows.includes(null)) context.addIssue({ code: 'custom', message: 'barUnreadable' })
  return rows.filter((row) => row !== null)
})

/** A figure drawn from the data of a source; `version` is 0 for a new one. */
export const figureInput = z.strictObject({
  version: wholeNumber(),
  figure: text(60).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug'),
  unit: text(30),
  'title-pl': text(200),
  'title-nl': text(200),
  'title-en': text(200),
  rows: bars,
})
export type FigureFields = z.output<typeof figureInput>

export const figureRemovalInput = z.strictObject({ figure: text(60) })

export function figureTitles(fields: Record<`title-${Language}`, string>): InLanguages {
  return { pl: fields['title-pl'], nl: fields['title-nl'], en: fields['title-en'] }
}

/** Everything of a figure that a reader reads, by language. */
export function figureWords({ title, rows }: { title: InLanguages; rows: readonly BarRow[] }): InLanguages {
  const inLanguage = (language: Language) =>
    [title[language], ...rows.map(({ label }) => label[language])].join('\n\n')
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as InLanguages
}
