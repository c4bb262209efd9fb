import { createHash } from 'node:crypto'
import type { Language } from '#i18n/locale.ts'
import { namesDisease } from '#shop/claims/copy-check.ts'
import type { Author } from './author.ts'
import type { Figure } from './figure.ts'
import type { Reference } from './reference.ts'

/** `names-disease`: a disease is named somewhere in it, so that showing products beside it would advertise a cure. */
export type ArticleClass = 'clean' | 'names-disease'

/** `paired` may show products; `educational` must not, in no place (Reg. (EC) 1924/2006; decision 11). */
export type Pairing = 'paired' | 'educational'

/** An owner's recorded decision that this very text may stand beside products. */
export interface PairingDecision {
  textHash: string
  decidedAt: Date
}

/** Everything in an article that a reader reads, in one language. */
export interface ArticleWords {
  title: string
  summary: string
  metaTitle: string
  metaDescription: string
  body: string
  /** Titles and remarks of the sources, words in figures: they stand on the page too (CLAIM-09). */
  accompanying: readonly string[]
}

export interface ArticleSubstance {
  key: string
  slug: string
  name: string
}

export interface ArticlePicture {
  file: string
  width: number
  height: number
  widths: number[]
  alt: string
}

export interface Article {
  id: number
  key: string
  language: Language
  slug: string
  title: string
  summary: string
  metaTitle: string
  metaDescription: string
  /** Markdown; `[@id]` cites a reference, `figure:id` shows a drawn figure. */
  body: string
  author: Author
  publishedAt: Date
  reviewedOn: Date
  updatedAt: Date
  readingMinutes: number
  articleClass: ArticleClass
  pairing: Pairing
  /** In the order of their first citation: the position is the number. */
  references: Reference[]
  figures: Figure[]
  substances: ArticleSubstance[]
  /** Paired by hand, in order; always empty when the article is educational. */
  productIds: number[]
  picture: ArticlePicture | null
  /** Slugs of the published translations. */
  slugs: Partial<Record<Language, string>>
}

/** An article as lists show it. */
export interface ArticleCard {
  id: number
  slug: string
  title: string
  summary: string
  authorName: string
  publishedAt: Date
  reviewedOn: Date
  updatedAt: Date
  readingMinutes: number
  pairing: Pairing
  substances: ArticleSubstance[]
  /** Paired by hand; always empty when the article is educational. */
  productIds: number[]
  picture: ArticlePicture | null
  /** The first drawn figure; where there is no picture, its bars are the ornament. */
  figure: Figure | null
}

const allWords = ({ title, summary, metaTitle, metaDescription, body, accompanying }: ArticleWords) => [
  title,
  summary,
  metaTitle,
  metaDescription,
  body,
  ...accompanying,
]

/** Names one state of a text: any other word gives another hash. */
export function textHash(words: ArticleWords): string {
  return createHash('sha256')
    .update(JSON.stringify(allWords(words)))
    .digest('base64url')
}

/** Computed from the text alone: nobody can declare an article clean (CLAIM-09). */
export function classOf(words: ArticleWords, language: Language): ArticleClass {
  return namesDisease(allWords(words).join('\n\n'), language) ? 'names-disease' : 'clean'
}

/** A clean article may be paired; one that names a disease only while a decision about this very text stands. */
export function pairingOf(
  { articleClass, hash }: { articleClass: ArticleClass; hash: string },
  decisions: readonly PairingDecision[],
): Pairing {
  if (articleClass === 'clean') return 'paired'
  return decisions.some((decision) => decision.textHash === hash) ? 'paired' : 'educational'
}

const wordsPerMinute = 200

/** Whole minutes; tables are looked at rather than read. */
export function readingMinutes(body: string): number {
  const prose = body.replaceAll(/^\|.*$/gm, ' ').replaceAll(/\[@[\w-]+\]|\]\([^)]*\)/g, ' ')
  const words = prose.match(/\p{L}[\p{L}\p{M}\p{N}’'-]*/gu)?.length ?? 0
  return Math.max(1, Math.round(words / wordsPerMinute))
}
