import 'server-only'
import { subDays } from 'date-fns'
import { inTransaction, type Transaction } from './database.ts'
import type { JobDefinition } from './jobs.ts'
import { logger } from './logger.ts'

/** Days that mails are remembered (docs/operations.md, Retention). */
const mailDays = 90

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

/** Removes at most so many rows of one kind that are over; whoever owns the rows says which these are. */
export type Forget = (transaction: Transaction, limit: number) => Promise<{ count: number }>

/** Removes notes that nobody needs any more, each kind under its name; doing it twice changes nothing. */
export async function forgetNotes(notes: Record<string, Forget>): Promise<void> {
  for (const [what, forget] of Object.entries(notes)) {
    const once = (transaction: Transaction) => forget(transaction, portion)
    await inPortions(what, async () => (await inTransaction(once)).count)
  }
}

/** The platform's own: that a mail was sent, what was typed into a form, who asked how often. */
export function forgetPlatformNotes(now: Date): Promise<void> {
  return forgetNotes({
    mails: ({ mail }, limit) =>
      mail.deleteMany({ where: { createdAt: { lt: subDays(now, mailDays) } }, limit }),
    // Somebody typed an address that the shop does not know.
    'mails-to-nobody': ({ mail }, limit) =>
      mail.deleteMany({
        where: { status: 'dead', error: null, orderId: null, createdAt: { lt: subDays(now, 1) } },
        limit,
      }),
    'kept-forms': ({ keptForm }, limit) => keptForm.deleteMany({ where: { expiresAt: { lt: now } }, limit }),
    limits: ({ rateLimit }, limit) =>
      rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } }, limit }),
  })
}

/** Every night, when few people are there. */
export const noteRetentionJob: JobDefinition<never> = {
  queue: 'retention-notes',
  cron: '7 2 * * *',
  work: () => forgetPlatformNotes(new Date()),
}
