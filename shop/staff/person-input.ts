import { z } from 'zod'
import { languages } from '#i18n/locale.ts'
import { passwordLength } from './password.ts'
import { roles } from './staff-member.ts'

const name = z.string({ error: 'required' }).trim().min(1, 'required').max(100, 'tooLong')
const newPassword = z
  .string({ error: 'required' })
  .min(passwordLength.minimum, 'tooShort')
  .max(passwordLength.maximum, 'tooLong')
const id = z.string({ error: 'required' }).min(1, 'required').max(100, 'invalid')

export const invitationInput = z.strictObject({
  email: z
    .string({ error: 'required' })
    .trim()
    .toLowerCase()
    .min(1, 'required')
    .max(254, 'tooLong')
    .pipe(z.email('email')),
  name,
  role: z.enum(roles, 'invalid'),
  language: z.enum(languages, 'invalid'),
})

/** Whom the command `recover-owner` is about. */
export const recoveryInput = invitationInput.pick({ email: true })

export const acceptanceInput = z.strictObject({ token: id, name, password: newPassword })

export const roleInput = z.strictObject({ person: id, role: z.enum(roles, 'invalid') })
export const personInput = z.strictObject({ person: id })
export const invitationChoice = z.strictObject({ invitation: id })
export const sessionInput = z.strictObject({ session: id })

export const passwordChangeInput = z.strictObject({
  current: z.string({ error: 'required' }).min(1, 'required').max(passwordLength.maximum, 'signIn'),
  password: newPassword,
})

export const factorStartInput = z.strictObject({
  password: z.string({ error: 'required' }).min(1, 'required').max(passwordLength.maximum, 'signIn'),
})

export const factorCodeInput = z.strictObject({
  code: z
    .string({ error: 'required' })
    .transform((code) => code.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code')),
})
