import 'server-only'
import { inTransaction, type Transaction } from '#platform/database.ts'
import { invalidate } from '#platform/invalidation.ts'
import { recordAudit } from '#shop/staff/mutations.ts'
import { insistOn } from '#shop/staff/permission.ts'
import { actorOf, type StaffMember } from '#shop/staff/staff-member.ts'
import { articleCommentsTag, type CommentStatus, type Decision, type DecisionAnswer } from '../comment.ts'
import { closeReports, decideComment } from '../mutations/decide-comment.ts'

type Answer = DecisionAnswer | { ok: false; reason: 'gone' }

interface Wish {
  commentId: string
  decision: Decision
  seenStatus: CommentStatus
}

/** Whoever decides about a comment waits for whoever is deciding about it; false when it is gone. */
async function lockComment(transaction: Transaction, id: string): Promise<boolean> {
  const found = await transaction.$queryRaw<unknown[]>`
    SELECT id FROM comment WHERE id = ${id} FOR NO KEY UPDATE`
  return found.length > 0
}

/** Decides about a comment and writes down who did. */
async function decideIn(
  transaction: Transaction,
  staff: StaffMember,
  { commentId, decision, seenStatus }: Wish,
): Promise<Answer> {
  if (!(await lockComment(transaction, commentId))) return { ok: false, reason: 'gone' }
  const decidedBy = actorOf(staff)
  const answer = await decideComment(transaction, {
    commentId,
    decision,
    seenStatus,
    decidedBy,
    now: new Date(),
  })
  if (answer.ok) {
    await recordAudit(transaction, staff, {
      action: `comment.${decision.status}`,
      entity: 'comment',
      entityId: commentId,
      before: { status: seenStatus },
      after: { ...decision },
    })
  }
  return answer
}

/** A moderator's decision; of two at once the first one counts. */
export async function moderate(staff: StaffMember, wish: Wish): Promise<Answer> {
  insistOn(staff, 'comments:decide')
  return inTransaction((transaction) => decideIn(transaction, staff, wish))
}

/**
 * Leaves a reported comment where it is and tells who reported it; false when no report is open any more, as when
 * somebody else has taken the comment down in that moment.
 */
export async function keepReported(staff: StaffMember, commentId: string): Promise<boolean> {
  insistOn(staff, 'comments:decide')
  return inTransaction(async (transaction) => {
    await lockComment(transaction, commentId)
    const open = await transaction.commentReport.count({ where: { commentId, resolvedAt: null } })
    if (open === 0) return false
    await closeReports(transaction, { commentId, outcome: 'kept', now: new Date() })
    await recordAudit(transaction, staff, {
      action: 'comment.report-dismissed',
      entity: 'comment',
      entityId: commentId,
      after: { reports: open },
    })
    return true
  })
}

interface StaffAnswer {
  commentId: string
  /** One-time id of the form. */
  actionId: string
  body: string
  seenStatus: CommentStatus
}

/**
 * The shop answers below a comment, in the name of the person who writes. A waiting comment is published with its answer:
 * nobody answers what nobody can read. Sent twice it is one answer.
 */
export async function answerComment(staff: StaffMember, answer: StaffAnswer): Promise<Answer> {
  insistOn(staff, 'comments:decide')
  const { commentId, actionId, body, seenStatus } = answer
  return inTransaction(async (transaction) => {
    await lockComment(transaction, commentId)
    const submissionId = `staff:${actionId}`
    if ((await transaction.comment.count({ where: { submissionId } })) > 0) return { ok: true }
    const parent = await transaction.comment.findUnique({
      where: { id: commentId },
      select: { articleId: true, language: true, locale: true, status: true, withdrawnAt: true },
    })
    if (!parent) return { ok: false, reason: 'gone' }
    if (parent.status !== 'approved' || parent.withdrawnAt) {
      const decided = await decideIn(transaction, staff, {
        commentId,
        decision: { status: 'approved' },
        seenStatus,
      })
      if (!decided.ok) return decided
    }
    const { articleId, language, locale } = parent
    const now = new Date()
    const { id } = await transaction.comment.create({
      select: { id: true },
      data: {
        articleId,
        language,
        locale,
        parentId: commentId,
        authorName: staff.name,
        body,
        byStaff: true,
        status: 'approved',
        heldReasons: [],
        submissionId,
        decidedBy: actorOf(staff),
        decidedAt: now,
        createdAt: now,
      },
    })
    await invalidate(transaction, [articleCommentsTag(articleId)])
    await recordAudit(transaction, staff, {
      action: 'comment.answered',
      entity: 'comment',
      entityId: id,
      after: { answersTo: commentId },
    })
    return { ok: true }
  })
}
