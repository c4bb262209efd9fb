import type { IncomingMessage, ServerResponse } from 'node:http'

export interface BodyLimit {
  prefix: string
  bytes: number
}

const kibibyte = 1024
const ordinary = 64 * kibibyte

/** What is larger than a form: signed events, long articles, pictures. */
export const bodyLimits: readonly BodyLimit[] = [
  { prefix: '/api/stripe/webhook', bytes: 1024 * kibibyte },
  { prefix: '/staff/api/media', bytes: 12 * 1024 * kibibyte },
  { prefix: '/staff/api/', bytes: 1024 * kibibyte },
]

export function bodyLimitOf(path: string, limits: readonly BodyLimit[] = bodyLimits): number {
  return limits.find(({ prefix }) => path.startsWith(prefix))?.bytes ?? ordinary
}

export type ReadBody = { ok: true; body: Buffer } | { ok: false; reason: 'too-large' | 'aborted' }

export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': transfer } = request.headers
  return transfer !== undefined || (length !== undefined && length !== '0')
}

/** Reads a body as far as the limit; what says beforehand that it is longer is not read at all. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<ReadBody> {
  if (!hasBody(request)) return { ok: true, body: Buffer.alloc(0) }
  if (Number(request.headers['content-length'] ?? 0) > limit) return { ok: false, reason: 'too-large' }
  if (request.headers.expect !== undefined) response.writeContinue()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const settle = (result: ReadBody) => {
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
