import type { OutgoingHttpHeaders } from 'node:http'
import type { Outlet } from './captured-answer.ts'
import {
  contentSecurityPolicy,
  inspectPage,
  type InspectedPage,
  type PolicySettings,
} from './content-security-policy.ts'
import { compress, isCompressible, preferredCoding } from './encodings.ts'
import { errorContent, type ErrorKind } from './error-page.ts'
import { FinishedAnswer } from './finished-answer.ts'
import { isApiPath, isStaffPath } from './page-address.ts'
import type { Rendered } from './renderer.ts'
import { outgoingHeaders } from './response-headers.ts'
import { referrerPolicy, type HeaderList } from './security-headers.ts'
import type { Visit } from './visit.ts'

export interface FinishSettings extends PolicySettings {
  security: HeaderList
  /** Whether the database is known to be out of reach: then an error is a passing one. */
  isOutage: () => boolean
  warn: (facts: Record<string, unknown>, message: string) => void
}

interface Outgoing {
  status: number
  headers: string[]
  type: string
  body: Buffer
}

const everybody = 'public, max-age=0, must-revalidate'
/** Public in itself, but its address may say what one person has chosen or looked for. */
const oneBrowser = 'private, max-age=0, must-revalidate'
const nobody = 'private, no-store'
const held =
  /^(?:text\/(?!csv|event-stream)|application\/(?:json|problem\+json|xml|[\w.+-]+\+xml|manifest\+json))/

/** Turns what the application answers into what leaves the house. */
export class AnswerFinish {
  readonly #settings: FinishSettings

  constructor(settings: FinishSettings) {
    this.#settings = settings
  }

  /** Lets files and long exports pass while they are made; text is held back to be inspected and compressed. */
  outletTo({ response, requestId, path }: Visit): Outlet {
    return ({ status, headers }) => {
      const type = String(headers['content-type'] ?? '')
      const isHeld = this.#settings.isDevelopment ? type.startsWith('text/html') : held.test(type)
      if (isHeld || type === '' || response.destroyed) return null
      const list = this.#headersOf(headers, path)
      const length = headers['content-length']
      if (length !== undefined) list.push('Content-Length', String(length))
      if (headers['cache-control'] === undefined) list.push('Cache-Control', nobody)
      response.writeHead(status, [...list, 'X-Request-Id', requestId])
      return response
    }
  }

  /** A public page as bytes that need no more work. */
  page(rendered: Rendered, path: string, readers: 'everybody' | 'one browser'): FinishedAnswer {
    const { body, headers } = this.#inspected(rendered, path)
    headers.push('Cache-Control', readers === 'everybody' ? everybody : oneBrowser)
    const contentType = String(rendered.headers['content-type'] ?? 'text/html; charset=utf-8')
    return new FinishedAnswer({ body, contentType, headers })
  }

  /** Everything else, for the one who asked. */
  async send(rendered: Rendered, visit: Visit): Promise<void> {
    if (rendered.isStreamed) return
    const isHtml = isPage(rendered)
    const kind = this.#wordless(rendered, visit.path)
    if (kind) return this.sendError(rendered.status, visit, kind)
    const { body, headers } = this.#inspected(rendered, visit.path)
    const cacheControl = cacheControlOf(rendered, isHtml)
    if (cacheControl !== null) headers.push('Cache-Control', cacheControl)
    const type = String(rendered.headers['content-type'] ?? '')
    await this.#write({ status: rendered.status, headers, type, body }, visit)
  }

  /** The page for when no other can be made; the same words for scripts and other programs. */
  async sendError(status: number, visit: Visit, kind: ErrorKind = 'fault'): Promise<void> {
    const { response } = visit
    if (response.headersSent || response.destroyed) return
    const isOutage = kind === 'fault' && this.#settings.isOutage()
    const shown = isOutage ? 503 : status
    const headers = ['Cache-Control', nobody, 'Referrer-Policy', referrerPolicy, ...this.#settings.security]
    if (shown === 503) headers.push('Retry-After', '5')
    const { type, text } = errorContent(kind, visit)
    const body = type.startsWith('text/html') ? this.#withPolicy(text, headers) : text
    await this.#write({ status: shown, headers, type, body: Buffer.from(body) }, visit)
  }

  /** The framework's own page of an error is empty without scripts; a handler's may be empty altogether. */
  #wordless(rendered: Rendered, path: string): ErrorKind | null {
    const isEmpty = rendered.body.length === 0
    if (rendered.status === 404) return isEmpty || (isPage(rendered) && isApiPath(path)) ? 'missing' : null
    const isFault = rendered.status >= 500 && !this.#settings.isDevelopment
    return isFault && (isEmpty || isPage(rendered)) ? 'fault' : null
  }

  #withPolicy(page: string, headers: string[]): string {
    const { html, sources } = inspectPage(page, 'everyScript')
    headers.push('Content-Security-Policy', contentSecurityPolicy(sources, this.#settings))
    return html
  }

  #inspected(rendered: Rendered, path: string): { body: Buffer; headers: string[] } {
    const headers = this.#headersOf(rendered.headers, path, ['content-type', 'cache-control', 'etag'])
    const type = String(rendered.headers['content-type'] ?? '')
    if (!type.startsWith('text/html')) return { body: rendered.body, headers }
    const page = this.#inspectedPage(rendered, path)
    headers.push('Content-Security-Policy', contentSecurityPolicy(page.sources, this.#settings))
    return { body: Buffer.from(page.html), headers }
  }

  #headersOf(headers: OutgoingHttpHeaders, path: string, without: readonly string[] = []): string[] {
    const { security, isDevelopment } = this.#settings
    return outgoingHeaders(headers, { security, isDevelopment, isStaff: isStaffPath(path), without })
  }

  #inspectedPage({ body, facts, headers }: Rendered, path: string): InspectedPage {
    const isPrerendered =
      headers['x-nextjs-prerender'] !== undefined || headers['x-nextjs-cache'] !== undefined
    const page = inspectPage(
      body.toString('utf8'),
      isPrerendered ? 'everyScript' : (facts.nonce ?? 'everyScript'),
    )
    if (page.unmarkedScripts > 0) {
      this.#settings.warn(
        { path, scripts: page.unmarkedScripts },
        'A page holds inline scripts that will not run',
      )
    }
    return page
  }

  async #write({ status, headers, type, body }: Outgoing, visit: Visit): Promise<void> {
    const { request, response, requestId } = visit
    let bytes = body
    if (isCompressible(type, body.length)) {
      const accepted = request.headers['accept-encoding']
      const coding = preferredCoding(typeof accepted === 'string' ? accepted : undefined)
      headers.push('Vary', 'Accept-Encoding')
      if (coding !== 'identity') {
        bytes = await compress(body, coding, 'quick')
        headers.push('Content-Encoding', coding)
      }
    }
    if (response.destroyed) return
    if (type !== '') headers.push('Content-Type', type)
    const isBodiless = status === 204 || status === 304
    if (!isBodiless) headers.push('Content-Length', String(bytes.length))
    response.writeHead(status, [...headers, 'X-Request-Id', requestId])
    response.end(isBodiless ? undefined : bytes)
  }
}

function isPage({ headers }: Rendered): boolean {
  return String(headers['content-type'] ?? '').startsWith('text/html')
}

/** Only a page that has called itself public may be stored by anybody; of the rest, what its own handler says holds. */
function cacheControlOf({ status, headers }: Rendered, isHtml: boolean): string | null {
  const chosen = headers['cache-control'] === undefined ? null : String(headers['cache-control'])
  if (isHtml) return chosen?.includes('no-store') ? chosen : nobody
  const isLasting = status === 301 || status === 308
  return chosen ?? (isLasting ? null : nobody)
}
