import { z } from 'zod'
import { rowId, wholeNumber } from '#shop/input/field.ts'

// messages: staff-stock problems.stockReceive problems.stockAdjust problems.stockCount

const most = 1_000_000

const whole = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,7}$/, 'wholeNumber')
  .transform(Number)
  .refine((quantity) => Math.abs(quantity) <= most, 'wholeNumber')

/** A movement by hand: goods received, an adjustment by so many, or what was counted on the shelf. */
export const movementInput = z
  .object({
    /** One-time id of the form: pressed twice, it is done once. */
    action: z.uuid('invalid'),
    variantId: rowId,
    kind: z.enum(['receive', 'adjust', 'count']),
    quantity: whole,
    reason: z.string().trim().min(3, 'stockReason').max(300, 'tooLong'),
    /** Of a count: what the shelf was said to hold when it was counted. */
    seen: wholeNumber().optional(),
  })
  .superRefine(({ kind, quantity }, context) => {
    const isWrong = kind === 'receive' ? quantity < 1 : kind === 'adjust' ? quantity === 0 : quantity < 0
    if (isWrong) context.addIssue({ code: 'custom', path: ['quantity'], message: `stock${capital(kind)}` })
  })

export type Movement = z.output<typeof movementInput>

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
