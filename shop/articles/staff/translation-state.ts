import type { Language } from '#i18n/locale.ts'

/** What is known about when a text was written. */
export interface TextDates {
  language: Language
  /** When it last said something new. */
  changedAt: Date
  /** When it was last known to say what the others say. */
  confirmedAt: Date
}

/** The languages whose texts have said something new since this one was last known to agree with them. */
export function aheadOf(text: TextDates, all: readonly TextDates[]): Language[] {
  return all
    .filter((other) => other.language !== text.language && other.changedAt > text.confirmedAt)
    .map(({ language }) => language)
}

/**
 * The dates of a text that is saved: it agrees with the others from now on. It says something new itself unless the change
 * is small, or only catches up with what another language had said before.
 */
export function datesOfSave(
  before: TextDates | null,
  all: readonly TextDates[],
  { isSmall, now }: { isSmall: boolean; now: Date },
): Pick<TextDates, 'changedAt' | 'confirmedAt'> {
  if (before === null) return { changedAt: all.length === 0 ? now : oldest(all), confirmedAt: now }
  const isCatchingUp = aheadOf(before, all).length > 0
  return { changedAt: isSmall || isCatchingUp ? before.changedAt : now, confirmedAt: now }
}

/** A first translation says nothing that was not said before. */
function oldest(all: readonly TextDates[]): Date {
  return new Date(Math.min(...all.map(({ changedAt }) => changedAt.getTime())))
}
