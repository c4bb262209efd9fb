import type { Locale } from './locale.ts'

/** A day as people write it out: "22 listopada 2026". Days are kept as midnight UTC and read as such. */
export function longDate(day: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
}

/** For machines: 2026-11-22. */
export function isoDay(day: Date): string {
  return day.toISOString().slice(0, 10)
}
