import { z } from 'zod'
import { locales } from '#i18n/locale.ts'
import { quantityLimit } from './cart.ts'

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
