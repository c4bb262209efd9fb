import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#i18n/locale.ts'

/** Spreadsheets read a file by the habits of their country. */
const habits: Record<Locale, { delimiter: string; decimal: string }> = {
  'pl-PL': { delimiter: ';', decimal: ',' },
  'nl-NL': { delimiter: ';', decimal: ',' },
  'en-NL': { delimiter: ',', decimal: '.' },
  'en-PL': { delimiter: ',', decimal: '.' },
}

/** A decimal number as the spreadsheets of the locale read it. */
export function figureIn(decimal: string, locale: Locale): string {
  return decimal.replace('.', habits[locale].decimal)
}

interface Sheet {
  columns: readonly { key: string; header: string }[]
  locale: Locale
  /** How a number of a column is written, with a point. */
  figure?: (value: number, column: string) => string
}

/** Rows as a file for a spreadsheet. What looks like a formula is none there (S-CSV); what is a number may begin with a minus. */
export function spreadsheetCsv(
  rows: readonly Record<string, string | number>[],
  { columns, locale, figure = String }: Sheet,
): string {
  return stringify([...rows], {
    bom: true,
    delimiter: habits[locale].delimiter,
    record_delimiter: 'windows',
    escape_formulas: true,
    header: true,
    columns: [...columns],
    cast: { number: (value, { column }) => figureIn(figure(value, String(column)), locale) },
  })
}
