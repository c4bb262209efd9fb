import type { IncomingHttpHeaders } from 'node:http'
import { languageOf, type Locale } from '#i18n/locale.ts'
import en from '#i18n/messages/en/server.json' with { type: 'json' }
import nl from '#i18n/messages/nl/server.json' with { type: 'json' }
import pl from '#i18n/messages/pl/server.json' with { type: 'json' }
import { negotiateLocale } from '#i18n/negotiation.ts'
import { localeOfPath } from '#i18n/path-locale.ts'
import { prefixes } from '#i18n/pathnames.js'
import { isRead, type Visit } from './visit.ts'

// messages: server home back again reference fault.* busy.* tooLarge.* tooSlow.* signedOut.* missing.*

const messages = { en, nl, pl }

const style =
  'body{margin:0;font:1.0625rem/1.55 system-ui,sans-serif;color:#10262c;background:#f7f5ef}' +
  'main{max-width:34rem;margin:0 auto;padding:15vh 1.5rem 4rem}' +
  'h1{margin:0;padding-top:1.5rem;border-top:2px solid #0b5563;font-size:2rem;line-height:1.15;letter-spacing:-.02em;text-wrap:balance}' +
  'a{color:#0b5563;font-weight:600;text-underline-offset:.2em}small{color:#4a5c60}' +
  '@media(prefers-color-scheme:dark){body{color:#e9f0ed;background:#0b1a20}h1{border-color:#7ccacd}a{color:#7ccacd}small{color:#a5b7b6}}'

/** Why no page of the shop comes: a fault of ours, too many at once, more than a form takes or too slowly, nothing there. */
export type ErrorKind = 'fault' | 'busy' | 'tooLarge' | 'tooSlow' | 'signedOut' | 'missing'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The page of ours that a request came from. A path of two slashes would be another site's. */
function pageBefore({ headers }: Visit['request']): string | null {
  const page = URL.parse(headers.referer ?? '')
  return page?.host === headers.host && page && !page.pathname.startsWith('//') ? page.pathname : null
}

/** Where to go on. What is too large or slow stays so: its way back is the browser's, which keeps what was typed. */
function wayOn(kind: ErrorKind, { request }: Visit, locale: Locale): string {
  const { again, back, home } = messages[languageOf(locale)]
  const link = (href: string, words: string) => `<p><a href="${escaped(href)}">${words}</a></p>`
  if (kind === 'tooLarge' || kind === 'tooSlow' || kind === 'signedOut') return ''
  if (kind === 'missing') return link(prefixes[locale], home)
  if (isRead(request)) return link('', again)
  const before = pageBefore(request)
  return before === null ? '' : link(before, back)
}

/** A page that needs nothing but itself, for when no other can be made. */
function errorPage(kind: ErrorKind, visit: Visit, locale: Locale): string {
  const language = languageOf(locale)
  const { reference, [kind]: words } = messages[language]
  const { title, text } = words
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<meta name="color-scheme" content="light dark">` +
    `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>` +
    `${wayOn(kind, visit, locale)}<p><small>${reference}: ${visit.requestId}</small></p></main></body></html>`
  )
}

/** The same for a form that a script of ours has sent. */
function errorAnswer(sentence: string): string {
  return JSON.stringify({ problems: [{ field: null, message: sentence }] })
}

/** The locale of the address, of the page a form was sent from, or of the reader. */
function readersLocale(path: string, { referer, ...headers }: IncomingHttpHeaders): Locale {
  const page = URL.parse(referer ?? '')?.pathname ?? ''
  return localeOfPath(path) ?? localeOfPath(page) ?? negotiateLocale(headers['accept-language'] ?? null)
}

interface ErrorContent {
  type: string
  text: string
}

/** What is said where no page of the shop comes: to a person, to a script of ours, to any other program. */
export function errorContent(kind: ErrorKind, visit: Visit): ErrorContent {
  const { headers } = visit.request
  const accepted = headers.accept ?? ''
  const locale = readersLocale(visit.path, headers)
  if (accepted.includes('text/html'))
    return { type: 'text/html; charset=utf-8', text: errorPage(kind, visit, locale) }
  const { title, text } = messages[languageOf(locale)][kind]
  const sentence = `${title}. ${text}`
  if (accepted.includes('application/json')) return { type: 'application/json', text: errorAnswer(sentence) }
  return { type: 'text/plain; charset=utf-8', text: `${sentence}\n` }
}
