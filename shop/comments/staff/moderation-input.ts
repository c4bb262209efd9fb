import { z } from 'zod'
import { reportLimit } from '../comment-input.ts'
import { refusalReasons, type Decision } from '../comment.ts'
import { queueStates } from './moderation.ts'

const id = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/, 'invalid')
const back = z.string().max(500).optional()

/** How many are decided at once by boxes: one page of the queue and no more. */
export const bulkLimit = 50
const box = /^comment-([\da-f-]{36})$/

/**
 * What a decision sends: which comments (a box each), what is decided, and the reason its authors are told. What the
 * moderator saw is sent along, so that two people at once do not overrule each other unknowingly.
 */
export const decisionInput = z
  .record(z.string().max(60), z.string().max(500, 'invalid'))
  .transform((fields, context) => {
    const known = ['decision', 'reason', 'seen', 'back', 'next']
    const ids = Object.keys(fields).flatMap((name) => box.exec(name)?.[1] ?? [])
    const unknown = Object.keys(fields).filter((name) => !known.includes(name) && !box.test(name))
    for (const name of unknown) context.addIssue({ code: 'custom', message: 'invalid', path: [name] })
    if (ids.length > bulkLimit) context.addIssue({ code: 'custom', message: 'tooLarge', path: [] })
    if (ids.length === 0) context.addIssue({ code: 'custom', message: 'nothingChosen', path: [] })
    const asked = Object.entries(fields).filter(([name]) => known.includes(name))
    return { ...Object.fromEntries(asked), ids } as unknown
  })
  .pipe(
    z
      .object({
        ids: z.array(id),
        decision: z.enum(['approved', 'rejected', 'spam'], 'invalid'),
        reason: z.union([z.literal(''), z.enum(refusalReasons, 'invalid')]).optional(),
        seen: z.enum(queueStates, 'invalid').default('pending'),
        back,
        next: z.union([z.literal(''), id]).optional(),
      })
      .transform(({ decision, reason, ...rest }, context) => {
        if (decision !== 'rejected') return { ...rest, decision: { status: decision } satisfies Decision }
        if (reason) return { ...rest, decision: { status: decision, reason } satisfies Decision }
        context.addIssue({ code: 'custom', message: 'refusalReason', path: ['reason'] })
        return z.NEVER
      }),
  )

/** An answer of the shop below a comment. */
export const answerInput = z.strictObject({
  comment: id,
  /** One-time id of the form: pressed twice, it is one answer. */
  action: z.uuid('invalid'),
  body: z
    .string()
    .trim()
    .min(1, 'required')
    .max(reportLimit, 'tooLong')
    .regex(/^[^\p{Cc}]*(?:\n[^\p{Cc}]*)*$/u, 'invalid'),
  seen: z.enum(queueStates, 'invalid').default('pending'),
  back,
})

/** What becomes of a reported comment. */
export const reportDecisionInput = z
  .strictObject({
    comment: id,
    outcome: z.enum(['kept', 'removed'], 'invalid'),
    reason: z.union([z.literal(''), z.enum(refusalReasons, 'invalid')]).optional(),
    back,
  })
  .refine(({ outcome, reason }) => outcome === 'kept' || Boolean(reason), {
    message: 'refusalReason',
    path: ['reason'],
  })
