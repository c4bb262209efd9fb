import 'server-only'
import { withinLimit } from '#platform/rate-limit.ts'
import type { Submission } from '#platform/submission.ts'
import { mailboxOf } from '#shop/input/field.ts'

/** An address that somebody typed gets few letters a day. */
const mailsOfEmail = { points: 6, seconds: 24 * 60 * 60 }
/** The letters repeat what was typed: nobody shall send post to the whole world through us (decision 10). */
const mailsOfClient = { points: 30, seconds: 60 * 60 }

/** Whether a statement is acknowledged by mail; recorded it is in any case. */
export async function mayMail(kind: string, email: string, { clientAddress }: Submission): Promise<boolean> {
  const answers = [
    await withinLimit({ name: `${kind}-mails`, ...mailsOfEmail }, mailboxOf(email)),
    await withinLimit({ name: `${kind}-mails-client`, ...mailsOfClient }, clientAddress),
  ]
  return answers.every((answer) => answer.ok)
}
