import 'server-only'
import { subDays } from 'date-fns'
import { inTransaction, type Transaction } from './database.ts'
import { logger } from './logger.ts'

/** Days that notes of the machinery are kept (docs/operations.md, Retention); Stripe itself forgets its events after as many. */
const retentionDays = { mail: 90, stripeEvent: 30 } as const

/** Small enough for the time a statement has, on the first night in a large database too. */
const portion = 1000

/** Repeats one portion of a night's work until nothing is left of it, each in a transaction of its own. */
export async function inPortions(what: string, forget: () => Promise<number>): Promise<void> {
  let total = 0
  for (let count = 1; count > 0;) {
    count = await forget()
    total += count
  }
  logger.info({ what, count: total }, 'forgotten')
}

type Forget = (transaction: Transaction) => Promise<{ count: number }>

/** Removes what the machinery noted and nobody needs any more; doing it twice changes nothing. */
export async function forgetNotes(now: Date): Promise<void> {
  const limit = portion
  const notes: Record<string, Forget> = {
    mails: ({ mail }) =>
      mail.deleteMany({ where: { createdAt: { lt: subDays(now, retentionDays.mail) } }, limit }),
    'stripe-events': ({ stripeEvent }) =>
      stripeEvent.deleteMany({
        where: { receivedAt: { lt: subDays(now, retentionDays.stripeEvent) } },
        limit,
      }),
    'kept-forms': ({ keptForm }) => keptForm.deleteMany({ where: { expiresAt: { lt: now } }, limit }),
    'staff-sessions': ({ staffSession }) =>
      staffSession.deleteMany({ where: { expiresAt: { lt: now } }, limit }),
    'staff-challenges': ({ staffVerification }) =>
      staffVerification.deleteMany({ where: { expiresAt: { lt: now } }, limit }),
    // Half a minute is the longest that one would be accepted again.
    'staff-codes': ({ staffUsedCode }) =>
      staffUsedCode.deleteMany({ where: { at: { lt: subDays(now, 1) } } }),
    'staff-invitations': ({ staffInvitation }) =>
      staffInvitation.deleteMany({ where: { expiresAt: { lt: subDays(now, 30) } }, limit }),
    limits: ({ rateLimit }) => rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } }, limit }),
  }
  for (const [what, forget] of Object.entries(notes)) {
    await inPortions(what, async () => (await inTransaction(forget)).count)
  }
}
