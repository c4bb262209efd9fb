import type { OutgoingHttpHeaders } from 'node:http'
import { referrerPolicy, type HeaderList } from './security-headers.ts'

/** Headers that the front decides itself, or that say more about the inside than anybody needs. */
const replaced =
  /^(?:connection|keep-alive|transfer-encoding|content-length|date|server|x-powered-by|x-request-id|x-content-type-options|cross-origin-opener-policy|permissions-policy|strict-transport-security|content-security-policy.*|x-middleware-.*)$/
/** How the framework made the answer; in development its own scripts on the page ask for it. */
const workings = /^x-nextjs-/
/** By these the framework tells its own variants apart; elsewhere than in the staff area there is one only. */
const frameworkVariants = /^(?:rsc|next-router-[a-z-]+|next-url|accept-encoding)$/i

export interface HeaderOptions {
  security: HeaderList
  isStaff: boolean
  isDevelopment: boolean
  without?: readonly string[]
}

/** The application's headers as they leave the house, without those that follow from the bytes. */
export function outgoingHeaders(headers: OutgoingHttpHeaders, options: HeaderOptions): string[] {
  const list: string[] = []
  for (const [name, value] of Object.entries(headers)) {
    if (!leaves(name, options)) continue
    const values = name === 'vary' ? varyOf(String(value), options.isStaff) : [value ?? []].flat()
    for (const each of values) list.push(name, String(each))
  }
  if (headers['referrer-policy'] === undefined) list.push('Referrer-Policy', referrerPolicy)
  list.push(...options.security)
  return list
}

function leaves(name: string, { isDevelopment, without = [] }: HeaderOptions): boolean {
  return !replaced.test(name) && !without.includes(name) && (isDevelopment || !workings.test(name))
}

function varyOf(vary: string, isStaff: boolean): string[] {
  const ignored = isStaff ? /^accept-encoding$/i : frameworkVariants
  const names = vary.split(',').map((name) => name.trim())
  const kept = names.filter((name) => name !== '' && !ignored.test(name))
  return kept.length > 0 ? [kept.join(', ')] : []
}
