import { subDays } from 'date-fns'

/** Demo dates are offsets from the day of seeding, at midnight UTC, so that a reduction is always running now. */
export function dayOffset(seededAt: Date, days: number): Date {
  const midnight = new Date(
    Date.UTC(seededAt.getUTCFullYear(), seededAt.getUTCMonth(), seededAt.getUTCDate()),
  )
  return subDays(midnight, -days)
}
