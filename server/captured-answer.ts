import { ServerResponse, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { Writable } from 'node:stream'

/** Where the rest of an answer goes once its head shows that it need not be held back; null holds it back. */
export type Outlet = (head: { status: number; headers: OutgoingHttpHeaders }) => ServerResponse | null

export interface Captured {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
  /** The body has gone to the outlet already. */
  isStreamed: boolean
}

/** A response that belongs to no client: it holds what the application writes, or passes it on. */
export class CapturedAnswer extends ServerResponse {
  readonly captured: Promise<Captured>
  readonly #chooseOutlet: Outlet
  readonly #chunks: Buffer[] = []
  readonly #settle: { resolve: (captured: Captured) => void; reject: (reason: Error) => void }
  #outlet: ServerResponse | null = null
  #isSettled = false

  constructor(request: IncomingMessage, chooseOutlet: Outlet = () => null) {
    super(request)
    this.#chooseOutlet = chooseOutlet
    const { promise, resolve, reject } = Promise.withResolvers<Captured>()
    this.captured = promise
    this.#settle = { resolve, reject }
    this.assignSocket(nowhere())
    this.once('close', () => this.#abandon())
  }

  get isOnItsWay(): boolean {
    return this.#outlet !== null
  }

  // The signatures of Node's class are overloaded; all of them end in these.
  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.headersSent) return this
    const headers = rest.find((each) => typeof each === 'object' && each !== null)
    if (Array.isArray(headers)) {
      const flat = headers.flat() as string[]
      for (let index = 0; index + 1 < flat.length; index += 2)
        this.appendHeader(String(flat[index]), String(flat[index + 1]))
    } else {
      for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
        if (value !== undefined) this.setHeader(name, value)
      }
    }
    super.writeHead(status)
    this.#outlet = this.#chooseOutlet({ status, headers: this.getHeaders() })
    this.#outlet?.on('drain', () => this.emit('drain'))
    this.#outlet?.once('close', () => this.destroy())
    return this
  }

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    if (!this.headersSent) this.writeHead(this.statusCode)
    const bytes = bytesOf(chunk, rest[0])
    callbackIn(rest)?.()
    if (this.#outlet) return this.#outlet.write(bytes)
    this.#chunks.push(bytes)
    return true
  }

  override end(...rest: unknown[]): this {
    if (this.writableEnded) return this
    if (rest[0] !== undefined && rest[0] !== null && typeof rest[0] !== 'function')
      this.write(rest[0], rest[1])
    else if (!this.headersSent) this.writeHead(this.statusCode)
    this.#isSettled = true
    this.#settle.resolve({
      status: this.statusCode,
      headers: this.getHeaders(),
      body: Buffer.concat(this.#chunks),
      isStreamed: this.#outlet !== null,
    })
    this.#outlet?.end()
    const callback = callbackIn(rest)
    return super.end(() => {
      callback?.()
      this.destroy()
    })
  }

  #abandon(): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#settle.reject(new AbandonedAnswer('The answer was given up before it was complete'))
    if (this.#outlet && !this.#outlet.writableEnded) this.#outlet.destroy()
  }
}

export class AbandonedAnswer extends Error {}

/** The head that Node writes has to go somewhere; nobody reads it there. */
function nowhere(): Socket {
  return new Writable({ write: (_chunk, _encoding, done) => done() }) as unknown as Socket
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
  }
  return Buffer.from(chunk as Uint8Array)
}

function callbackIn(rest: unknown[]): (() => void) | undefined {
  return rest.find((each) => typeof each === 'function') as (() => void) | undefined
}
