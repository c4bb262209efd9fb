import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { heldEntityTag } from './conditional-request.ts'
import { compress, inBackground, isCompressible, preferredCoding, type Coding } from './encodings.ts'
import type { HeaderList } from './security-headers.ts'

export interface FinishedContent {
  body: Buffer
  contentType: string
  /** All headers but those that follow from the bytes. */
  headers: HeaderList
}

interface Variant {
  body: Buffer
  headers: string[]
  headersUnchanged: string[]
}

/** An answer that needs no more work: its bytes in each coding, each with headers ready to be written. */
export class FinishedAnswer {
  /** Worth the best compression, because many will ask for it. */
  isKept = false
  /** Told how many bytes more the answer holds, when a coding is added. */
  onGrow: (bytes: number) => void = () => {}
  readonly #content: FinishedContent
  readonly #digest: string
  readonly #isCompressible: boolean
  readonly #variants: Record<Coding, Variant | undefined>
  readonly #pending = new Map<Coding, Promise<Variant>>()
  #bytes: number

  constructor(content: FinishedContent) {
    this.#content = content
    this.#digest = createHash('sha256').update(content.body).digest('base64url').slice(0, 20)
    this.#isCompressible = isCompressible(content.contentType, content.body.length)
    const identity = this.#variant(content.body, 'identity', '')
    this.#variants = { identity, gzip: undefined, br: undefined }
    this.#bytes = content.body.length + 2048
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Writes the answer, at once if its bytes are ready in the coding that is asked for. */
  send(request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> | void {
    const coding = this.#isCompressible ? preferredCoding(headerOf(request, 'accept-encoding')) : 'identity'
    const variant = this.#variants[coding]
    if (variant) return this.#write(variant, request, response, requestId)
    return this.#prepare(coding).then((made) => this.#write(made, request, response, requestId))
  }

  #write(variant: Variant, request: IncomingMessage, response: ServerResponse, requestId: string): void {
    const held = heldEntityTag(request.headers['if-none-match'], this.#digest)
    if (held === null) {
      response.writeHead(200, [...variant.headers, 'X-Request-Id', requestId])
      response.end(variant.body)
    } else {
      response.writeHead(304, [...variant.headersUnchanged, 'ETag', held, 'X-Request-Id', requestId])
      response.end()
    }
  }

  #prepare(coding: Coding): Promise<Variant> {
    const pending = this.#pending.get(coding)
    if (pending) return pending
    const made = this.#compressed(coding)
    this.#pending.set(coding, made)
    return made
  }

  async #compressed(coding: Coding): Promise<Variant> {
    const identity = this.#variant(this.#content.body, 'identity', '')
    if (coding === 'identity') return identity
    try {
      const isFinal = coding === 'gzip' && this.isKept
      const body = await compress(this.#content.body, coding, isFinal ? 'best' : 'quick')
      const variant = this.#variant(body, coding, coding === 'gzip' ? '-g' : '-q')
      this.#use(coding, variant)
      if (coding === 'br' && this.isKept) inBackground(() => this.#improve())
      return variant
    } catch {
      // Out of memory for the compressor: the plain bytes are an answer too.
      return identity
    } finally {
      this.#pending.delete(coding)
    }
  }

  async #improve(): Promise<void> {
    const body = await compress(this.#content.body, 'br', 'best')
    this.#use('br', this.#variant(body, 'br', '-b'))
  }

  #use(coding: Coding, variant: Variant): void {
    const growth = variant.body.length - (this.#variants[coding]?.body.length ?? 0)
    this.#variants[coding] = variant
    this.#bytes += growth
    this.onGrow(growth)
  }

  #variant(body: Buffer, coding: Coding, suffix: string): Variant {
    const general = [...this.#content.headers]
    if (this.#isCompressible) general.push('Vary', 'Accept-Encoding')
    const headers = [
      ...general,
      'ETag',
      `"${this.#digest}${suffix}"`,
      'Content-Type',
      this.#content.contentType,
    ]
    if (coding !== 'identity') headers.push('Content-Encoding', coding)
    headers.push('Content-Length', String(body.length))
    return { body, headers, headersUnchanged: general }
  }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(',') : value
}
