import type { OutgoingHttpHeaders } from 'node:http'
import { referrerPolicy, type HeaderList } from './security-headers.ts'

/** Headers that the front decides itself, or that say more about the inside than anybody needs. */
const replaced =
  /^(?:connection|keep-alive|transfer-encoding|content-length|date|server|x-powered-by|x-request-id|x-content-type-options|cross-origin-opener-policy|permissions-policy|strict-transport-security|content-security-policy.*|x-nextjs-.*|x-middleware-.*)$/
/** By these the framework tells its own variants apart; elsewhere than in the staff area there is one only. */
const frameworkVariants = /^(?:rsc|next-router-[a-z-]+|next-url|accept-encoding)$/i

export interface HeaderOptions {
  security: HeaderList
  isStaff: boolean
  without?: readonly string[]
}

/** The application's headers as they leave the house, without those that follow from the bytes. */
export function outgoingHeaders(headers: OutgoingHttpHeaders, options: HeaderOptions): string[] {
  const list: string[] = []
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || replaced.test(name) || options.without?.includes(name)) continue
    if (name === 'vary') {
      const vary = varyOf(String(value), options.isStaff)
      if (vary !== '') list.push('Vary', vary)
    } else {
      for (const each of Array.isArray(value) ? value : [String(value)]) list.push(name, each)
    }
  }
  if (headers['referrer-policy'] === undefined) list.push('Referrer-Policy', referrerPolicy)
  list.push(...options.security)
  return list
}

function varyOf(vary: string, isStaff: boolean): string {
  return vary
    .split(',')
    .map((name) => name.trim())
    .filter(
      (name) => name !== '' && (isStaff ? !/^accept-encoding$/i.test(name) : !frameworkVariants.test(name)),
    )
    .join(', ')
}
