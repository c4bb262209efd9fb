import 'server-only'
import type { Database } from './database.ts'

/** What is known of backups: of which moment the newest one is that was put back, and since when there is anything to lose. */
export interface ProvedBackup {
  provedAt: Date | null
  openSince: Date | null
}

/** A backup counts once it was put back and sold from (npm run drill:restore), and from the moment it is of. */
export async function findProvedBackup(database: Database): Promise<ProvedBackup> {
  const { _max } = await database.restoreDrill.aggregate({ _max: { backupTakenAt: true } })
  const [row] = await database.$queryRaw<{ at: Date | null }[]>`
    SELECT min(finished_at) AS at FROM _prisma_migrations`
  return { provedAt: _max.backupTakenAt, openSince: row?.at ?? null }
}
