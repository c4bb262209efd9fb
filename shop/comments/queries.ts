import 'server-only'
import type { Language, Locale } from '#i18n/locale.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { equalsIgnoringCase, type Database } from '#platform/database.ts'
import { dependsOn } from '#platform/page-facts.ts'
import { articleCommentsTag, isRefusalReason, type OwnComment, type PublicComment } from './comment.ts'
import { threadsOf, type CommentThread } from './thread.ts'

// The address of the author is in no selection that leads to a page (GDPR-01).
const publicSelect = {
  id: true,
  parentId: true,
  authorName: true,
  body: true,
  byStaff: true,
  createdAt: true,
  status: true,
  withdrawnAt: true,
} satisfies Prisma.CommentSelect

type PublicRow = Prisma.CommentGetPayload<{ select: typeof publicSelect }>

function publicComment({ status, withdrawnAt, ...row }: PublicRow): PublicComment {
  if (withdrawnAt) return { ...row, authorName: '', body: '', removed: 'withdrawn' }
  if (status !== 'approved') return { ...row, authorName: '', body: '', removed: 'taken-down' }
  return { ...row, removed: null }
}

/** What everybody may read below an article: approved comments, and empty places that still carry answers. */
export async function listThreads(
  database: Database,
  { articleId, language }: { articleId: number; language: Language },
): Promise<CommentThread[]> {
  dependsOn([articleCommentsTag(articleId)])
  const rows = await database.comment.findMany({
    where: {
      articleId,
      language,
      OR: [{ status: 'approved' }, { replies: { some: { status: 'approved' } } }],
    },
    select: publicSelect,
  })
  return threadsOf(rows.map(publicComment))
}

/** A published comment, to answer or to report. */
export interface PublishedComment {
  id: string
  articleId: number
  language: string
  authorName: string
  body: string
  createdAt: Date
}

const commentId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

export async function findPublishedComment(database: Database, id: string): Promise<PublishedComment | null> {
  // The id comes from an address: anything but one of ours (and bytes PostgreSQL cannot hold) names no comment.
  if (!commentId.test(id)) return null
  return database.comment.findFirst({
    where: { id, status: 'approved', withdrawnAt: null },
    select: { id: true, articleId: true, language: true, authorName: true, body: true, createdAt: true },
  })
}

/** The comment behind its author's own signed link. */
export async function findOwnComment(database: Database, id: string): Promise<OwnComment | null> {
  if (!commentId.test(id)) return null
  const row = await database.comment.findUnique({
    where: { id },
    select: {
      id: true,
      articleId: true,
      language: true,
      locale: true,
      authorName: true,
      body: true,
      status: true,
      createdAt: true,
      decidedAt: true,
      decisionReason: true,
      withdrawnAt: true,
      parent: { select: { authorName: true, body: true, status: true } },
    },
  })
  if (!row) return null
  const { parent, withdrawnAt, decisionReason, language, locale, ...comment } = row
  return {
    ...comment,
    language: language as Language,
    locale: locale as Locale,
    decisionReason: isRefusalReason(decisionReason) ? decisionReason : null,
    isWithdrawn: withdrawnAt !== null,
    answersTo: parent?.status === 'approved' ? { authorName: parent.authorName, body: parent.body } : null,
  }
}

/** Texts that came below the article or from the same person since a moment, to find what is sent again and again. */
export async function listRecentBodies(
  database: Database,
  { articleId, email, since }: { articleId: number; email: string; since: Date },
): Promise<string[]> {
  const rows = await database.comment.findMany({
    where: {
      createdAt: { gte: since },
      OR: [{ articleId }, { email: equalsIgnoringCase(email) }, { status: 'spam' }],
    },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { body: true },
  })
  return rows.map(({ body }) => body)
}

/** What a letter about a comment needs. */
export async function findCommentForLetter(database: Database, id: string) {
  const row = await database.comment.findUnique({
    where: { id },
    select: {
      id: true,
      language: true,
      createdAt: true,
      status: true,
      decisionReason: true,
      article: { select: { translations: { select: { language: true, slug: true, title: true } } } },
    },
  })
  if (!row) return null
  const { article, ...comment } = row
  const text = article.translations.find(({ language }) => language === comment.language)
  return text ? { ...comment, articleSlug: text.slug, articleTitle: text.title } : null
}
