import en from '#i18n/messages/en/server.json' with { type: 'json' }
import nl from '#i18n/messages/nl/server.json' with { type: 'json' }
import pl from '#i18n/messages/pl/server.json' with { type: 'json' }

const messages = { en, nl, pl }

const style =
  'body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1c2b24;background:#fff}' +
  'main{max-width:34rem;margin:0 auto;padding:4rem 1.5rem}h1{font-size:1.5rem;line-height:1.25}' +
  'a{color:inherit}small{color:#55625c}' +
  '@media(prefers-color-scheme:dark){body{color:#e8eeea;background:#121a16}small{color:#a3b0a9}}'

/** A page that needs nothing but itself, for when no other can be made. */
export function errorPage(path: string, requestId: string): string {
  const language = languageOf(path)
  const { title, text, again, reference } = messages[language]
  return (
    `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">` +
    `<title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${text}</p>` +
    `<p><a href="">${again}</a></p><p><small>${reference}: ${requestId}</small></p></main></body></html>`
  )
}

function languageOf(path: string): keyof typeof messages {
  const first = path.split('/', 2)[1]
  return first === 'pl' || first === 'nl' ? first : 'en'
}
