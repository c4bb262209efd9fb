import { z } from 'zod'
import { languages } from '#i18n/locale.ts'
import { wholeNumber } from '#shop/input/field.ts'
import { isDosageForm } from '#shop/nutrition/dosage-form.ts'

const version = wholeNumber()

/** The form of a product: its fields are read one by one by the draft. */
export const productInput = z
  .record(z.string().max(120), z.string().max(20_000, 'tooLong'))
  .and(z.object({ version: z.string().regex(/^\d{1,9}$/, 'invalid') }))

export const publicationInput = z.object({
  version,
  language: z.enum(languages),
  action: z.enum(['publish', 'schedule', 'withdraw']),
  /** Day and time in the market's clock, as the browser's field gives them. */
  from: z.string().max(20).optional(),
})

export const archiveInput = z.object({ version, action: z.enum(['archive', 'restore']) })

export const decisionInput = z.object({
  key: z.string().min(1).max(4000),
  reason: z.string().trim().min(3, 'decisionReason').max(1000, 'tooLong'),
})

export const wordingInput = z.object({
  claim: z.string().min(1).max(120),
  language: z.enum(languages),
  /** As it was shown; a register changed meanwhile is noticed. */
  wording: z.string().min(1).max(1000),
})

/** What the register is told about a wording; who takes one back says why. */
export const settlingInput = z
  .object({
    action: z.enum(['confirm', 'take-back']),
    language: z.enum(languages),
    wording: z.string().min(1).max(1000),
    reason: z.string().trim().max(1000, 'tooLong').optional(),
    /** What the register was narrowed down to. */
    nutrient: z.string().max(40).optional(),
    state: z.string().max(20).optional(),
    page: z.string().max(4).optional(),
  })
  .refine(({ action, reason = '' }) => action === 'confirm' || reason.length >= 3, {
    path: ['reason'],
    message: 'decisionReason',
  })

/** A list of products; the file itself comes beside no other field. */
export const productListInput = z.strictObject({})

export const newProductInput = z.object({
  key: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/, 'sku'),
  brand: z.string().trim().min(1, 'required').max(80, 'tooLong'),
  name: z.string().trim().min(1, 'required').max(120, 'tooLong'),
  dosageForm: z.string().refine(isDosageForm, 'required'),
})
