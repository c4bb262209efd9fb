import { hasValidCheckDigit } from './test-cards.ts'
import type { TextKey } from './texts.ts'

export const formFields = [
  'email',
  'method',
  'card_number',
  'card_expiry',
  'card_cvc',
  'card_name',
  'blik_code',
] as const

export type FormField = (typeof formFields)[number]

/** What the shopper typed, as it was typed. */
export type Typed = Record<FormField, string>

export interface Problem {
  field: FormField
  text: TextKey
  facts?: Record<string, number>
}

export interface CheckedForm {
  method: string
  email: string
  card: { number: string; month: number; year: number; name: string } | null
  blikCode: string
}

interface Expected {
  methods: readonly string[]
  /** Set when the merchant has given the address, and the page does not ask for it. */
  knownEmail: string | null
  now: Date
}

export function readTyped(form: URLSearchParams): Typed {
  const entries = formFields.map((name) => [name, (form.get(name) ?? '').trim().slice(0, 200)])
  return Object.fromEntries(entries) as Typed
}

export function checkForm(
  typed: Typed,
  expected: Expected,
): { ok: true; form: CheckedForm } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const email = expected.knownEmail ?? typed.email
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) problems.push({ field: 'email', text: 'errorEmail' })
  if (!expected.methods.includes(typed.method)) problems.push({ field: 'method', text: 'errorMethod' })
  if (typed.method === 'card') problems.push(...cardProblems(typed, expected.now))
  const blikCode = typed.blik_code.replaceAll(/\s/g, '')
  if (typed.method === 'blik' && !/^\d{6}$/.test(blikCode))
    problems.push({ field: 'blik_code', text: 'errorBlik' })
  if (problems.length > 0) return { ok: false, problems }
  const expiry = readExpiry(typed.card_expiry)
  const card =
    typed.method === 'card' && expiry !== null
      ? { number: digitsOf(typed.card_number), ...expiry, name: typed.card_name }
      : null
  return { ok: true, form: { method: typed.method, email, card, blikCode } }
}

function cardProblems(typed: Typed, now: Date): Problem[] {
  const problems: Problem[] = []
  const number = digitsOf(typed.card_number)
  if (typed.card_number === '') problems.push({ field: 'card_number', text: 'errorNumberMissing' })
  else if (!/^\d{12,19}$/.test(number) || !hasValidCheckDigit(number)) {
    problems.push({ field: 'card_number', text: 'errorNumber' })
  }
  const expiry = expiryProblem(typed.card_expiry, now)
  if (expiry !== null) problems.push({ field: 'card_expiry', text: expiry })
  const digits = /^3[47]/.test(number) ? 4 : 3
  if (!/^\d+$/.test(typed.card_cvc) || typed.card_cvc.length !== digits) {
    problems.push({ field: 'card_cvc', text: 'errorCvc', facts: { digits } })
  }
  if (typed.card_name === '') problems.push({ field: 'card_name', text: 'errorName' })
  return problems
}

function expiryProblem(text: string, now: Date): TextKey | null {
  if (text === '') return 'errorExpiryMissing'
  const expiry = readExpiry(text)
  if (expiry === null || expiry.year > now.getUTCFullYear() + 50) return 'errorExpiry'
  // A card is good to the end of its month.
  return new Date(Date.UTC(expiry.year, expiry.month, 1)) <= now ? 'errorExpired' : null
}

function readExpiry(text: string): { month: number; year: number } | null {
  const parts = /^(\d{1,2})\s*[/.\- ]\s*(\d{2}|\d{4})$/.exec(text) ?? /^(\d{2})(\d{2}|\d{4})$/.exec(text)
  const [month, year] = [Number(parts?.[1] ?? 0), Number(parts?.[2] ?? 0)]
  if (parts === null || month < 1 || month > 12) return null
  return { month, year: year < 100 ? 2000 + year : year }
}

function digitsOf(text: string): string {
  return text.replaceAll(/[\s-]/g, '')
}
