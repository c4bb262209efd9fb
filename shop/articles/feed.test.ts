import { describe, expect, it } from 'vitest'
import type { Article, ArticleCard } from './article.ts'
import { atomFeed } from './feed.ts'
import { articleStructuredData } from './structured-data.ts'

const card = (change: Partial<ArticleCard> = {}): ArticleCard => ({
  id: 1,
  slug: 'a',
  title: 'Magnesium & <bones>',
  summary: 'Said "so"',
  authorName: 'Anna',
  publishedAt: new Date('2026-03-01'),
  reviewedOn: new Date('2026-04-01'),
  updatedAt: new Date('2026-05-01'),
  readingMinutes: 4,
  pairing: 'paired',
  substances: [{ key: 'magnesium', slug: 'magnesium', name: 'Magnesium' }],
  productIds: [],
  picture: null,
  figure: null,
  ...change,
})

const feed = (articles: ArticleCard[]) =>
  atomFeed({
    language: 'en',
    title: 'T',
    subtitle: 'S',
    selfUrl: 'https://shop.example/en/feed.xml',
    homeUrl: 'https://shop.example/en/articles',
    articles,
    urlOf: ({ slug }) => `https://shop.example/en/articles/${slug}`,
  })

describe('the feed', () => {
  it('escapes what XML would read as its own, and drops what it knows nothing of', () => {
    const xml = feed([card({ summary: 'a\u0000b\u000bc\ud800d & "e"' })])
    expect(xml).toContain('<title>Magnesium &amp; &lt;bones&gt;</title>')
    expect(xml).toContain('<summary>abcd &amp; &quot;e&quot;</summary>')
    expect(xml.isWellFormed()).toBe(true)
  })

  it('is as new as its newest article, reviewed or published', () => {
    const later = card({ slug: 'b', publishedAt: new Date('2026-06-01'), reviewedOn: new Date('2026-01-01') })
    expect(feed([card(), later])).toContain('<updated>2026-06-01T00:00:00.000Z</updated>\n<entry>')
    expect(feed([])).toContain('<updated>1970-01-01')
  })

  it('CLAIM-09, GDPR-01: holds no product and nobody’s address', () => {
    const xml = feed([card({ pairing: 'educational' })])
    expect(xml).not.toMatch(/product|price|@/i)
  })
})

describe('structured data', () => {
  const article = (change: Partial<Article> = {}): Article => ({
    id: 1,
    slug: 'a',
    title: 'Magnesium & <bones>',
    summary: 'Said "so"',
    publishedAt: new Date('2026-03-01'),
    reviewedOn: new Date('2026-04-01'),
    updatedAt: new Date('2026-05-01'),
    readingMinutes: 4,
    pairing: 'paired',
    substances: [],
    picture: null,
    key: 'a',
    language: 'en',
    metaTitle: '',
    metaDescription: '',
    body: '',
    author: { key: 'x', name: 'Anna', credentials: 'MSc', biography: 'Writes.' },
    articleClass: 'clean',
    references: [
      {
        id: 'one',
        kind: 'cohort',
        authors: ['Orchard TS'],
        title: 'Magnesium intake',
        containerTitle: 'AJCN',
        year: 2014,
        volume: '99',
        issue: '4',
        pages: '926–933',
        doi: '10.3945/ajcn.113.067488',
        pmid: '24500155',
        url: null,
        language: 'en',
        verification: 'verified',
        note: null,
      },
      {
        id: 'two',
        kind: 'regulation',
        authors: [],
        title: 'Regulation 432/2012',
        containerTitle: null,
        year: 2012,
        volume: null,
        issue: null,
        pages: null,
        doi: null,
        pmid: null,
        url: 'https://eur-lex.europa.eu/x',
        language: 'en',
        verification: 'from knowledge',
        note: null,
      },
    ],
    figures: [],
    productIds: [7],
    slugs: { en: 'a' },
    ...change,
  })
  const place = {
    url: 'https://shop.example/en/articles/a',
    imageUrl: null,
    publisher: { name: 'Z', url: 'https://shop.example/en' },
  }

  it('cites the sources with their identifiers', () => {
    const { citation } = articleStructuredData(article(), place) as { citation: Record<string, unknown>[] }
    expect(citation).toEqual([
      expect.objectContaining({
        '@type': 'ScholarlyArticle',
        identifier: 'doi:10.3945/ajcn.113.067488',
        sameAs: ['https://doi.org/10.3945/ajcn.113.067488', 'https://pubmed.ncbi.nlm.nih.gov/24500155/'],
      }),
      expect.objectContaining({ '@type': 'CreativeWork', url: 'https://eur-lex.europa.eu/x' }),
    ])
  })

  it('CLAIM-09, REV-01: knows no product, offer or rating, whatever is paired', () => {
    const json = JSON.stringify(articleStructuredData(article(), place))
    expect(json).not.toMatch(/Product|Offer|Rating|Review|price/)
  })

  it('was changed when it was last looked at, never before it was published', () => {
    expect(articleStructuredData(article(), place)).toMatchObject({ dateModified: '2026-04-01' })
    const unreviewed = article({ reviewedOn: new Date('2026-01-01') })
    expect(articleStructuredData(unreviewed, place)).toMatchObject({ dateModified: '2026-03-01' })
  })
})
