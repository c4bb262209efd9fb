import 'server-only'
import type { Language } from '#i18n/locale.ts'
import type { Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { remember } from '#platform/remembered-answers.ts'
import { readingMinutes, type ArticleCard } from '../article.ts'
import { articleListTag } from '../cache.ts'
import { pictureOf, substancesOf } from './find-article.ts'
import { articleSelect, figuresOf, standingOf, type ArticleRow } from './rows.ts'

function fromRow(row: ArticleRow, language: Language): ArticleCard | null {
  const text = row.translations.find((translation) => translation.language === language)
  if (!text) return null
  const { slug, title, summary, updatedAt } = text
  const { pairing } = standingOf(row, text)
  return {
    id: row.id,
    slug,
    title,
    summary,
    authorName: row.author.name,
    publishedAt: row.publishedAt,
    reviewedOn: row.reviewedOn,
    updatedAt,
    readingMinutes: readingMinutes(text.body),
    pairing,
    substances: substancesOf(row),
    productIds: pairing === 'paired' ? row.products.map(({ productId }) => productId) : [],
    picture: pictureOf(row),
    figure: figuresOf(row, text.body, language)[0] ?? null,
  }
}

/** All published articles, the newest first. */
export async function listArticles(
  database: Database,
  language: Language,
  now = new Date(),
): Promise<ArticleCard[]> {
  const rows = await database.article.findMany({
    relationLoadStrategy: 'join',
    where: { translations: { some: { language, status: 'published' } } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    select: articleSelect(language),
  })
  // What will be published is read along: few texts wait, and the page is made anew when the first of them comes.
  const next = rows.findLast(({ publishedAt }) => publishedAt > now)
  dependsOn([articleListTag], next?.publishedAt ?? null)
  return rows.filter(({ publishedAt }) => publishedAt <= now).flatMap((row) => fromRow(row, language) ?? [])
}

/** What an article may be shown beside: a product it is paired with, or the substances it is about. */
export interface PairingWish {
  productId?: number
  substanceKeys?: readonly string[]
}

/**
 * Articles for a page that sells. Educational ones are left out: no page of a product leads to a text that names a
 * disease (CLAIM-09).
 */
export async function listPairedArticles(
  database: Database,
  language: Language,
  { productId, substanceKeys = [] }: PairingWish,
  now = new Date(),
): Promise<ArticleCard[]> {
  const cards = await remember(`articles ${language}`, () => listArticles(database, language, now))
  return cards.filter(
    ({ pairing, productIds, substances }) =>
      pairing === 'paired' &&
      ((productId !== undefined && productIds.includes(productId)) ||
        substances.some(({ key }) => substanceKeys.includes(key))),
  )
}
