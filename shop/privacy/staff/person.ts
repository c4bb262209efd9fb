import { z } from 'zod'
import { emailInput } from '#shop/input/field.ts'

/** Whose data it is about: all that the shop knows people by. */
export const personInput = z.strictObject({ email: emailInput.toLowerCase() })

export const erasureInput = z.strictObject({
  email: emailInput.toLowerCase(),
  confirmed: z.literal('yes', 'confirmErasure'),
})

/** Everything that is held about a person, as it is handed to them (Art. 15 and 20 GDPR). */
export interface HeldData {
  email: string
  at: Date
  orders: object[]
  withdrawals: object[]
  complaints: object[]
  comments: object[]
  commentReports: object[]
  mails: object[]
}

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

/** The kinds of data a person may have left here, in the order they are told. */
export const heldKinds = [
  'orders',
  'withdrawals',
  'complaints',
  'comments',
  'commentReports',
  'mails',
] as const satisfies readonly (keyof HeldData)[]
