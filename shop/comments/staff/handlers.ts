import 'server-only'
import { database } from '#platform/database.ts'
import { done, readForm, type Problem, type Submission } from '#platform/submission.ts'
import { refuseForm } from '#shop/staff/session/answer.ts'
import { staffHandler } from '#shop/staff/session/staff-handler.ts'
import { safeReturn } from '#shop/staff/workshop-address.ts'
import type { Decision } from '../comment.ts'
import { answerInput, decisionInput, reportDecisionInput } from './moderation-input.ts'
import { forbiddenWords } from './moderation.ts'
import { answerComment, keepReported, moderate } from './mutations.ts'
import { findDecision, findModeratedComment } from './queries.ts'

const queue = '/staff/comments'

function pageOf(submission: Submission, fallback = queue): string {
  const page = safeReturn(submission.values.back)
  return page.startsWith(queue) ? page : fallback
}

/** Back to the page of the form, saying what happened; the next comment is the one in view. */
function outcome(page: string, said: Record<string, string>, next?: string): string {
  const [path = queue, search] = (page.split('#', 1)[0] ?? queue).split('?', 2)
  const query = new URLSearchParams(search)
  for (const name of ['done', 'number', 'skipped', 'last']) query.delete(name)
  for (const [name, value] of Object.entries(said)) query.set(name, value)
  return `${path}?${query}${next ? `#comment-${next}` : ''}`
}

/** Who came first, and what they decided. */
async function decidedAlready(commentId: string): Promise<Problem> {
  const decision = await findDecision(database(), commentId)
  if (!decision) return { field: null, key: 'commentGone' }
  return { field: null, key: 'commentDecided', facts: { name: decision.by, status: decision.status } }
}

/** Approves, rejects or puts aside as spam one comment or all that were ticked. */
export const decideComments = staffHandler('comments:decide', async (visit) => {
  const form = await readForm(visit.request, 'comment-decision', decisionInput)
  const { submission } = form
  const location = pageOf(submission)
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { ids, seen, next } = form.data
  const decision: Decision = form.data.decision
  let number = 0
  for (const commentId of ids) {
    const answer = await moderate(visit.staff, { commentId, decision, seenStatus: seen })
    if (answer.ok) number += 1
  }
  const [first = ''] = ids
  if (number === 0)
    return refuseForm(visit, submission, [await decidedAlready(first)], { location, status: 409 })
  const said = {
    done: decision.status,
    number: String(number),
    ...(ids.length > number && { skipped: String(ids.length - number) }),
    last: first,
  }
  return done(submission, outcome(location, said, next || undefined))
})

/** The shop answers a comment below the article. */
export const answerReader = staffHandler('comments:decide', async (visit) => {
  const form = await readForm(visit.request, 'comment-answer', answerInput)
  const { submission } = form
  if (!form.ok) {
    const { comment = '' } = submission.values
    const isKnown = /^[\da-f-]{36}$/.test(comment)
    const known = isKnown ? `${queue}/${comment}` : pageOf(submission)
    return refuseForm(visit, submission, form.problems, { location: known, status: form.status })
  }
  const { comment: commentId, action, body, seen } = form.data
  const location = `${queue}/${commentId}`
  const comment = await findModeratedComment(database(), visit.staff, commentId)
  const words = comment ? forbiddenWords(body, comment.language) : []
  if (words.length > 0) {
    const problem = { field: 'body', key: 'forbiddenWords', facts: { words: words.join(', ') } }
    return refuseForm(visit, submission, [problem], { location })
  }
  const answer = await answerComment(visit.staff, { commentId, actionId: action, body, seenStatus: seen })
  if (!answer.ok)
    return refuseForm(visit, submission, [await decidedAlready(commentId)], { location, status: 409 })
  return done(submission, outcome(pageOf(submission), { done: 'answered', number: '1', last: commentId }))
})

/** Takes a reported comment down or leaves it; who reported it is told. */
export const resolveReport = staffHandler('comments:decide', async (visit) => {
  const form = await readForm(visit.request, 'comment-report-decision', reportDecisionInput)
  const { submission } = form
  const location = pageOf(submission, `${queue}/reports`)
  if (!form.ok) return refuseForm(visit, submission, form.problems, { location, status: form.status })
  const { comment: commentId, outcome: wish, reason } = form.data
  if (wish === 'kept') {
    const isKept = await keepReported(visit.staff, commentId)
    if (isKept) return done(submission, outcome(location, { done: 'kept', number: '1', last: commentId }))
    const problem = { field: null, key: 'reportDecided' }
    return refuseForm(visit, submission, [problem], { location, status: 409 })
  }
  const decision: Decision = { status: 'rejected', reason: reason || 'unlawful' }
  const answer = await moderate(visit.staff, { commentId, decision, seenStatus: 'approved' })
  if (answer.ok) return done(submission, outcome(location, { done: 'removed', number: '1', last: commentId }))
  return refuseForm(visit, submission, [await decidedAlready(commentId)], { location, status: 409 })
})
