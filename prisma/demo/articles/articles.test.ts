import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import articles from './articles.json' with { type: 'json' }
import authors from './authors.json' with { type: 'json' }
import figures from './figures.json' with { type: 'json' }
import references from './references.json' with { type: 'json' }

const languages = ['pl', 'nl', 'en'] as const

const bodyOf = (key: string, language: string) =>
  readFileSync(new URL(`./${key}.${language}.md`, import.meta.url), 'utf8')

const firstMentions = (body: string, pattern: RegExp) => [
  ...new Set([...body.matchAll(pattern)].map((match) => match[1] ?? '')),
]

const citedIn = (body: string) => firstMentions(body, /\[@([a-z0-9-]+)\]/g)
const figuresIn = (body: string) => firstMentions(body, /!\[[^\]]+\]\(figure:([a-z0-9-]+) ["'].+["']\)$/gm)

describe.each(articles.map((article) => [article.key, article] as const))('%s', (key, article) => {
  it.each(languages)('cites in %s exactly its references, in the order of its list', (language) => {
    expect(citedIn(bodyOf(key, language))).toEqual(article.references)
  })

  it.each(languages)('shows in %s one figure that exists', (language) => {
    const shown = figuresIn(bodyOf(key, language))
    expect(shown).toHaveLength(1)
    expect(figures.map((figure) => figure.id)).toEqual(expect.arrayContaining(shown))
  })

  it.each(languages)('says enough in %s: at least 800 words, a table, sections', (language) => {
    const body = bodyOf(key, language)
    const prose = body.replaceAll(/^\|.*$/gm, '').replaceAll(/\[@[a-z0-9-]+\]/g, '')
    expect(prose.match(/\p{L}[\p{L}\p{N}’'-]*/gu)?.length ?? 0).toBeGreaterThanOrEqual(800)
    expect(body).toMatch(/^\| -{3,}/m)
    expect(body).toMatch(/^## /m)
  })

  it.each(languages)('has in %s a summary of at most 200 characters and an ASCII slug', (language) => {
    const translation = article.translations[language]
    expect(translation.summary.length).toBeLessThanOrEqual(200)
    expect(translation.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    for (const text of Object.values(translation)) expect(text.trim()).not.toBe('')
  })

  it('has a known author and was reviewed after it was published', () => {
    expect(authors.map((author) => author.key)).toContain(article.authorKey)
    expect(article.reviewedOn).toBeLessThan(article.publishedAt)
  })
})

it('uses each slug once per language', () => {
  for (const language of languages) {
    const slugs = articles.map((article) => article.translations[language].slug)
    expect(new Set(slugs).size).toBe(slugs.length)
  }
})

it('keeps no reference that is never cited, and none twice', () => {
  const ids = references.map((reference) => reference.id)
  const cited = new Set(articles.flatMap((article) => article.references))
  expect([...cited].sort()).toEqual([...ids].sort())
})

it('takes the data of each figure from a reference of the article that shows it', () => {
  for (const figure of figures) {
    const shownBy = articles.filter((article) => figuresIn(bodyOf(article.key, 'en')).includes(figure.id))
    expect(shownBy.map((article) => article.references.includes(figure.source))).toEqual([true])
  }
})

it('calls a reference verified or says that it is from knowledge', () => {
  for (const reference of references) {
    expect(['verified', 'from knowledge']).toContain(reference.verification)
    expect(reference.doi ?? '10.').toMatch(/^10\./)
    expect(reference.pmid ?? '0').toMatch(/^\d+$/)
  }
})
