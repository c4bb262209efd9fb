import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { html, type Markup } from './html.ts'
import type { PageLanguage, Say } from './texts.ts'

const style = readFileSync(new URL('./payment-page.css', import.meta.url), 'utf8')

export const styleHash = `'sha256-${createHash('sha256').update(style, 'utf8').digest('base64')}'`

const styleElement: Markup = { markup: `<style>${style}</style>` }

interface Page {
  language: PageLanguage
  say: Say
  title: string
  merchant: string
  /** Where "back" leads; nothing to go back to once the session is closed. */
  backUrl: string | null
  content: Markup
}

export function pageDocument({ language, say, title, merchant, backUrl, content }: Page): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        ${strip(say)}
        <header class="top">
          ${
            backUrl === null
              ? ''
              : html`<a class="back" href="${backUrl}">${arrow}<span>${say('back', { merchant })}</span></a>`
          }
          <p class="merchant">${merchant}</p>
        </header>
        <main>${content}</main>
      </body>
    </html> `.markup
}

function strip(say: Say): Markup {
  const cards = [
    ['4242 4242 4242 4242', say('testCardOk')],
    ['4000 0000 0000 0002', say('testCardDeclined')],
    ['4000 0000 0000 9995', say('testCardFunds')],
    ['4000 0000 0000 3220', say('testCardChallenge')],
  ] as const
  return html`<aside class="strip">
    <p>${say('strip')}</p>
    <details>
      <summary>${say('testData')}</summary>
      <div class="test-data">
        <p>${say('testIntro')}</p>
        <dl>
          ${cards.map(
            ([number, meaning]) =>
              html`<div>
                <dt>${number}</dt>
                <dd>${meaning}</dd>
              </div>`,
          )}
        </dl>
        <p>${say('testCardRest')}</p>
        <p>${say('testBlik')}</p>
        <p>${say('testBank')}</p>
      </div>
    </details>
  </aside>`
}

const arrow = html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
  <path d="M10 3 5 8l5 5" />
</svg>`
