import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Whether a request carries a session of the workshop that this shop signed; whether it still lives is asked later. */
export type Colleagues = (request: IncomingMessage) => boolean

/** The cookie of the workshop and the keys it may be signed with (better-call: value, full stop, HMAC in base64). */
export interface StaffCookie {
  name: string
  keys: readonly string[]
}

function valueOf(cookies: string, name: string): string {
  const found = cookies.split(';').find((part) => part.trim().startsWith(`${name}=`))
  try {
    return decodeURIComponent(found?.trim().slice(name.length + 1) ?? '')
  } catch {
    return ''
  }
}

/** Large bodies are read for these alone: no database is asked, so that strangers cannot have one asked either. */
export function colleagues({ name, keys }: StaffCookie): Colleagues {
  return ({ headers }) => {
    const value = valueOf(headers.cookie ?? '', name)
    const end = value.lastIndexOf('.')
    if (end < 1) return false
    const given = Buffer.from(value.slice(end + 1))
    return keys.some((key) => {
      const expected = Buffer.from(createHmac('sha256', key).update(value.slice(0, end)).digest('base64'))
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
  }
}
