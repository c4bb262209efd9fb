import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectPageFacts, type PageFacts } from '#platform/page-facts.ts'
import { CapturedAnswer, type Captured, type Outlet } from './captured-answer.ts'

/** The application behind the front: Next's request handler, or a small one in tests. */
export type Application = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

export interface Rendered extends Captured {
  facts: PageFacts
}

export function newNonce(): string {
  return randomBytes(16).toString('base64url')
}

export interface RenderOptions {
  nonce: string | null
  /** Milliseconds until an answer that has not begun is given up. */
  timeLimit: number
  /** The client the render is for; when it leaves, the work ends. A render for several has none. */
  client?: ServerResponse
  outlet?: Outlet
}

/** Asks the application for an answer and collects what its pages say about themselves meanwhile. */
export function render(
  application: Application,
  request: IncomingMessage,
  { nonce, timeLimit, client, outlet }: RenderOptions,
): Promise<Rendered> {
  return collectPageFacts(async (facts) => {
    const answer = new CapturedAnswer(request, outlet)
    const giveUp = () => answer.destroy()
    const timer = setTimeout(() => answer.isOnItsWay || giveUp(), timeLimit)
    client?.once('close', giveUp)
    // Whoever waits for the answer hears of the failure; the application need not be done by then.
    const failure = Promise.resolve()
      .then(() => application(request, answer))
      .then(() => answer.captured)
    try {
      const captured = await Promise.race([answer.captured, failure])
      const isMissing = captured.status === 200 && facts.isMissing && !captured.isStreamed
      return { ...captured, status: isMissing ? 404 : captured.status, facts }
    } finally {
      clearTimeout(timer)
      client?.off('close', giveUp)
      failure.catch(() => {})
      answer.captured.catch(() => {})
      giveUp()
    }
  }, nonce)
}
