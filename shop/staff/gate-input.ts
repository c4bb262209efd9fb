import { z } from 'zod'
import { languages } from '#i18n/locale.ts'

const back = z.string().max(500).optional()
const password = z.string({ error: 'required' }).min(1, 'required').max(128, 'signIn')

/** Somebody signs in. */
export const signInInput = z.strictObject({
  email: z.string({ error: 'required' }).trim().toLowerCase().min(1, 'required').max(254, 'signIn'),
  password,
  back,
})

/** Six digits of the clock, or a recovery code. */
export const codeInput = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((code) => code.replaceAll(/\s/g, ''))
    .pipe(z.string().min(1, 'required').max(40, 'code')),
  back,
})

/** Somebody who is signed in proves again who it is. */
export const confirmInput = z.strictObject({
  password,
  code: z.string().max(40, 'code').optional(),
  back,
})

export const languageInput = z.strictObject({ language: z.enum(languages, 'invalid'), back })
export const signOutInput = z.strictObject({})
