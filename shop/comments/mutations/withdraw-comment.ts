import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { queueMail } from '#platform/outbox.ts'
import { articleCommentsTag, decidedByAuthor } from '../comment.ts'

export type WithdrawAnswer = { ok: true } | { ok: false; reason: 'gone' | 'already-withdrawn' }

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
      data: {
        status: 'rejected',
        decidedBy: decidedByAuthor,
        decidedAt: now,
        withdrawnAt: now,
        authorName: '',
        body: '',
        email: null,
        address: null,
        submissionId: `withdrawn:${id}`,
      },
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
