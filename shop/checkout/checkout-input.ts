import { z } from 'zod'
import { locales } from '#i18n/locale.ts'
import { emailInput, optionalText, phoneInput, text, wholeNumber } from '#shop/input/field.ts'

/** What the checkout form may send; nothing else comes through. */
export const checkoutInput = z.strictObject({
  locale: z.enum(locales),
  email: emailInput,
  phone: z.union([z.literal(''), phoneInput]).default(''),
  name: text(100),
  street: optionalText(120),
  postalCode: optionalText(12),
  town: optionalText(80),
  delivery: z.string({ error: 'deliveryMethod' }).trim().min(1, 'deliveryMethod').max(40, 'deliveryMethod'),
  pickupPoint: optionalText(40),
  pickupSearch: optionalText(80),
  /** The total the shopper saw above the button, in minor units. */
  expectedTotal: wholeNumber(),
  terms: z.literal('accepted', { error: 'terms' }),
})

export type CheckoutInput = z.output<typeof checkoutInput>

/** The same form on its way to the same page: another delivery was chosen, or pickup points are looked for. */
export const reviewInput = z.strictObject({
  locale: z.enum(locales),
  ...Object.fromEntries(
    [
      'email',
      'phone',
      'name',
      'street',
      'postalCode',
      'town',
      'delivery',
      'pickupPoint',
      'pickupSearch',
      'expectedTotal',
      'terms',
    ].map((field) => [field, z.string().max(254, 'tooLong').default('')]),
  ),
})
