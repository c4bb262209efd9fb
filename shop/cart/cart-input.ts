import { z } from 'zod'
import { locales } from '#i18n/locale.ts'
import { lineLimit, quantityLimit } from './cart.ts'

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'wholeNumber')
  .transform(Number)

export const localeInput = z.enum(locales)
export const variantInput = wholeNumber.refine((id) => id > 0, 'invalid')

export const addToCartInput = z.strictObject({
  locale: localeInput,
  variantId: variantInput,
  quantity: wholeNumber.pipe(z.number().min(1, 'quantityTooSmall').max(quantityLimit, 'quantityTooLarge')),
})

export const changeLineInput = z.strictObject({
  locale: localeInput,
  variantId: variantInput,
  quantity: wholeNumber.pipe(z.number().min(0, 'quantityTooSmall').max(quantityLimit, 'quantityTooLarge')),
})

export const removeLineInput = z.strictObject({ locale: localeInput, variantId: variantInput })

export const switchMarketInput = z.strictObject({ locale: localeInput })

/** Variants with the unit prices the page showed: `12:4990 13:2990`. */
const seenPrices = z
  .string()
  .regex(/^[1-9]\d{0,8}:\d{1,9}(?: [1-9]\d{0,8}:\d{1,9})*$/, 'invalid')
  .transform((text) =>
    text.split(' ').map((pair) => {
      const [variantId, unitAmount] = pair.split(':')
      return { variantId: Number(variantId), unitAmount: Number(unitAmount) }
    }),
  )
  .refine((seen) => seen.length <= lineLimit, 'invalid')

export const acknowledgeInput = z.strictObject({ locale: localeInput, seen: seenPrices })
