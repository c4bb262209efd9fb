import 'server-only'
import type { Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { queueMail } from '#platform/outbox.ts'
import {
  articleCommentsTag,
  mayDecide,
  type CommentStatus,
  type Decision,
  type DecisionAnswer,
} from '../comment.ts'

export interface DecisionRecord {
  commentId: string
  decision: Decision
  /** What the moderator saw it to be: two people at once do not overrule each other unknowingly. */
  seenStatus: CommentStatus
  /** Who decided, as the audit trail names them. */
  decidedBy: string
  now: Date
}

/**
 * Carries out a person's decision about a comment, in the transaction in which it is written down. The author learns of
 * it with the reason; who spreads advertising gets no letter. Two moderators at once: the first one decides.
 */
export async function decideComment(
  transaction: Transaction,
  record: DecisionRecord,
): Promise<DecisionAnswer> {
  const { commentId, decision, seenStatus, decidedBy, now } = record
  const row = await transaction.comment.findUniqueOrThrow({
    where: { id: commentId },
    select: { articleId: true, status: true, withdrawnAt: true, email: true, locale: true },
  })
  const answer = mayDecide({ status: row.status, isWithdrawn: row.withdrawnAt !== null }, decision)
  if (!answer.ok) return answer
  if (row.status !== seenStatus) return { ok: false, reason: 'already-decided' }
  const { count } = await transaction.comment.updateMany({
    where: { id: commentId, status: seenStatus, withdrawnAt: null },
    data: {
      status: decision.status,
      decidedBy,
      decidedAt: now,
      decisionReason: decision.status === 'rejected' ? decision.reason : null,
    },
  })
  if (count === 0) return { ok: false, reason: 'already-decided' }
  await invalidate(transaction, [articleCommentsTag(row.articleId)])
  if (row.email && decision.status !== 'spam') {
    await queueMail(transaction, {
      dedupeKey: `comment-decided:${commentId}:${decision.status}`,
      kind: 'comment-decided',
      locale: row.locale,
      recipient: row.email,
      facts: { commentId },
    })
  }
  if (decision.status !== 'approved') await closeReports(transaction, { commentId, outcome: 'removed', now })
  return { ok: true }
}

/** Ends the open cases about a comment and tells who reported it what became of it (REV-02). */
export async function closeReports(
  transaction: Transaction,
  { commentId, outcome, now }: { commentId: string; outcome: 'removed' | 'kept'; now: Date },
): Promise<void> {
  const open = await transaction.commentReport.findMany({
    where: { commentId, resolvedAt: null },
    select: { id: true, email: true, comment: { select: { locale: true } } },
  })
  await transaction.commentReport.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, resolvedAt: null },
    data: { resolvedAt: now },
  })
  for (const { id, email, comment } of open) {
    if (!email) continue
    await queueMail(transaction, {
      dedupeKey: `comment-report-decided:${id}`,
      kind: 'comment-report-decided',
      locale: comment.locale,
      recipient: email,
      facts: { reportId: id, commentId, outcome },
    })
  }
}
