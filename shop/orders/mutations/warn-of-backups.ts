import 'server-only'
import { subDays } from 'date-fns'
import { findProvedBackup } from '#platform/backups.ts'
import { inTransaction } from '#platform/database.ts'
import { raiseAlert } from '../mutations.ts'

/** Days; the drill is run once a week. */
const longestWithoutDrill = 8
const kind = 'backup-unproved'

/** Tells staff that no backup of the last days was put back; takes that off the list when one was. */
export async function warnOfBackups(now = new Date()): Promise<void> {
  await inTransaction(async (transaction) => {
    const { provedAt, openSince } = await findProvedBackup(transaction)
    const since = provedAt ?? openSince
    if (since === null || since >= subDays(now, longestWithoutDrill)) {
      await transaction.staffAlert.updateMany({
        where: { kind, resolvedAt: null },
        data: { resolvedAt: now },
      })
      return
    }
    if ((await transaction.staffAlert.count({ where: { kind, resolvedAt: null } })) > 0) return
    await raiseAlert(transaction, {
      dedupeKey: `${kind}:${now.toISOString().slice(0, 10)}`,
      kind,
      facts: { provedAt: provedAt?.toISOString() ?? null },
    })
  })
}
