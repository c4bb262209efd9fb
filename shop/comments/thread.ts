import type { PublicComment } from './comment.ts'

/** An answer, with the name it speaks to where that is not the one who opened the thread. */
export interface Reply extends PublicComment {
  answersTo: string | null
}

/** A comment and everything said below it, in the order of time: one level deep, however deep the talk went. */
export interface CommentThread extends PublicComment {
  replies: Reply[]
}

const byTime = (left: PublicComment, right: PublicComment) =>
  left.createdAt.getTime() - right.createdAt.getTime() || left.id.localeCompare(right.id)

/**
 * Threads in the order of time. What was removed stays as an empty place while somebody's answer stands below it, and
 * disappears otherwise; an answer to something that is not there at all is not shown.
 */
export function threadsOf(comments: readonly PublicComment[]): CommentThread[] {
  const known = new Map(comments.map((comment) => [comment.id, comment]))
  const roots = new Map<string, CommentThread>()
  const ordered = comments.toSorted(byTime)
  for (const comment of ordered) {
    if (comment.parentId === null) roots.set(comment.id, { ...comment, replies: [] })
  }
  for (const comment of ordered) {
    const thread = roots.get(rootOf(comment, known)?.id ?? '')
    if (thread && thread.id !== comment.id) thread.replies.push(replyIn(thread, comment, known))
  }
  return [...roots.values()].flatMap((thread) => {
    const replies = withoutEmptyPlaces(thread.replies)
    return thread.removed && replies.length === 0 ? [] : [{ ...thread, replies }]
  })
}

function replyIn(
  thread: CommentThread,
  comment: PublicComment,
  known: ReadonlyMap<string, PublicComment>,
): Reply {
  const parent = known.get(comment.parentId ?? '')
  const namesParent = parent !== undefined && parent.id !== thread.id && parent.removed === null
  return { ...comment, answersTo: namesParent ? parent.authorName : null }
}

function rootOf(comment: PublicComment, known: ReadonlyMap<string, PublicComment>): PublicComment | null {
  let current: PublicComment | undefined = comment
  for (let depth = 0; current && depth <= known.size; depth++) {
    if (current.parentId === null) return current
    current = known.get(current.parentId)
  }
  return null
}

function withoutEmptyPlaces(replies: Reply[]): Reply[] {
  const answered = new Set(replies.filter((reply) => !reply.removed).map((reply) => reply.parentId))
  return replies.filter((reply) => !reply.removed || answered.has(reply.id))
}

/** How many comments can be read. */
export function countComments(threads: readonly CommentThread[]): number {
  const all = threads.flatMap((thread) => [thread, ...thread.replies])
  return all.filter((comment) => !comment.removed).length
}
