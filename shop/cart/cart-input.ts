import { z } from 'zod'
import { locales } from '#i18n/locale.ts'
import { rowId, wholeNumber } from '#shop/input/field.ts'
import { lineLimit, quantityLimit } from './cart.ts'

const quantity = wholeNumber('wholeNumber')

export const localeInput = z.enum(locales)

export const addToCartInput = z.strictObject({
  locale: localeInput,
  variantId: rowId,
  quantity: quantity.pipe(z.number().min(1, 'quantityTooSmall').max(quantityLimit, 'quantityTooLarge')),
})

export const changeLineInput = z.strictObject({
  locale: localeInput,
  variantId: rowId,
  quantity: quantity.pipe(z.number().min(0, 'quantityTooSmall').max(quantityLimit, 'quantityTooLarge')),
})

export const removeLineInput = z.strictObject({ locale: localeInput, variantId: rowId })

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
