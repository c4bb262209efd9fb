import type { IncomingMessage, ServerResponse } from 'node:http'
import { timingSafeEqual } from 'node:crypto'
import { accountId, apiVersion } from '../account.ts'
import { invalidRequest, Refusal } from '../errors.ts'
import { newId } from '../identifiers.ts'
import type { SavedAnswer } from '../state.ts'
import { noCause, type World } from '../world.ts'
import { pause, readBody, send, spoil, type Answer } from './answer.ts'
import type { Call } from './call.ts'
import { faultBody, type Fault, type Faults } from './faults.ts'
import { canonical, parseForm } from './form.ts'
import type { Idempotency } from './idempotency.ts'
import type { RateLimit } from './rate-limit.ts'
import { findRoute } from './routes.ts'

export interface Api {
  world: World
  secretKey: string
  faults: Faults
  idempotency: Idempotency
  rateLimit: RateLimit
  webhookUrl: () => string | null
  log: (message: string) => void
}

interface Request {
  id: string
  method: string
  path: string
  key: string | null
  text: string
  headers: Record<string, string>
}

/** One request to Stripe's API, from the key to the answer. */
export async function handleApi(
  api: Api,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming)
  const before = api.faults.take(request.method, request.path, 'before')
  if (before !== null) {
    await pause(before.delayMs)
    if (before.action !== undefined) return spoil(response, before.action, null)
    if (before.status !== undefined) return send(response, faultAnswer(request, before, before.status))
  }
  const { answer, after } = await answerRequest(api, request, incoming)
  if (after?.action !== undefined) return spoil(response, after.action, answer)
  send(response, answer)
}

interface Answered {
  answer: Answer
  after: Fault | null
}

async function answerRequest(api: Api, request: Request, incoming: IncomingMessage): Promise<Answered> {
  try {
    authorise(incoming, api.secretKey)
    checkVersion(incoming)
    const { route, id } = findRoute(request.method, request.path)
    if (!api.rateLimit.allows(`${route.method} ${route.pattern}`)) {
      return { answer: jsonAnswer(request, 429, faultBody(429)), after: null }
    }
    api.world.agenda.runDue()
    const call = { world: api.world, id, tree: parseForm(request.text), webhookUrl: api.webhookUrl() }
    return await carryOut(api, request, call, () => route.handle(call))
  } catch (error) {
    return { answer: refusalAnswer(request, error, api.log), after: null }
  }
}

/** Carries a request out at most once per idempotency key. */
async function carryOut(api: Api, request: Request, call: Call, handle: () => unknown): Promise<Answered> {
  const { key } = request
  if (key === null) return answerOnce(api, request, handle)
  const parameters = canonical(call.tree)
  const kept = api.idempotency.begin(key, request.path, parameters)
  if (kept !== null) return replay(api, request, kept)
  try {
    return await answerOnce(api, request, handle, ({ status, body }) => {
      api.idempotency.keep({ key, endpoint: request.path, parameters, request: request.id, status, body })
      api.world.changed()
    })
  } finally {
    api.idempotency.end(key)
  }
}

async function answerOnce(
  api: Api,
  request: Request,
  handle: () => unknown,
  keep: (answer: Answer) => void = () => {},
): Promise<Answered> {
  const outcome = perform(api, request, handle)
  if (!outcome.begun) return { answer: outcome.answer, after: null }
  const after = api.faults.take(request.method, request.path, 'after')
  const answered = spoiled(request, outcome.answer, after)
  // Stripe keeps the first answer whatever it was, a 500 too.
  keep(after?.keep === false ? outcome.answer : answered.answer)
  await pause(after?.delayMs ?? 0)
  return answered
}

function replay(api: Api, request: Request, kept: SavedAnswer): Answered {
  const headers = { ...request.headers, 'idempotent-replayed': 'true', 'original-request': kept.request }
  const after = api.faults.take(request.method, request.path, 'after')
  return spoiled(request, { status: kept.status, headers, body: kept.body }, after)
}

function perform(api: Api, request: Request, handle: () => unknown): { answer: Answer; begun: boolean } {
  api.world.cause = { id: request.id, idempotency_key: request.key }
  try {
    return { answer: jsonAnswer(request, 200, handle()), begun: true }
  } catch (error) {
    return { answer: refusalAnswer(request, error, api.log), begun: error instanceof Refusal && error.begun }
  } finally {
    api.world.cause = noCause
  }
}

function spoiled(request: Request, answer: Answer, after: Fault | null): Answered {
  if (after?.status === undefined) return { answer, after }
  return { answer: faultAnswer(request, after, after.status), after }
}

async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1')
  const method = incoming.method ?? 'GET'
  const body = await readBody(incoming)
  const given = incoming.headers['idempotency-key']
  const key = method === 'POST' && typeof given === 'string' && given !== '' ? given : null
  const id = newId('req_')
  return {
    id,
    method,
    path: decodedPath(url.pathname),
    key,
    text: method === 'POST' ? body : url.search.slice(1),
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-cache, no-store',
      'request-id': id,
      'stripe-version': apiVersion,
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
  }
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function authorise(incoming: IncomingMessage, secretKey: string): void {
  const [scheme, credentials = ''] = (incoming.headers.authorization ?? '').split(' ')
  const given =
    scheme === 'Basic'
      ? (Buffer.from(credentials, 'base64').toString('utf8').split(':')[0] ?? '')
      : credentials
  if (given === '') {
    throw invalidRequest(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
      { status: 401 },
    )
  }
  if (sameText(given, secretKey)) return
  const shown =
    given.length > 12 ? `${given.slice(0, 8)}${'*'.repeat(given.length - 12)}${given.slice(-4)}` : '****'
  throw invalidRequest(`Invalid API Key provided: ${shown}`, { status: 401 })
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

function checkVersion(incoming: IncomingMessage): void {
  const version = incoming.headers['stripe-version']
  if (version === undefined || version === apiVersion) return
  throw invalidRequest(
    `The local Stripe stand-in speaks API version ${apiVersion} only, not ${String(version)}.`,
  )
}

function jsonAnswer(request: Request, status: number, value: unknown): Answer {
  return { status, headers: request.headers, body: JSON.stringify(value, null, 2) }
}

function refusalAnswer(request: Request, error: unknown, log: (message: string) => void): Answer {
  if (!(error instanceof Refusal)) {
    log(
      `Stripe stand-in failed on ${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`,
    )
    return jsonAnswer(request, 500, faultBody(500))
  }
  const address = `https://dashboard.stripe.com/${accountId}/test/logs/${request.id}`
  return jsonAnswer(request, error.status, { error: { ...error.body, request_log_url: address } })
}

function faultAnswer(request: Request, planned: Fault, status: number): Answer {
  const answer = jsonAnswer(request, status, faultBody(status))
  return { ...answer, headers: { ...answer.headers, ...lowerCase(planned.headers) } }
}

function lowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}
