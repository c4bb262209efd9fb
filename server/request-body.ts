import type { IncomingMessage, ServerResponse } from 'node:http'
import { isStaffPath } from './page-address.ts'

export interface BodyLimit {
  prefix: string
  bytes: number
  /** How many of these are read and answered at once; the others wait with their bodies at the sender. */
  atOnce?: number
}

const kibibyte = 1024
const ordinary = 64 * kibibyte

/** What is larger than a form: signed events (some ten kilobytes, more with metadata), long articles, pictures. */
export const bodyLimits: readonly BodyLimit[] = [
  { prefix: '/api/stripe/webhook', bytes: 256 * kibibyte },
  { prefix: '/staff/api/media', bytes: 12 * 1024 * kibibyte, atOnce: 2 },
  { prefix: '/staff/api/products/import', bytes: 8 * 1024 * kibibyte, atOnce: 1 },
  { prefix: '/staff/api/', bytes: 1024 * kibibyte },
]

/** How fast a sender who holds one of the few places has to be: who drips holds up everybody else. */
export interface Pace {
  /** Milliseconds before the pace is looked at. */
  patience: number
  bytesPerSecond: number
}

/** A slow line of a telephone is several times faster. */
const leastPace: Pace = { patience: 5_000, bytesPerSecond: 32 * kibibyte }

export function paceOf(path: string, limits: readonly BodyLimit[] = bodyLimits): Pace | null {
  return limits.find(({ prefix }) => path.startsWith(prefix))?.atOnce ? leastPace : null
}

/** Whoever is not known sends no more to the workshop than a form to sign in with. */
export function bodyLimitOf(path: string, isColleague: boolean): number {
  if (isStaffPath(path) && !isColleague) return ordinary
  return bodyLimits.find(({ prefix }) => path.startsWith(prefix))?.bytes ?? ordinary
}

/** Few large bodies are held in memory at a time; whoever comes next waits for a place. */
export class BodyPlaces {
  readonly #taken = new Map<BodyLimit, number>()
  readonly #waiting = new Map<BodyLimit, (() => void)[]>()

  /** Resolves when the body may be read; to be called again when it has been answered. */
  async enter(path: string, limits: readonly BodyLimit[] = bodyLimits): Promise<() => void> {
    const limit = limits.find(({ prefix }) => path.startsWith(prefix))
    if (!limit?.atOnce) return () => {}
    const taken = this.#taken.get(limit) ?? 0
    if (taken < limit.atOnce) this.#taken.set(limit, taken + 1)
    else {
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#waiting.set(limit, [...(this.#waiting.get(limit) ?? []), resolve])
      await promise
    }
    return () => this.#passOn(limit)
  }

  #passOn(limit: BodyLimit): void {
    const next = this.#waiting.get(limit)?.shift()
    if (next) next()
    else this.#taken.set(limit, (this.#taken.get(limit) ?? 1) - 1)
  }
}

export type ReadBody =
  { ok: true; body: Buffer } | { ok: false; reason: 'too-large' | 'too-slow' | 'aborted' }

export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers
  return transfer !== undefined || (length !== undefined && length !== '0')
}

/** Says beforehand that it is longer than may be. */
export function isTooLarge(request: IncomingMessage, limit: number): boolean {
  return Number(request.headers['content-length'] ?? 0) > limit
}

/** Reads a body as far as the limit and no slower than the pace; what says beforehand that it is longer is not read at all. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  { limit, pace = null }: { limit: number; pace?: Pace | null },
): Promise<ReadBody> {
  if (!hasBody(request)) return { ok: true, body: Buffer.alloc(0) }
  if (isTooLarge(request, limit)) return { ok: false, reason: 'too-large' }
  if (request.headers.expect !== undefined) response.writeContinue()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const startedAt = Date.now()
    const check = () => {
      const late = Date.now() - startedAt - (pace?.patience ?? Infinity)
      if (pace && size < (late / 1000) * pace.bytesPerSecond) settle({ ok: false, reason: 'too-slow' })
    }
    const timer = pace && setInterval(check, 1_000)
    const settle = (result: ReadBody) => {
      if (timer) clearInterval(timer)
      request.off('data', onData).off('end', onEnd).off('close', onAbort).off('error', onAbort)
      // An aborted request may say so once more.
      request.on('error', () => {})
      resolve(result)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) settle({ ok: false, reason: 'too-large' })
      else chunks.push(chunk)
    }
    const onEnd = () => settle({ ok: true, body: Buffer.concat(chunks, size) })
    const onAbort = () => settle({ ok: false, reason: 'aborted' })
    request.on('data', onData).once('end', onEnd).once('close', onAbort).once('error', onAbort)
  })
}

/**
 * Lets a sender finish that has been answered already, up to a measure, for one that is cut off while it writes does
 * not read the answer; then the connection is closed.
 */
export function discardBody(request: IncomingMessage): void {
  if (!hasBody(request) || request.complete) return
  let left = 16 * 1024 * kibibyte
  const cut = () => request.destroy()
  const timer = setTimeout(cut, 10_000)
  timer.unref()
  request.on('error', () => {})
  request.once('close', () => clearTimeout(timer))
  request.once('end', () => clearTimeout(timer))
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) cut()
  })
}
