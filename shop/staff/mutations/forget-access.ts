import 'server-only'
import { subDays } from 'date-fns'
import { forgetNotes } from '#platform/retention.ts'

/** Removes what let people of the staff in and is over; how long each is kept stands in docs/operations.md, Retention. */
export function forgetAccess(now: Date): Promise<void> {
  const isOver = { expiresAt: { lt: now } }
  return forgetNotes({
    'staff-sessions': ({ staffSession }, limit) => staffSession.deleteMany({ where: isOver, limit }),
    'staff-challenges': ({ staffVerification }, limit) =>
      staffVerification.deleteMany({ where: isOver, limit }),
    // Half a minute is the longest that one would be accepted again.
    'staff-codes': ({ staffUsedCode }, limit) =>
      staffUsedCode.deleteMany({ where: { at: { lt: subDays(now, 1) } }, limit }),
    'staff-invitations': ({ staffInvitation }, limit) =>
      staffInvitation.deleteMany({ where: { expiresAt: { lt: subDays(now, 30) } }, limit }),
  })
}
