import { dictionary } from '@zxcvbn-ts/language-common'

/** Characters of a password (ASVS 6.2.1, 6.2.9): no rules about kinds of them. */
export const passwordLength = { minimum: 12, maximum: 128 } as const

const common = new Set(dictionary['passwords-common'])
const fewestDifferent = 5
/** A part of a name shorter than this is in many good passwords by chance. */
const tellingLength = 5

/**
 * Whether somebody who knows the person would try this password early (ASVS 6.2.4, 6.2.11): it is on the list of those
 * that everybody uses, with or without figures at its end, repeats itself, or holds the person's name or address.
 */
export function isGuessable(password: string, person: { name: string; email: string }): boolean {
  const lower = password.toLowerCase()
  const core = lower.replace(/[\d\W_]+$/, '')
  if (common.has(lower) || (core.length > 0 && core.length < 10 && common.has(core))) return true
  if (new Set(lower).size < fewestDifferent) return true
  const parts = [...person.name.toLowerCase().split(/\s+/), ...person.email.toLowerCase().split(/[@.]/)]
  return parts.some((part) => part.length >= tellingLength && lower.includes(part))
}
