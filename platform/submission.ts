import 'server-only'
import type { z } from 'zod'
import { cookieName, setCookie } from './cookie.ts'
import { environment } from './environment.ts'
import { takeFile, type LargeForm } from './form-file.ts'
import { takePoints } from './form-limit.ts'
import { keepForm } from './kept-form.ts'
import type { Problem } from './problem.ts'
import type { Limit } from './rate-limit.ts'

export type { Problem } from './problem.ts'

/** A form or JSON body as it came, with how the sender wants to be answered. */
export interface Submission {
  form: string
  /** A script of ours sent it and shows the answer in place. */
  wantsJson: boolean
  clientAddress: string
  values: Record<string, string>
  /** Path of the page of ours it was sent from, where the browser says so; and what the sender reads. */
  page: string | null
  languages: string | null
  cookie: (name: string) => string | null
}

export type ReadForm<Data> =
  | { ok: true; data: Data; submission: Submission; file: File | null }
  | { ok: false; status: 403 | 413 | 415 | 422; problems: Problem[]; submission: Submission }

const bodyLimit = 64 * 1024
/** Bytes of the long forms of the workshop: a product or an article with all its texts. */
export const longFormLimit = 512 * 1024
/** More than any form of ours has fields. */
const problemLimit = 40

export function cookieOf(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=')
    if (key === name) return rest.join('=') || null
  }
  return null
}

/** Address of the client as the HTTP front established it. */
export function clientAddressOf(request: Request): string {
  return request.headers.get('x-shop-client-address') ?? 'unknown'
}

/** Every write comes from a page of our own (OWASP CSRF): a foreign, `null` or missing Origin is refused. */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin || origin === 'null' || request.headers.get('sec-fetch-site') === 'cross-site') return false
  return isOurs(origin)
}

function isOurs(origin: string): boolean {
  const own = environment().shopUrl
  if (origin === own.origin) return true
  const loopback = ['localhost', '127.0.0.1', '[::1]']
  const given = URL.canParse(origin) ? new URL(origin) : null
  return (
    given !== null &&
    loopback.includes(own.hostname) &&
    loopback.includes(given.hostname) &&
    given.port === own.port
  )
}

/** A foreign page says nothing about the language of ours. */
function ownPageOf(request: Request): string | null {
  const referrer = URL.parse(request.headers.get('referer') ?? '')
  return referrer && isOurs(referrer.origin) ? referrer.pathname : null
}

function fieldsOf(entries: Iterable<[string, unknown]>): {
  values: Record<string, string>
  problems: Problem[]
} {
  const values: Record<string, string> = Object.create(null) as Record<string, string>
  const problems: Problem[] = []
  for (const [name, value] of entries) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      problems.push({ field: name, key: 'invalid' })
    } else if (name in values) {
      problems.push({ field: name, key: 'repeated' })
    } else {
      const text = String(value).replaceAll('\r\n', '\n')
      // NUL cannot be stored; lone surrogates cannot be sent.
      if (text.includes('\0') || !text.isWellFormed()) problems.push({ field: name, key: 'invalid' })
      values[name] = text.toWellFormed().replaceAll('\0', '')
    }
  }
  return { values, problems }
}

type Entries = Iterable<[string, unknown]>

const readers: Record<string, (request: Request) => Promise<Entries | null>> = {
  'application/json': async (request) => {
    const body: unknown = JSON.parse(await request.text())
    return body !== null && typeof body === 'object' && !Array.isArray(body) ? Object.entries(body) : null
  },
  'application/x-www-form-urlencoded': async (request) => new URLSearchParams(await request.text()).entries(),
  'multipart/form-data': async (request) => (await request.formData()).entries(),
}

async function entriesOf(request: Request, limit: number): Promise<Entries | 415 | 413> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return 413
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? ''
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  try {
    return (await read?.(request)) ?? 415
  } catch {
    return 415 // a body that is not what it says
  }
}

function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const facts: Record<string, number> = {}
    if ('maximum' in issue) facts.maximum = Number(issue.maximum)
    if ('minimum' in issue) facts.minimum = Number(issue.minimum)
    const isKey = /^[a-z][A-Za-z]+$/.test(issue.message)
    const field = issue.code === 'unrecognized_keys' ? null : issue.path.map(String).join('.') || null
    return { field, key: isKey ? issue.message : 'invalid', facts }
  })
}

/**
 * Reads and checks a submitted form: own origin, size, one value a field, the schema's own rules (whose messages are
 * keys). Nothing but the form's own fields comes through.
 */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  form: string,
  schema: Schema,
  size: number | LargeForm = bodyLimit,
): Promise<ReadForm<z.output<Schema>>> {
  const { bytes, file: fileField } = typeof size === 'number' ? { bytes: size, file: null } : size
  const submission: Submission = {
    form,
    wantsJson: (request.headers.get('accept') ?? '').includes('application/json'),
    clientAddress: clientAddressOf(request),
    values: {},
    page: ownPageOf(request),
    languages: request.headers.get('accept-language'),
    cookie: (name) => cookieOf(request, name),
  }
  if (!isOwnOrigin(request))
    return { ok: false, status: 403, problems: [{ field: null, key: 'origin' }], submission }
  const entries = await entriesOf(request, bytes)
  if (typeof entries === 'number') {
    return {
      ok: false,
      status: entries,
      problems: [{ field: null, key: entries === 413 ? 'tooLarge' : 'invalid' }],
      submission,
    }
  }
  const { file, rest } = takeFile(entries, fileField)
  const { values, problems } = fieldsOf(rest)
  submission.values = values
  if (problems.length > 0)
    return { ok: false, status: 422, problems: problems.slice(0, problemLimit), submission }
  const parsed = schema.safeParse({ ...values })
  if (!parsed.success) return { ok: false, status: 422, problems: problemsOf(parsed.error), submission }
  return { ok: true, data: parsed.data, submission, file }
}

export type Translate = (problem: Problem) => string

export interface FormPage {
  /** Dynamic page that shows the form with what was typed and what is wrong. */
  location: string
  translate: Translate
  status?: number
  /** After which a form that is refused for now may come again. */
  retryAfterSeconds?: number
  /** What the page shows no longer holds: our island, too, has to show it anew. */
  isOutdated?: boolean
  /** A form of the workshop holds long texts, and none of them may be lost. */
  isLong?: boolean
}

/** Nothing of these was read as a form: there is nothing to show again, and nothing is written for whoever sends them. */
const unread: readonly number[] = [403, 413, 415]

/** Every form that is shown again is a row: somebody who makes mistakes all day has far fewer. */
const keptForms: Limit = { name: 'kept-form-address', points: 300, seconds: 600 }

/** A refusal in one sentence, for browsers that no page can be made for. */
function plainRefusal(status: number, sentence: string, headers: Headers): Response {
  headers.set('content-type', 'text/plain; charset=utf-8')
  return new Response(`${sentence}\n`, { status, headers })
}

/** Answers a form that cannot be accepted: the problems beside their fields, what was typed kept. */
export async function invalid(
  submission: Submission,
  problems: Problem[],
  page: FormPage,
): Promise<Response> {
  const status = page.status ?? 422
  const headers = new Headers({ 'cache-control': 'no-store' })
  if (page.retryAfterSeconds) headers.set('retry-after', String(page.retryAfterSeconds))
  if (!submission.wantsJson && unread.includes(status)) {
    const sentences = problems.map((problem) => page.translate(problem))
    return plainRefusal(status, sentences.join('\n'), headers)
  }
  if (!submission.wantsJson || page.isOutdated) {
    const flood = await takePoints([[keptForms, submission.clientAddress]])
    if (flood) {
      headers.set('retry-after', String(flood.retryAfterSeconds))
      return plainRefusal(429, flood.problems.map(page.translate).join('\n'), headers)
    }
    const token = await keepForm(submission.form, submission.values, problems, page.isLong)
    headers.append('set-cookie', setCookie('form', token, 900))
  }
  if (submission.wantsJson) {
    const body = {
      problems: problems.map((problem) => ({ field: problem.field, message: page.translate(problem) })),
      ...(page.isOutdated && { location: page.location }),
    }
    return Response.json(body, { status, headers })
  }
  headers.set('location', page.location)
  return new Response(null, { status: 303, headers })
}

/** Answers a form that was accepted: leads on to a page. */
export function done(submission: Submission, location: string, cookies: string[] = []): Response {
  const headers = new Headers({ 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  // What was kept of an earlier try has been put right.
  const kept = cookieName('form')
  if (submission.cookie(kept) && !cookies.some((cookie) => cookie.startsWith(`${kept}=`)))
    headers.append('set-cookie', setCookie('form', '', 0))
  if (submission.wantsJson) return Response.json({ location }, { headers })
  headers.set('location', location)
  return new Response(null, { status: 303, headers })
}
