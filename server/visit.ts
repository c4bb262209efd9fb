import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PageAddress } from './page-address.ts'

/** One request on its way through the front. */
export interface Visit extends PageAddress {
  request: IncomingMessage
  response: ServerResponse
  requestId: string
}

export function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** A path for the log: what unlocks an order or a form is left out. */
export function loggedPath(path: string): string {
  return path.slice(0, 300).replaceAll(/[\w-]{16,}/g, (part) => (isSecret(part) ? '…' : part))
}

/** Slugs are lower-case words; tokens have capitals or run on without a hyphen. */
function isSecret(part: string): boolean {
  return /[A-Z]/.test(part) || /\d/.test(part.replace(/-.*/, '')) || /[^-]{24,}/.test(part)
}
