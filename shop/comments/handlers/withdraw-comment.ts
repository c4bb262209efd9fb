import 'server-only'
import { addressOf } from '#i18n/address.ts'
import { takePoints } from '#platform/form-limit.ts'
import type { Limit } from '#platform/rate-limit.ts'
import { done, readForm } from '#platform/submission.ts'
import { withdrawInput } from '../comment-input.ts'
import { withdrawComment as withdraw } from '../mutations/withdraw-comment.ts'
import { commentOfToken } from '../session.ts'
import { refuse } from './refusal.ts'

const perAddress: Limit = { name: 'comment-withdraw-address', points: 60, seconds: 600 }

/** Erases a comment for whoever holds its author's signed link; a link alone, opened by a mail program, does not. */
export async function withdrawComment(request: Request): Promise<Response> {
  const form = await readForm(request, 'comment-withdrawal', withdrawInput)
  const { submission } = form
  if (!form.ok) return refuse(submission, form)
  const flood = await takePoints([[perAddress, submission.clientAddress]])
  if (flood) return refuse(submission, flood)
  const { locale, token } = form.data
  const id = commentOfToken(token)
  const answer = id === null ? ({ ok: false, reason: 'gone' } as const) : await withdraw(id)
  if (!answer.ok && answer.reason === 'gone') {
    return refuse(submission, { problems: [{ field: null, key: 'commentGone' }], status: 404 })
  }
  return done(submission, addressOf(locale, 'ownComment', { token }))
}
