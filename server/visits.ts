import type { AnswerFinish } from './answer-finish.ts'
import { AbandonedAnswer } from './captured-answer.ts'
import { clientAddress, type TrustedProxies } from './client-address.ts'
import type { Colleagues } from './colleagues.ts'
import { forwardedRequest, neutralRequest, type Established } from './forwarded-request.ts'
import { isApiPath, isCanonical, isLongDeed, isStaffPath } from './page-address.ts'
import { isFinished, type PublicPages } from './public-pages.ts'
import type { RenderGate } from './render-gate.ts'
import { newNonce, render, type Application, type Rendered, type RenderOptions } from './renderer.ts'
import { BodyPlaces, bodyLimitOf, discardBody, isTooLarge, paceOf, readBody } from './request-body.ts'
import { isRead, loggedPath, type Visit } from './visit.ts'

export interface VisitSettings {
  application: Application
  shopUrl: URL
  isOwnHost: (host: string) => boolean
  isTrusted: TrustedProxies
  isDevelopment: boolean
  pages: PublicPages
  finish: AnswerFinish
  renderTimeLimit: number
  deedTimeLimit: number
  /** Resolves when this process has heard of everything committed so far. */
  caughtUp: () => Promise<void>
  /** Resolves when it is known how the database is. */
  lookAround: () => Promise<void>
  gate: RenderGate
  isColleague: Colleagues
  error: (facts: Record<string, unknown>, message: string) => void
}

const nothing = Buffer.alloc(0)

type Reader = 'nobody' | 'somebody' | 'this client'

/** More pages are asked for than can be made. */
class SentAway extends Error {}

/** Serves what is not in memory: asks the application, once for all where the page is the same for all. */
export class Visits {
  readonly #settings: VisitSettings
  readonly #bodyPlaces = new BodyPlaces()

  constructor(settings: VisitSettings) {
    this.#settings = settings
  }

  async serve(visit: Visit): Promise<void> {
    try {
      if (this.#isShareable(visit)) await this.#servePage(visit)
      else await this.#serveOwn(visit)
    } catch (error) {
      await this.#fail(error, visit)
    }
  }

  #isShareable({ request, path, query }: Visit): boolean {
    if (this.#settings.isDevelopment || !isRead(request) || query !== '') return false
    return !isApiPath(path) && !isStaffPath(path) && isCanonical(path)
  }

  async #servePage(visit: Visit): Promise<void> {
    const { request, response, path, requestId } = visit
    const { pages, finish } = this.#settings
    const outcome = await pages.answer(path, request, {
      neutral: () => this.#render(visit, 'nobody', nothing),
      held: () => this.#render(visit, 'somebody', nothing),
      own: () => this.#render(visit, 'this client', nothing),
      finish: (rendered) => finish.page(rendered, path, 'everybody'),
    })
    if (outcome.kind === 'finished') await outcome.answer.send(request, response, requestId)
    else await this.#deliver(outcome.rendered, visit)
  }

  async #serveOwn(visit: Visit): Promise<void> {
    const isColleague = isStaffPath(visit.path) && this.#settings.isColleague(visit.request)
    const limit = bodyLimitOf(visit.path, isColleague)
    if (isTooLarge(visit.request, limit)) return this.#refuseLarge(visit, isColleague)
    // Few places there are, and none of them for strangers, whose bodies are small.
    const leave = isColleague ? await this.#bodyPlaces.enter(visit.path) : () => {}
    try {
      await this.#serveBody(visit, limit, isColleague)
    } finally {
      leave()
    }
  }

  async #serveBody(visit: Visit, limit: number, isColleague: boolean): Promise<void> {
    const { request, response, path } = visit
    const content = await readBody(request, response, { limit, pace: isColleague ? paceOf(path) : null })
    if (!content.ok) {
      if (content.reason === 'too-large') await this.#refuseLarge(visit, isColleague)
      if (content.reason === 'too-slow') await this.#refuseSlow(visit)
      return
    }
    const rendered = await this.#render(visit, 'this client', content.body)
    // Who has changed something finds it changed on the very next page.
    if (isStaffPath(path) && !isRead(request)) await this.#settings.caughtUp()
    await this.#deliver(rendered, visit)
  }

  /** Who is signed out shall not be told to write less. */
  async #refuseLarge(visit: Visit, isColleague: boolean): Promise<void> {
    const isStranger = isStaffPath(visit.path) && !isColleague
    await this.#settings.finish.sendError(
      isStranger ? 401 : 413,
      visit,
      isStranger ? 'signedOut' : 'tooLarge',
    )
    discardBody(visit.request)
  }

  /** The place is wanted by others: whoever has not finished by now is cut off once the answer is out. */
  async #refuseSlow(visit: Visit): Promise<void> {
    await this.#settings.finish.sendError(408, visit, 'tooSlow')
    discardBody(visit.request)
  }

  async #deliver(rendered: Rendered, visit: Visit): Promise<void> {
    const { request, response, path, query, requestId } = visit
    const { finish } = this.#settings
    if (!isRead(request) || !isFinished(rendered)) return finish.send(rendered, visit)
    const answer = finish.page(rendered, path, query === '' ? 'everybody' : 'one browser')
    await answer.send(request, response, requestId)
  }

  async #render(visit: Visit, reader: Reader, body: Buffer): Promise<Rendered> {
    const { application, finish, renderTimeLimit, deedTimeLimit } = this.#settings
    const established = this.#established(visit)
    const request =
      reader === 'nobody'
        ? neutralRequest(visit, established)
        : forwardedRequest(visit.request, visit, body, established)
    const timeLimit = isLongDeed(visit.path) ? deedTimeLimit : renderTimeLimit
    const options: RenderOptions = { nonce: established.nonce, timeLimit }
    if (reader === 'this client') {
      options.client = visit.response
      options.outlet = finish.outletTo(visit)
    }
    const rendered = await this.#made(visit, reader, () => render(application, request, options))
    if (rendered.status >= 500) {
      this.#report(visit, { status: rendered.status }, 'The application answered an error')
      // A lost database is often met by a request first: asked now, this process knows of it before it answers.
      await this.#settings.lookAround()
    }
    return rendered
  }

  /** Pages for one reader wait for their turn; what is made once for everybody, written or asked of staff does not. */
  async #made(visit: Visit, reader: Reader, make: () => Promise<Rendered>): Promise<Rendered> {
    const { request, response, path } = visit
    const isForOne = reader !== 'nobody' && isRead(request) && !isApiPath(path) && !isStaffPath(path)
    if (!isForOne || this.#settings.isDevelopment) return make()
    const left = new AbortController()
    const onClose = () => left.abort()
    response.once('close', onClose)
    try {
      const leave = await this.#settings.gate.enter(this.#established(visit).clientAddress, left.signal)
      if (leave === null) throw new SentAway()
      return await make().finally(leave)
    } finally {
      response.off('close', onClose)
    }
  }

  #established({ request, requestId }: Visit): Established {
    const { shopUrl, isOwnHost, isTrusted, isDevelopment } = this.#settings
    const { host = '', 'x-forwarded-for': forwardedFor } = request.headers
    const forwarded = Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor
    return {
      requestId,
      shopUrl,
      isDevelopment,
      host: isOwnHost(host) ? host : shopUrl.host,
      clientAddress: clientAddress(request.socket.remoteAddress, forwarded, isTrusted),
      nonce: isDevelopment ? null : newNonce(),
    }
  }

  async #fail(error: unknown, visit: Visit): Promise<void> {
    const { response } = visit
    if (response.destroyed) return
    if (error instanceof SentAway) return this.#settings.finish.sendError(503, visit, 'busy')
    this.#report(visit, { err: error }, 'A request could not be answered')
    if (response.headersSent) response.destroy()
    else await this.#settings.finish.sendError(error instanceof AbandonedAnswer ? 503 : 500, visit)
  }

  #report({ request, path, requestId }: Visit, facts: Record<string, unknown>, message: string): void {
    this.#settings.error({ requestId, method: request.method, path: loggedPath(path), ...facts }, message)
  }
}
