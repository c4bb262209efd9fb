import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { readingMinutes, type Article, type ArticleWords } from '../article.ts'
import { articleTag } from '../cache.ts'
import { citationOrder, inOrder } from '../markdown.ts'
import { articleSelect, figuresOf, referenceOf, standingOf, wordsOf, type ArticleRow } from './rows.ts'

export function substancesOf(row: Pick<ArticleRow, 'substances'>): Article['substances'] {
  return row.substances.flatMap(({ substance: { key, translations } }) =>
    translations.map(({ slug, name }) => ({ key, slug, name })),
  )
}

export function pictureOf({ pictures: [picture] }: Pick<ArticleRow, 'pictures'>): Article['picture'] {
  if (!picture) return null
  const { file, width, height, widths, alt } = picture
  return { file, width, height, widths, alt }
}

function slugsOf(row: ArticleRow): Article['slugs'] {
  const published = row.translations.filter((translation) => translation.status === 'published')
  return Object.fromEntries(published.map(({ language, slug }) => [language, slug]))
}

function authorOf({ author: { key, name, translations } }: ArticleRow): Article['author'] {
  const { credentials = '', biography = '' } = translations[0] ?? {}
  return { key, name, credentials, biography }
}

/** An article in one language, whatever its status. */
export function articleOf(row: ArticleRow, language: Language): Article | null {
  const text = row.translations.find((translation) => translation.language === language)
  if (!text) return null
  const { slug, title, summary, metaTitle, metaDescription, body, updatedAt } = text
  const { articleClass, pairing } = standingOf(row, text)
  const references = row.references.map(({ reference }) => referenceOf(reference, language))
  return {
    id: row.id,
    key: row.key,
    language,
    slug,
    title,
    summary,
    metaTitle,
    metaDescription,
    body,
    author: authorOf(row),
    publishedAt: row.publishedAt,
    reviewedOn: row.reviewedOn,
    updatedAt,
    readingMinutes: readingMinutes(body),
    articleClass,
    pairing,
    references: inOrder(references, citationOrder(body), ({ id }) => id),
    figures: figuresOf(row, body, language),
    substances: substancesOf(row),
    productIds: pairing === 'paired' ? row.products.map(({ productId }) => productId) : [],
    picture: pictureOf(row),
    slugs: slugsOf(row),
  }
}

/** The published article at an address; notes what its page depends on. */
export async function findArticle(
  database: Database,
  slug: string,
  language: Language,
  now = new Date(),
): Promise<Article | null> {
  const row = await database.article.findFirst({
    relationLoadStrategy: 'join',
    where: {
      publishedAt: { lte: now },
      translations: { some: { language, slug, status: 'published' } },
    },
    select: articleSelect(language),
  })
  if (!row) return null
  dependsOn([articleTag(row.id)])
  return articleOf(row, language)
}

/** The present slug of an article that had this one before: old addresses lead on. */
export async function findPresentArticleSlug(
  database: Database,
  slug: string,
  language: Language,
): Promise<string | null> {
  const former = await database.articleFormerSlug.findUnique({
    where: { language_slug: { language, slug } },
    select: {
      article: {
        select: { translations: { where: { language, status: 'published' }, select: { slug: true } } },
      },
    },
  })
  return former?.article.translations[0]?.slug ?? null
}

/** What somebody may write a comment under. */
export interface ArticleHeading {
  id: number
  slug: string
  title: string
}

/** A published article by its number. */
export async function findArticleHeading(
  database: Database,
  id: number,
  language: Language,
  now = new Date(),
): Promise<ArticleHeading | null> {
  const row = await database.articleTranslation.findFirst({
    where: { articleId: id, language, status: 'published', article: { publishedAt: { lte: now } } },
    select: { slug: true, title: true },
  })
  return row && { id, ...row }
}

/** What an owner decides about: everything a reader reads of an article, published or not. */
export async function findArticleWords(
  database: Database,
  id: number,
  language: Language,
): Promise<ArticleWords | null> {
  const row = await database.article.findUnique({
    relationLoadStrategy: 'join',
    where: { id },
    select: articleSelect(language),
  })
  const text = row?.translations.find((translation) => translation.language === language)
  return row && text ? wordsOf(row, text) : null
}
