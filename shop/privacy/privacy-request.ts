import { tz } from '@date-fns/tz'
import { addDays, addMonths, endOfDay, subDays } from 'date-fns'
import { z } from 'zod'
import { locales, marketOf, type Locale } from '#i18n/locale.ts'
import { emailInput } from '#shop/input/field.ts'
import { marketFacts } from '#shop/pricing/market.ts'

/** What people may ask about their data: a copy of it (Art. 15 and 20 GDPR), or that it goes (Art. 17). */
export const privacyWishes = ['copy', 'erasure'] as const
export type PrivacyWish = (typeof privacyWishes)[number]

/** What the shop says to it: all of it done, a part of it, or none; for the latter two it says why. */
export const privacyOutcomes = ['granted', 'partly', 'refused'] as const
export type PrivacyOutcome = (typeof privacyOutcomes)[number]

/** Days: the link in the mail, the copy ready to be fetched, the address after an answer; months: that one asked at all. */
export const privacyPeriods = { linkDays: 7, copyDays: 14, emailDays: 30, requestMonths: 24 } as const

export const privacyRequestInput = z.strictObject({
  locale: z.enum(locales),
  wish: z.enum(privacyWishes, { error: 'privacyWish' }),
  email: emailInput.toLowerCase(),
})

/** What the buttons behind the link in the mail send. */
export const privacyLinkInput = z.strictObject({ locale: z.enum(locales), token: z.string().max(200) })

/** A request that somebody has made about their data. */
export interface PrivacyRequest {
  id: string
  wish: PrivacyWish
  locale: Locale
  askedAt: Date
  confirmedAt: Date | null
  answerBy: Date
  answeredAt: Date | null
  outcome: PrivacyOutcome | null
  answer: string | null
  /** Until when the copy that was granted may be fetched; null when it may not, or no longer. */
  copyUntil: Date | null
}

/** The last moment for our answer: a month after it was asked, not after it was proved (Art. 12(3) GDPR). */
export function privacyDeadline(askedAt: Date, locale: Locale): Date {
  const zone = { in: tz(marketFacts(marketOf(locale)).timeZone) }
  return new Date(endOfDay(addMonths(askedAt, 1, zone), zone).getTime())
}

/** Until when a link that nobody has followed can be. */
export function linkEnds(askedAt: Date): Date {
  return addDays(askedAt, privacyPeriods.linkDays)
}

const warningDays = 7

/** Whether the month is nearly over. */
export function isDeadlineNear(answerBy: Date, now: Date): boolean {
  return subDays(answerBy, warningDays) <= now
}
