import { tz } from '@date-fns/tz'
import { addDays, endOfDay, isWeekend } from 'date-fns'
import { z } from 'zod'
import { locales, type Market } from '#i18n/locale.ts'
import { emailInput, formKeyInput, longText, text } from '#shop/input/field.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { GivenAnswer } from './answer.ts'

/** Days a consumer has to withdraw, and days each side then has to give back (Directive 2011/83/EU art. 9, 13, 14). */
const periodDays = 14

/**
 * What a consumer states: who, which contract, where the acknowledgement goes; nothing else is asked (art. 11a(2)).
 * The order number is taken as it is typed, for a wrong one must not stop the statement (WD-03).
 */
export const withdrawalInput = z.strictObject({
  locale: z.enum(locales),
  name: text(100),
  orderNumber: text(60),
  email: emailInput,
  items: longText(1000).default(''),
  key: formKeyInput,
})

export type WithdrawalStatement = Omit<z.output<typeof withdrawalInput>, 'locale' | 'key'>

function endOfDayAfter(from: Date, days: number, market: Market): Date {
  const zone = { in: tz(marketFacts(market).timeZone) }
  return new Date(endOfDay(addDays(from, days, zone), zone).getTime())
}

/** The last moment of the period: 14 whole days after the last parcel came; one that ends on a weekend goes on to Monday. */
export function withdrawalDeadline(deliveredAt: Date, market: Market): Date {
  const zone = { in: tz(marketFacts(market).timeZone) }
  let end = endOfDayAfter(deliveredAt, periodDays, market)
  // Regulation (EEC, Euratom) 1182/71 art. 3(4).
  while (isWeekend(end, zone)) end = endOfDayAfter(end, 1, market)
  return end
}

/** Whether a statement came after the period; with no delivery on record the period is still open (WD-01). */
export function isLate(deliveredAt: Date | null, submittedAt: Date, market: Market): boolean {
  return deliveredAt !== null && submittedAt.getTime() > withdrawalDeadline(deliveredAt, market).getTime()
}

/** Until when the goods go back and the money comes back, both 14 days from the statement (WD-04). */
export function returnDeadlines(submittedAt: Date, market: Market): { sendBy: Date; refundBy: Date } {
  const end = endOfDayAfter(submittedAt, periodDays, market)
  return { sendBy: end, refundBy: end }
}

/** A statement as it was recorded, with what is known about the order it names. */
export interface RecordedWithdrawal extends WithdrawalStatement {
  id: string
  submittedAt: Date
  answer: GivenAnswer | null
  order: {
    number: string
    market: Market
    /** The statement came with the order's own address, so that its state may be told there. */
    isOwnAddress: boolean
    hasLeft: boolean
    deliveredAt: Date | null
  } | null
}
