import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FinishedAnswer } from './finished-answer.ts'
import { addressOf } from './page-address.ts'
import type { PageStore } from './page-store.ts'
import { refusalOfHead, refusalOfTarget, type Refusal, type RefusalSettings } from './refusals.ts'
import { discardBody, hasBody } from './request-body.ts'
import { referrerPolicy, type HeaderList } from './security-headers.ts'
import type { StaticFiles } from './static-files.ts'
import { isRead, type Visit } from './visit.ts'

export interface ReceptionSettings extends RefusalSettings {
  security: HeaderList
  store: PageStore
  files: StaticFiles
  serve: (visit: Visit) => Promise<void>
  requestIdOf: (request: IncomingMessage) => string
  error: (facts: Record<string, unknown>, message: string) => void
}

/** Receives every request: refuses it, answers it from memory, or has it served. */
export class Reception {
  readonly #settings: ReceptionSettings

  constructor(settings: ReceptionSettings) {
    this.#settings = settings
  }

  receive(request: IncomingMessage, response: ServerResponse): void {
    const requestId = this.#settings.requestIdOf(request)
    const refusal = refusalOfHead(request, this.#settings)
    if (refusal) return this.refuse(refusal, request, response, requestId)
    if (!isRead(request)) return this.#pass(request, response, requestId)
    if (hasBody(request)) return this.refuse({ status: 400 }, request, response, requestId)
    const found = this.#found(request.url ?? '/')
    if (found === null) return this.#pass(request, response, requestId)
    const sent =
      found instanceof Promise
        ? found.then((answer) =>
            answer ? answer.send(request, response, requestId) : this.#pass(request, response, requestId),
          )
        : found.send(request, response, requestId)
    sent?.catch((error: unknown) => this.#fail(error, response, requestId))
  }

  refuse(refusal: Refusal, request: IncomingMessage, response: ServerResponse, requestId: string): void {
    if (response.destroyed || response.headersSent) return
    const body = `${STATUS_CODES[refusal.status] ?? ''}\n`
    const headers = ['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(body.length)]
    headers.push('Cache-Control', 'no-store', 'Referrer-Policy', referrerPolicy, ...this.#settings.security)
    if (refusal.allow) headers.push('Allow', refusal.allow)
    response.writeHead(refusal.status, [...headers, 'X-Request-Id', requestId])
    response.end(body)
    discardBody(request)
  }

  #found(target: string): FinishedAnswer | Promise<FinishedAnswer | null> | null {
    const { store, files } = this.#settings
    const kept = store.find(target)
    if (kept) return kept
    const mark = target.indexOf('?')
    const file = files.find(mark === -1 ? target : target.slice(0, mark))
    if (file) return file
    if (mark === -1) return null
    const { path, query } = addressOf(target)
    return query === '' ? (store.find(path) ?? null) : null
  }

  #pass(request: IncomingMessage, response: ServerResponse, requestId: string): void {
    const target = request.url ?? '/'
    const refusal = refusalOfTarget(target, this.#settings)
    if (refusal) return this.refuse(refusal, request, response, requestId)
    this.#settings
      .serve({ ...addressOf(target), request, response, requestId })
      .catch((error: unknown) => this.#fail(error, response, requestId))
  }

  #fail(error: unknown, response: ServerResponse, requestId: string): void {
    this.#settings.error({ requestId, err: error }, 'An answer could not be sent')
    response.destroy()
  }
}
