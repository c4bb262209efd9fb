import { z } from 'zod'
import { wholeNumber } from '#shop/input/field.ts'
import { answerLimit, answerOutcomes } from '../answer.ts'

/** The order as the person saw it. */
const version = wholeNumber()
/** One-time id of a form: pressed twice, it is done once. */
const action = z.uuid('invalid')

/** A parcel is packed or has arrived. */
export const stepInput = z.strictObject({ version })

/** A parcel leaves, or its number is put right. */
export const parcelInput = z.strictObject({
  version,
  carrier: z.string({ error: 'required' }).min(1, 'required').max(40, 'carrier'),
  trackingNumber: z.string().max(80, 'trackingNumber').default(''),
})

/** Characters of what staff write about an order for each other. */
export const noteLimit = 2000

export const noteInput = z.strictObject({
  action,
  body: z.string({ error: 'required' }).trim().min(1, 'required').max(noteLimit, 'tooLong'),
})

export const alertInput = z.strictObject({})

export const mailInput = z.strictObject({ action, mail: z.string().max(64, 'invalid') })

/** What the shop says to a statement. */
export const statementInput = z.strictObject({
  outcome: z.enum(answerOutcomes, { error: 'chooseAnswer' }),
  words: z.string().trim().max(answerLimit, 'tooLong').default(''),
})

/** The page of an order. */
export function orderAddress(orderId: string): string {
  return `/staff/orders/${encodeURIComponent(orderId)}`
}
