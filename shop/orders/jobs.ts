import 'server-only'
import { inTransaction } from '#platform/database.ts'
import { environment } from '#platform/environment.ts'
import type { JobDefinition } from '#platform/jobs.ts'
import { logger } from '#platform/logger.ts'
import { inPortions } from '#platform/retention.ts'
import { findViolations, liveGraces } from '#prisma/invariants/find-violations.ts'
import { raiseAlert } from './mutations.ts'
import { warnOfBackups } from './mutations/warn-of-backups.ts'
import {
  forgetStatements,
  forgetOrderNotes,
  forgetPaidOrders,
  forgetParcelContacts,
  forgetUnpaidOrders,
} from './mutations/forget-orders.ts'

/** As many as somebody reads; `npm run check:money` shows the rest. */
const shownViolations = 20

/** Forgets of shoppers what need not be known any more. */
export async function forgetOrders(now = new Date()): Promise<void> {
  await inPortions('unpaid-orders', () => forgetUnpaidOrders(now))
  await inPortions('paid-orders', () => forgetPaidOrders(now))
  await inPortions('parcel-contacts', () => forgetParcelContacts(now))
  await inPortions('order-notes', () => forgetOrderNotes(now))
  await inPortions('statements', () => forgetStatements(now))
}

/** Every night, when few people shop. */
export const orderRetentionJob: JobDefinition<never> = {
  queue: 'retention-orders',
  cron: '27 2 * * *',
  work: () => forgetOrders(),
}

/** Asks whether everything adds up and could be had again; tells staff of each broken invariant once a day, so that no silence is final. */
async function checkMoney(): Promise<void> {
  // Demo data are nobody's loss.
  if (!environment().isDemo) await warnOfBackups()
  // The owner's address: the views of the question are made and rolled back in its transaction.
  const violations = await findViolations(environment().databaseUrl, liveGraces)
  if (violations.length === 0) return
  const today = new Date().toISOString().slice(0, 10)
  const byInvariant = Map.groupBy(violations, ({ invariant }) => invariant)
  await inTransaction(async (transaction) => {
    for (const [invariant, found] of byInvariant) {
      const first = found.slice(0, shownViolations).map(({ key, detail }) => ({ key, detail }))
      await raiseAlert(transaction, {
        dedupeKey: `check-money:${invariant}:${today}`,
        kind: 'check-money',
        facts: { invariant, count: found.length, first },
      })
    }
  })
  const counts = Object.fromEntries([...byInvariant].map(([invariant, found]) => [invariant, found.length]))
  logger.error({ counts }, 'something does not add up')
}

/** Every hour. */
export const checkMoneyJob: JobDefinition<never> = {
  queue: 'check-money',
  cron: '7 * * * *',
  work: checkMoney,
}
