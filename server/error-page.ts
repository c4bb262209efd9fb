import type { IncomingHttpHeaders } from 'node:http'
import { languageOf, type Language } from '#i18n/locale.ts'
import en from '#i18n/messages/en/server.json' with { type: 'json' }
import nl from '#i18n/messages/nl/server.json' with { type: 'json' }
import pl from '#i18n/messages/pl/server.json' with { type: 'json' }
import { negotiateLocale } from '#i18n/negotiation.ts'
import { localeOfPath } from '#i18n/path-locale.ts'
import type { Visit } from './visit.ts'

const messages = { en, nl, pl }

const style =
  'body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1c2b24;background:#fff}' +
  'main{max-width:34rem;margin:0 auto;padding:4rem 1.5rem}h1{font-size:1.5rem;line-height:1.25}' +
  'a{color:inherit}small{color:#55625c}' +
  '@media(prefers-color-scheme:dark){body{color:#e8eeea;background:#121a16}small{color:#a3b0a9}}'

/** Why no page of the shop comes: a fault of ours, too many at once, more than a form takes. */
export type ErrorKind = 'fault' | 'busy' | 'tooLarge'

/** A page that needs nothing but itself, for when no other can be made. */
function errorPage(kind: ErrorKind, language: Language, requestId: string): string {
  const { again, reference, ...kinds } = messages[language]
  const { title, text } = kinds[kind]
  // What is too large stays so: the way back is the browser's.
  const way = kind === 'tooLarge' ? '' : `<p><a href="">${again}</a></p>`
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>` +
    `${way}<p><small>${reference}: ${requestId}</small></p></main></body></html>`
  )
}

/** The same for a form that a script of ours has sent. */
function errorAnswer(kind: ErrorKind, language: Language): string {
  const { title, text } = messages[language][kind]
  return JSON.stringify({ problems: [{ field: null, message: `${title}. ${text}` }] })
}

/** The language of the address, of the page a form was sent from, or of the reader. */
function readersLanguage(path: string, { referer, ...headers }: IncomingHttpHeaders): Language {
  const page = URL.parse(referer ?? '')?.pathname ?? ''
  const locale =
    localeOfPath(path) ?? localeOfPath(page) ?? negotiateLocale(headers['accept-language'] ?? null)
  return languageOf(locale)
}

interface ErrorContent {
  type: string
  text: string
}

/** What is said where no page of the shop comes: to a person, to a script of ours, to any other program. */
export function errorContent(kind: ErrorKind, { request, path, requestId }: Visit): ErrorContent {
  const { headers } = request
  const accepted = headers.accept ?? ''
  const language = readersLanguage(path, headers)
  if (accepted.includes('text/html'))
    return { type: 'text/html; charset=utf-8', text: errorPage(kind, language, requestId) }
  if (accepted.includes('application/json'))
    return { type: 'application/json', text: errorAnswer(kind, language) }
  return { type: 'text/plain; charset=utf-8', text: '' }
}
