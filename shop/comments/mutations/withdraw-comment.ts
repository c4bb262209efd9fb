import 'server-only'
import { equalsIgnoringCase, inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { queueMail } from '#platform/outbox.ts'
import { articleCommentsTag, decidedByAuthor } from '../comment.ts'

export type WithdrawAnswer = { ok: true } | { ok: false; reason: 'gone' | 'already-withdrawn' }

/** What is left of a comment that was taken back: its place. */
const takenBack = (id: string, now: Date) => ({
  status: 'rejected' as const,
  ...{ decidedBy: decidedByAuthor, decidedAt: now, withdrawnAt: now },
  ...{ authorName: '', body: '', email: null, address: null },
  submissionId: `withdrawn:${id}`,
})

/** Takes a comment back for good: name, address and words are erased at once; only its place remains (GDPR art. 17). */
export async function withdrawComment(id: string, now = new Date()): Promise<WithdrawAnswer> {
  return inTransaction(async (transaction) => {
    const comment = await transaction.comment.findUnique({
      where: { id },
      select: { articleId: true, email: true, locale: true },
    })
    if (!comment) return { ok: false, reason: 'gone' }
    const { count } = await transaction.comment.updateMany({
      where: { id, withdrawnAt: null },
      data: takenBack(id, now),
    })
    if (count === 0) return { ok: false, reason: 'already-withdrawn' }
    await invalidate(transaction, [articleCommentsTag(comment.articleId)])
    if (comment.email) {
      await queueMail(transaction, {
        dedupeKey: `comment-withdrawn:${id}`,
        kind: 'comment-withdrawn',
        locale: comment.locale,
        recipient: comment.email,
        facts: { commentId: id },
      })
    }
    return { ok: true }
  })
}

/**
 * Takes back everything that somebody wrote, as they could themselves, and forgets who reported what (Art. 17 GDPR).
 * Answers how many comments and reports it was.
 */
export async function eraseCommenter(
  transaction: Transaction,
  email: string,
  now: Date,
): Promise<{ comments: number; reports: number }> {
  const where = { email: equalsIgnoringCase(email) }
  const comments = await transaction.comment.findMany({ where, select: { id: true, articleId: true } })
  for (const { id } of comments)
    await transaction.comment.update({ where: { id }, data: takenBack(id, now), select: { id: true } })
  const articles = new Set(comments.map(({ articleId }) => articleId))
  await invalidate(transaction, [...articles].map(articleCommentsTag))
  const reports = await transaction.commentReport.updateMany({ where, data: { email: null } })
  return { comments: comments.length, reports: reports.count }
}
