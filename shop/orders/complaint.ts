import { tz } from '@date-fns/tz'
import { addDays, endOfDay } from 'date-fns'
import { z } from 'zod'
import { locales, type Market } from '#i18n/locale.ts'
import { emailInput, formKeyInput, longText, optionalText, text } from '#shop/input/field.ts'
import { marketFacts } from '#shop/pricing/market.ts'
import type { GivenAnswer } from './answer.ts'

export const complaintWishes = ['replacement', 'reduction', 'refund', 'other'] as const
export const descriptionLimit = 4000

/** What the complaint form may send (CONS-08). */
export const complaintInput = z.strictObject({
  locale: z.enum(locales),
  name: text(100),
  email: emailInput,
  orderNumber: optionalText(60),
  item: optionalText(200),
  noticed: optionalText(60),
  description: longText(descriptionLimit).min(1, { error: 'required', abort: true }),
  wish: z.enum(complaintWishes, { error: 'invalid' }).default('other'),
  key: formKeyInput,
})

export type Complaint = Omit<z.output<typeof complaintInput>, 'locale' | 'key'>

/** A complaint as it was recorded. */
export interface RecordedComplaint extends Complaint {
  id: string
  reference: string
  market: Market
  submittedAt: Date
  answerBy: Date
  answer: GivenAnswer | null
}

/** The last moment for our answer: in Poland a complaint unanswered after 14 days counts as accepted (art. 7a CRA). */
export function answerDeadline(submittedAt: Date, market: Market): Date {
  const zone = { in: tz(marketFacts(market).timeZone) }
  return new Date(endOfDay(addDays(submittedAt, 14, zone), zone).getTime())
}
