import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { isApiPath } from './page-address.ts'

/** Why a request goes no further, as a status of HTTP. */
export interface Refusal {
  status: number
  /** The methods that would have been accepted. */
  allow?: string
}

export interface RefusalSettings {
  isOwnHost: (host: string) => boolean
  isDevelopment: boolean
}

const slash = '/'.charCodeAt(0)
const writeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const longestTarget = 8192

/**
 * What can be refused by the head of a request alone and must not cost more than reading it. Protocols of the
 * framework that this shop does not use (actions, resumed renders, sockets) have been a way in more than once.
 */
export function refusalOfHead(request: IncomingMessage, settings: RefusalSettings): Refusal | null {
  const { headers, url: target = '' } = request
  if (isOfAnotherProtocol(request)) return { status: 400 }
  if (!isAcceptedMethod(request.method ?? '', target)) return { status: 405, allow: 'GET, HEAD' }
  if (speaksInternally(headers)) return { status: 404 }
  if (isUnsignedEvent(request)) return { status: 400 }
  // Whoever watches over the machine asks by its address.
  if (!settings.isOwnHost(headers.host ?? '') && target !== '/api/health') return { status: 421 }
  return null
}

/** What comes where Stripe's events come, and is none of them. */
function isUnsignedEvent({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'POST' && url.split('?', 1)[0] === '/api/stripe/webhook' && !isSigned(headers)
}

/** Looks like a signed event; whether it is one is asked when it has been read. */
function isSigned({
  'stripe-signature': signature,
  'content-type': type = '',
}: IncomingHttpHeaders): boolean {
  if (typeof signature !== 'string' || !type.startsWith('application/json')) return false
  return /(?:^|,)t=\d{1,15}(?:,|$)/.test(signature) && /(?:^|,)v1=[\da-f]{64}(?:,|$)/.test(signature)
}

function isOfAnotherProtocol({ url = '', headers }: IncomingMessage): boolean {
  return url.charCodeAt(0) !== slash || headers.upgrade !== undefined
}

function speaksInternally(headers: IncomingHttpHeaders): boolean {
  return headers['next-action'] !== undefined || headers['next-resume'] !== undefined
}

/** Pages are read; only addresses made for it are written to. */
function isAcceptedMethod(method: string, target: string): boolean {
  return method === 'GET' || method === 'HEAD' || (writeMethods.has(method) && isApiPath(target))
}

/** What is left to look at once no finished answer is known for the target. */
export function refusalOfTarget(target: string, settings: RefusalSettings): Refusal | null {
  if (target.length > longestTarget) return { status: 414 }
  const path = target.split('?', 1)[0] ?? ''
  if (!isPlainPath(path)) return { status: 400 }
  if (path.endsWith('.rsc')) return { status: 404 }
  if (path === '/_next/image' || path.startsWith('/_next/data/')) return { status: 404 }
  // Pages of the framework for itself, one of which answers as if it had failed.
  if (path.startsWith('/_') && !settings.isDevelopment) return { status: 404 }
  return null
}

function isPlainPath(path: string): boolean {
  try {
    const decoded = decodeURIComponent(path)
    return !hasControl(decoded) && !decoded.includes('\\') && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(decoded)
  } catch {
    return false
  }
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 127) return true
  }
  return false
}
