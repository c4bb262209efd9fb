import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip' | 'identity'
export type Effort = 'quick' | 'best'

const brotli = promisify(brotliCompress)
const deflate = promisify(gzip)

const known = new Map<string, Coding>()

/** The best coding that an `Accept-Encoding` header allows (RFC 9110, section 12.5.3). */
export function preferredCoding(header: string | undefined): Coding {
  if (!header) return 'identity'
  const found = known.get(header)
  if (found) return found
  const coding = negotiate(header)
  // Browsers send a handful of different lines; whoever sends many is not remembered.
  if (known.size < 200 && header.length < 100) known.set(header, coding)
  return coding
}

function negotiate(header: string): Coding {
  const qualities = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    const value = quality === undefined ? 1 : Number(quality.slice(2))
    qualities.set(name, Number.isFinite(value) ? value : 0)
  }
  const qualityOf = (coding: string) => qualities.get(coding) ?? qualities.get('*') ?? 0
  const [br, gz] = [qualityOf('br'), Math.max(qualityOf('gzip'), qualities.get('x-gzip') ?? 0)]
  if (br > 0 && br >= gz) return 'br'
  return gz > 0 ? 'gzip' : 'identity'
}

const compressible =
  /^(?:text\/|image\/svg\+xml|application\/(?:json|javascript|xml|wasm|manifest\+json|ld\+json|[\w.+-]+\+xml|[\w.+-]+\+json))/

/** Below one packet there is nothing to gain. */
const worthwhile = 1024

export function isCompressible(contentType: string, bytes: number): boolean {
  return bytes >= worthwhile && compressible.test(contentType)
}

export function compress(body: Buffer, coding: 'br' | 'gzip', effort: Effort): Promise<Buffer> {
  if (coding === 'gzip') return deflate(body, { level: effort === 'best' ? 9 : 6 })
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: effort === 'best' ? constants.BROTLI_MAX_QUALITY : 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
}

let queue: Promise<void> = Promise.resolve()

/** Runs work nobody waits for, one piece at a time, so that it never takes all cores from those who do wait. */
export function inBackground(work: () => Promise<void>): void {
  // It only improves on something that is in use already: if it fails, that stays in use.
  queue = queue.then(work).catch(() => {})
}
