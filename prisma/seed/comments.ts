import { addMinutes, subMinutes } from 'date-fns'
import { localesOfLanguage, type Language } from '#i18n/locale.ts'
import type { Transaction } from '#platform/database.ts'
import { readDemoJson } from './demo-file.ts'

interface DemoComment {
  key: string
  articleKey: string
  language: Language
  parentKey?: string | null
  authorName: string
  email: string
  body: string
  status: 'pending' | 'approved' | 'rejected' | 'spam'
  heldReasons?: string[]
  byStaff?: boolean
  daysBeforeSeeding: number
}

export async function seedComments(transaction: Transaction, seededAt: Date): Promise<void> {
  const comments = await readDemoJson<DemoComment[]>('comments/comments.json')
  const articles = new Map(
    (await transaction.article.findMany({ select: { id: true, key: true } })).map(({ id, key }) => [key, id]),
  )
  const known = new Map<string, string>()
  for (const comment of comments) {
    const articleId = articles.get(comment.articleKey)
    const [locale] = localesOfLanguage(comment.language)
    if (articleId === undefined || !locale) throw new Error(`comment ${comment.key} has no article`)
    const createdAt = subMinutes(seededAt, Math.round(comment.daysBeforeSeeding * 24 * 60))
    const isDecided = comment.status !== 'pending'
    const { id } = await transaction.comment.create({
      select: { id: true },
      data: {
        articleId,
        locale,
        language: comment.language,
        parentId: comment.parentKey ? (known.get(comment.parentKey) ?? null) : null,
        authorName: comment.authorName,
        email: comment.email,
        body: comment.body,
        byStaff: comment.byStaff ?? false,
        status: comment.status,
        heldReasons: comment.heldReasons ?? [],
        submissionId: `demo-${comment.key}`,
        createdAt,
        ...(isDecided && { decidedBy: 'demo data', decidedAt: addMinutes(createdAt, 45) }),
      },
    })
    known.set(comment.key, id)
  }
}
