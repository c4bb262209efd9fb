import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { MailFilter, MailStore, StoredMail } from './mail-store.ts'
import { htmlPart, mailboxPage, script, views, type View } from './pages.ts'
import { behaviours, type Behaviour, type SmtpSink } from './smtp-sink.ts'

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  store: MailStore
  sink: SmtpSink
}

const scriptHash = createHash('sha256').update(script).digest('base64')
const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; connect-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
const mailPolicy = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; font-src http: https:`

/** The page to read mails on, and the same as JSON for tests. */
export function createMailboxWeb(store: MailStore, sink: SmtpSink): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mailbox.invalid')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('X-Content-Type-Options', 'nosniff')
    // A foreign page that points its own host name at this machine must not read the mails.
    if (!/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(request.headers.host ?? ''))
      return send(response, 421, 'Wrong host')
    answer({ request, response, url, store, sink }).catch((error) => send(response, 500, String(error)))
  })
}

type Route = [method: string, path: RegExp, answer: (exchange: Exchange, words: string[]) => unknown]

const routes: Route[] = [
  ['GET', /^\/$/, page],
  ['GET', /^\/mails\/([\w.-]+)\/html$/, (exchange, [id]) => withMail(exchange, id, sendHtmlPart)],
  [
    'GET',
    /^\/mails\/([\w.-]+)\/attachments\/(\d+)$/,
    (exchange, [id, index]) =>
      withMail(exchange, id, (mail) => sendAttachment(exchange.response, mail, Number(index))),
  ],
  ['GET', /^\/api\/mails$/, listMails],
  [
    'DELETE',
    /^\/api\/mails$/,
    ({ store, url, response }) => {
      store.remove(store.list(filterOf(url)))
      send(response, 204)
    },
  ],
  [
    'GET',
    /^\/api\/mails\/([\w.-]+)$/,
    (exchange, [id]) => withMail(exchange, id, (mail) => sendJson(exchange.response, described(mail))),
  ],
  [
    'GET',
    /^\/api\/mails\/([\w.-]+)\/source$/,
    (exchange, [id]) =>
      withMail(exchange, id, (mail) =>
        send(exchange.response, 200, exchange.store.source(mail.id), 'text/plain; charset=utf-8'),
      ),
  ],
  [
    'DELETE',
    /^\/api\/mails\/([\w.-]+)$/,
    (exchange, [id]) =>
      withMail(exchange, id, (mail) => {
        exchange.store.remove([mail])
        send(exchange.response, 204)
      }),
  ],
  ['GET', /^\/api\/behaviour$/, ({ response, sink }) => sendJson(response, { behaviour: sink.behaviour })],
  ['PUT', /^\/api\/behaviour$/, changeBehaviour],
  ['GET', /^\/api\/changes$/, sendChanges],
]

async function answer(exchange: Exchange): Promise<void> {
  for (const [method, path, reply] of routes) {
    const words = path.exec(exchange.url.pathname)?.slice(1)
    if (words && method === exchange.request.method) return void (await reply(exchange, words))
  }
  send(exchange.response, 404, 'Not here')
}

function page({ response, url, store, sink }: Exchange): void {
  const filter = url.searchParams.get('filter') ?? ''
  const selected = store.find(url.searchParams.get('mail') ?? '')
  const wanted = views.find((view) => view === url.searchParams.get('view')) ?? 'html'
  const view: View = wanted === 'html' && selected && !selected.html ? 'text' : wanted
  const source = selected && view === 'source' ? store.source(selected.id).toString('utf8') : ''
  const state = {
    mails: store.list({ to: filter }),
    selected,
    view,
    filter,
    behaviour: sink.behaviour,
    source,
  }
  response.setHeader('Content-Security-Policy', pagePolicy)
  send(response, 200, mailboxPage(state), 'text/html; charset=utf-8')
}

function withMail(
  exchange: Exchange,
  id: string | undefined,
  reply: (mail: StoredMail, response: ServerResponse) => void,
): void {
  const mail = exchange.store.find(id ?? '')
  if (mail) reply(mail, exchange.response)
  else send(exchange.response, 404, 'No such mail')
}

function sendHtmlPart(mail: StoredMail, response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', mailPolicy)
  send(response, 200, htmlPart(mail), 'text/html; charset=utf-8')
}

function sendAttachment(response: ServerResponse, mail: StoredMail, index: number): void {
  const part = mail.attachments[index]
  if (!part) return send(response, 404, 'No such attachment')
  response.setHeader('Content-Security-Policy', 'sandbox')
  const isShown = /^(image\/(png|jpeg|webp|gif|avif)|application\/pdf)$/.test(part.mimeType)
  if (!isShown) response.setHeader('Content-Disposition', 'attachment')
  const { content } = part
  const bytes =
    typeof content === 'string' ? content : content instanceof Uint8Array ? content : new Uint8Array(content)
  send(response, 200, bytes, isShown ? part.mimeType : 'application/octet-stream')
}

/** With `wait` (milliseconds) the answer comes as soon as `count` mails match, one if not said. */
async function listMails({ response, url, store }: Exchange): Promise<void> {
  const [milliseconds, count] = [
    Number(url.searchParams.get('wait') ?? 0),
    Number(url.searchParams.get('count') ?? 1),
  ]
  const filter = filterOf(url)
  const mails = milliseconds
    ? await store.waitFor(filter, count, Math.min(milliseconds, 60_000))
    : store.list(filter)
  sendJson(response, mails.map(described))
}

function filterOf(url: URL): MailFilter {
  const value = (name: string) => url.searchParams.get(name) ?? undefined
  return { to: value('to'), subject: value('subject'), messageId: value('messageId') }
}

function described(mail: StoredMail): object {
  const attachments = mail.attachments.map(({ filename, mimeType, content }) => ({
    filename,
    mimeType,
    size: typeof content === 'string' ? content.length : content.byteLength,
  }))
  return { ...mail, attachments }
}

async function changeBehaviour({ request, response, sink }: Exchange): Promise<void> {
  const wish = (await json(request)) as { behaviour?: Behaviour; times?: number }
  const behaviour = behaviours.find((each) => each === wish.behaviour)
  if (!behaviour) return send(response, 422, `behaviour must be one of ${behaviours.join(', ')}`)
  await sink.behave(behaviour, wish.times)
  sendJson(response, { behaviour: sink.behaviour })
}

function sendChanges({ request, response, store }: Exchange): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  response.write('retry: 1000\n\n')
  const tell = () => response.write('data: change\n\n')
  store.on('change', tell)
  request.once('close', () => store.off('change', tell))
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 200, JSON.stringify(value), 'application/json')
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array = '',
  type = 'text/plain',
): void {
  response.writeHead(status, { 'Content-Type': type }).end(body)
}
