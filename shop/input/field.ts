import { z } from 'zod'

/** One line of text. No line breaks or control characters: these words go onto parcels and into mails. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'required', abort: true })
    .max(maximum, 'tooLong')
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'invalid')

export const optionalText = (maximum: number) => z.union([z.literal(''), text(maximum)]).default('')

/** Several lines of text. */
export const longText = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum, 'tooLong')
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u, 'invalid')

/**
 * An address that a mail server and Stripe take: ASCII words between single dots before the sign, a name that could be
 * registered behind it, no line breaks, at most 254 characters (RFC 5321).
 */
export const emailInput = text(254).regex(
  /^(?=[^@]{1,64}@)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/i,
  'email',
)

/** One mailbox has as many addresses as its owner likes: `anna+1@…` is read where `Anna@…` is. Limits count it once. */
export const mailboxOf = (email: string) => email.toLowerCase().replace(/\+[^@]*(?=@)/, '')

export const phoneInput = text(20).regex(/^\+?[\d ()-]{6,19}$/, 'phone')

/** A random mark the page puts into a form: the same form sent twice is one statement. */
export const formKeyInput = z
  .string()
  .regex(/^[\w-]{32}$/, 'invalid')
  .optional()

/** A number as forms send it: digits, and no more of them than a column holds. */
export const wholeNumber = (problem = 'invalid', digits = 9) =>
  z
    .string()
    .regex(new RegExp(`^\\d{1,${digits}}$`), problem)
    .transform(Number)

export const rowId = wholeNumber().refine((id) => id > 0, 'invalid')
