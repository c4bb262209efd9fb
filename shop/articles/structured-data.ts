import { isoDay } from '#i18n/dates.ts'
import type { Article } from './article.ts'
import { doiUrl, locationIn, pubmedUrl, type Reference } from './reference.ts'

/** Papers are scholarly articles; laws, opinions and databases are not. */
const scholarly: readonly Reference['kind'][] = [
  'systematic review',
  'randomised trial',
  'cohort',
  'review',
  'laboratory study',
]

function citation(reference: Reference) {
  const { kind, title, authors, containerTitle, year, language, doi, pmid, url } = reference
  const sameAs = [...(doi ? [doiUrl(doi)] : []), ...(pmid ? [pubmedUrl(pmid)] : [])]
  const location = locationIn(reference)
  return {
    '@type': scholarly.includes(kind) ? 'ScholarlyArticle' : 'CreativeWork',
    name: title,
    author: authors.map((name) => ({ '@type': 'Person', name })),
    datePublished: String(year),
    inLanguage: language,
    ...(containerTitle && { isPartOf: { '@type': 'Periodical', name: containerTitle } }),
    ...(location && { pagination: location }),
    ...(doi && { identifier: `doi:${doi}` }),
    ...(sameAs.length > 0 ? { sameAs } : url && { url }),
  }
}

export interface ArticlePlace {
  /** Full address of the page. */
  url: string
  /** Full address of the cover. */
  imageUrl: string | null
  publisher: { name: string; url: string }
}

/**
 * What machines may know of an article: the text, its author and its sources. Never a product, and no rating: comments
 * are no reviews (CLAIM-09, REV-01).
 */
export function articleStructuredData(article: Article, { url, imageUrl, publisher }: ArticlePlace): object {
  const { author, publishedAt, reviewedOn } = article
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: article.title,
    description: article.summary,
    inLanguage: article.language,
    url,
    mainEntityOfPage: url,
    ...(imageUrl && { image: imageUrl }),
    datePublished: isoDay(publishedAt),
    dateModified: isoDay(reviewedOn > publishedAt ? reviewedOn : publishedAt),
    author: {
      '@type': 'Person',
      name: author.name,
      jobTitle: author.credentials,
      description: author.biography,
    },
    publisher: { '@type': 'Organization', ...publisher },
    about: article.substances.map(({ name }) => ({ '@type': 'Thing', name })),
    citation: article.references.map(citation),
  }
}
