import { z } from 'zod'
import { invalidRequest, missingParameter, notPlayed, unknownParameters, type Refusal } from '../errors.ts'
import type { ParameterTree } from './form.ts'

type Kind =
  'empty' | 'integer' | 'boolean' | 'length' | 'limit' | 'url' | 'email' | 'currency' | 'not-played' | 'plain'

/** The fields of one of stripe-node's parameter types, all of them and no others: the compiler holds us to it. */
export function fields<T>() {
  return <S extends { [K in keyof Required<T>]: z.ZodType }>(
    shape: S & Record<Exclude<keyof S, keyof T>, never>,
  ) => {
    const complete: S = shape
    return z.strictObject(complete)
  }
}

export function text(longest = 5000) {
  return z.string().superRefine((value, context) => {
    if (value === '') fault(context, 'empty')
    else if (value.length > longest) {
      fault(context, 'length', `Invalid string: must be at most ${longest} characters`)
    }
  })
}

export function url() {
  return text().superRefine((value, context) => {
    if (value !== '' && !isWebAddress(value)) fault(context, 'url', 'Not a valid URL')
  })
}

export function email() {
  return text(800).superRefine((value, context) => {
    if (value !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
      fault(context, 'email', `Invalid email address: ${value}`)
    }
  })
}

export function integer(least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER) {
  return z.string().transform((value, context): number => {
    const number = Number(value)
    if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(number))
      fault(context, 'integer', `Invalid integer: ${value}`)
    else if (number < least) {
      const message = least === 1 ? 'Invalid positive integer' : 'Invalid non-negative integer'
      fault(context, 'integer', least > 1 ? `This value must be greater than or equal to ${least}.` : message)
    } else if (number > most) fault(context, 'limit', `This value must be less than or equal to ${most}.`)
    return number
  })
}

export function boolean() {
  return z.string().transform((value, context): boolean => {
    if (value !== 'true' && value !== 'false') fault(context, 'boolean', `Invalid boolean: ${value}`)
    return value === 'true'
  })
}

export function currency() {
  return z.string().transform((value, context): string => {
    const code = value.toLowerCase()
    if (!/^[a-z]{3}$/.test(code)) fault(context, 'currency', `Invalid currency: ${value}`)
    return code
  })
}

/** A list arrives as `name[0]=…` or `name[]=…`. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (isIndexed(value) ? Object.values(value) : value), z.array(item))
}

/** An empty text unsets such a parameter. */
export function emptyable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (value === '' ? null : value), schema.nullable())
}

export const metadata = z
  .preprocess((value) => (value === '' ? {} : value), z.record(z.string(), z.string()))
  .superRefine((entries, context) => {
    if (Object.keys(entries).length > 50) fault(context, 'plain', 'You can only set up to 50 metadata keys.')
    for (const [key, value] of Object.entries(entries)) {
      if (key.length > 40)
        fault(context, 'plain', `Metadata keys can have up to 40 characters, but you passed "${key}".`)
      if (value.length > 500) {
        fault(
          context,
          'plain',
          `Metadata values can have up to 500 characters, but you passed in a value that is ${value.length} characters. Invalid value: ${value}`,
        )
      }
    }
  })

/** Known to Stripe, not acted out here: refused when it is sent, never ignored. */
export function unplayed() {
  return z
    .unknown()
    .optional()
    .superRefine((value, context) => {
      if (value !== undefined) fault(context, 'not-played')
    })
}

/** A feature that may be sent switched off. */
export function offOnly(others: Record<string, z.ZodType> = {}) {
  return z.strictObject({ enabled: boolean(), ...others }).superRefine((value, context) => {
    if (value.enabled === true) fault(context, 'not-played')
  })
}

export function parseParameters<T extends z.ZodType>(schema: T, tree: ParameterTree): z.output<T> {
  const result = schema.safeParse(tree)
  if (result.success) return result.data
  throw refusalFor(result.error.issues, tree)
}

function fault(context: z.core.$RefinementCtx, kind: Kind, message = ''): void {
  context.addIssue({ code: 'custom', message, params: { kind } })
}

function refusalFor(issues: readonly z.core.$ZodIssue[], tree: ParameterTree): Refusal {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => nameOf([...issue.path, key])) : [],
  )
  if (unknown.length > 0) return unknownParameters(unknown)
  const [issue] = issues
  if (issue === undefined) throw new Error('a refused parameter has no issue')
  const param = nameOf(issue.path)
  if (issue.code === 'custom') return customRefusal(issue.params?.kind, issue.message, param)
  if (valueAt(tree, issue.path) === undefined) return missingParameter(param)
  if (issue.code === 'invalid_value') {
    return invalidRequest(`Invalid ${param}: must be one of ${choices(issue.values.map(String))}`, { param })
  }
  if (issue.code === 'invalid_type') {
    const expected = { array: 'array', object: 'hash', record: 'hash' }[issue.expected as string] ?? 'string'
    return invalidRequest(`Invalid ${expected}`, { param })
  }
  return invalidRequest(issue.message, { param })
}

function customRefusal(kind: unknown, message: string, param: string): Refusal {
  switch (kind as Kind) {
    case 'empty':
      return invalidRequest(
        `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
        { code: 'parameter_invalid_empty', param },
      )
    case 'integer':
      return invalidRequest(message, { code: 'parameter_invalid_integer', param })
    case 'url':
      return invalidRequest(message, { code: 'url_invalid', param })
    case 'email':
      return invalidRequest(message, { code: 'email_invalid', param })
    case 'not-played':
      return notPlayed(param)
    default:
      return invalidRequest(message, { param })
  }
}

function isIndexed(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && Object.keys(value).every((key) => /^\d+$/.test(key))
}

function valueAt(tree: ParameterTree, path: readonly PropertyKey[]): unknown {
  let node: unknown = tree
  for (const segment of path) {
    if (node === null || typeof node !== 'object') return undefined
    node = (node as Record<PropertyKey, unknown>)[segment]
  }
  return node
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.map((segment, index) => (index === 0 ? String(segment) : `[${String(segment)}]`)).join('')
}

function choices(values: readonly string[]): string {
  if (values.length < 3) return values.join(' or ')
  return `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`
}

function isWebAddress(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value)
}
