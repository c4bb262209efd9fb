import { z } from 'zod'
import { emailInput, longText } from '#shop/input/field.ts'
import { privacyOutcomes } from '../privacy-request.ts'

/** Whose data it is about: all that the shop knows people by. */
export const personInput = z.strictObject({ email: emailInput.toLowerCase() })

export const erasureInput = z.strictObject({
  email: emailInput.toLowerCase(),
  confirmed: z.literal('yes', 'confirmErasure'),
})

/** What an erasure did, and what it had to leave. */
export interface Erasure {
  orders: number
  letters: number
  comments: number
  reports: number
  mails: number
  receipts: { number: string; keepUntil: Date }[]
  open: string[]
}

export const privacyAnswerLimit = 4000

/** What is said to a request; why not, where it is not all of it. */
export const privacyAnswerInput = z.strictObject({
  outcome: z.enum(privacyOutcomes, { error: 'required' }),
  words: longText(privacyAnswerLimit).default(''),
})
