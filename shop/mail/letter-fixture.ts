import { readFileSync } from 'node:fs'
import type { Locale } from '#i18n/locale.ts'
import type { Trader } from '#shop/legal/trader.ts'
import { columns } from './letter-text.ts'
import type { Post } from './post.ts'

const trader = new URL('../../prisma/demo/legal/trader.json', import.meta.url)

/** A post of the demo shop, for tests. */
export function testPost(locale: Locale): Post {
  return {
    locale,
    shopUrl: new URL('https://shop.example'),
    isDemo: true,
    trader: JSON.parse(readFileSync(trader, 'utf8')) as Trader,
  }
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
}

const words = (text: string) => [...text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(([word]) => word)

/** What a reader of the HTML sees, with the addresses behind its links. */
export function seenWords(html: string): string[] {
  const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address)
  const body = html
    .replace(/^.*?<\/head>/s, '')
    .replace(/<div style="display:none.*?<\/div>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
  const text = `${body} ${addresses.join(' ')}`
  return words(text.replaceAll(/&[a-z#\d]+;/g, (entity) => entities[entity] ?? entity))
}

/** What is wrong with a letter as it leaves, by the rules that hold for all of them. */
export function faultsOf(letter: { html: string; text: string; language: string }): string[] {
  const { html, text, language } = letter
  const said = new Set(words(text))
  const missing = seenWords(html).filter((word) => !said.has(word))
  const long = text.split('\n').filter((line) => [...line].length > columns && line.trim().includes(' '))
  const rules: [string, boolean][] = [
    [
      'fetches something',
      /<(?:img|link|script|iframe|video|object)\b|url\(|@import|@font-face|\ssrc=/i.test(html),
    ],
    [
      'is not said to be in its language',
      (html.match(new RegExp(`lang="${language}"`, 'g')) ?? []).length < 2,
    ],
    ['has not one title', (html.match(/<h1\b/g) ?? []).length !== 1],
    ['has more than one button', (html.match(/mso-padding-alt/g) ?? []).length > 1],
    ['is wider than a letter', !html.includes('max-width:600px')],
    ['has no colours for the night', !html.includes('@media (prefers-color-scheme:dark)')],
    ['is cut off by Gmail', Buffer.byteLength(html) > 100_000],
    ['shows a value that is none', /\b(?:undefined|null|NaN|Invalid Date)\b|\[object|\{\w+\}/.test(text)],
  ]
  return [
    ...rules.filter(([, isBroken]) => isBroken).map(([fault]) => fault),
    ...missing.map((word) => `the text lacks "${word}"`),
    ...long.map((line) => `too long: ${line}`),
  ]
}
