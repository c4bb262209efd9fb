import type { Language } from '#i18n/locale.ts'
import type { ArticleCard } from './article.ts'

interface Feed {
  language: Language
  title: string
  subtitle: string
  /** Full address of the feed itself, and of the list of articles. */
  selfUrl: string
  homeUrl: string
  articles: readonly ArticleCard[]
  urlOf: (card: ArticleCard) => string
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
// XML knows no control characters, not even as entities.
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

function escape(text: string): string {
  return text.replaceAll(forbidden, '').replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}

const element = (name: string, text: string) => `<${name}>${escape(text)}</${name}>`

function lastChange({ publishedAt, reviewedOn }: Pick<ArticleCard, 'publishedAt' | 'reviewedOn'>): Date {
  return reviewedOn > publishedAt ? reviewedOn : publishedAt
}

/**
 * The articles of a language as an Atom feed (RFC 4287): titles and summaries, no products, no comments, no addresses of
 * people (CLAIM-09, GDPR-01).
 */
export function atomFeed({ language, title, subtitle, selfUrl, homeUrl, articles, urlOf }: Feed): string {
  const updated = new Date(Math.max(0, ...articles.map((card) => lastChange(card).getTime())))
  const entries = articles.map((card) => {
    const url = urlOf(card)
    return [
      '<entry>',
      element('id', url),
      element('title', card.title),
      `<link href="${escape(url)}"/>`,
      element('published', card.publishedAt.toISOString()),
      element('updated', lastChange(card).toISOString()),
      `<author>${element('name', card.authorName)}</author>`,
      ...card.substances.map(({ name }) => `<category term="${escape(name)}"/>`),
      element('summary', card.summary),
      '</entry>',
    ].join('')
  })
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    element('id', selfUrl),
    element('title', title),
    element('subtitle', subtitle),
    `<link rel="self" type="application/atom+xml" href="${escape(selfUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${escape(homeUrl)}"/>`,
    element('updated', updated.toISOString()),
    ...entries,
    '</feed>',
  ].join('\n')
}
