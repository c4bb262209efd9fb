import 'server-only'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { database } from './database.ts'

export interface Readiness {
  database: 'reachable' | 'unreachable'
  pendingMigrations: string[]
}

/** Whether the shop can take orders: the database answers and every migration of this build is applied. */
export async function readiness(): Promise<Readiness> {
  const folder = join(process.cwd(), 'prisma', 'migrations')
  const known = (await readdir(folder)).filter((name) => /^\d+_/.test(name))
  try {
    const rows = await database().$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
    const applied = new Set(rows.map((row) => row.name))
    return { database: 'reachable', pendingMigrations: known.filter((name) => !applied.has(name)) }
  } catch {
    // The answer itself says what is wrong; whoever asks every second needs no log line each time.
    return { database: 'unreachable', pendingMigrations: [] }
  }
}
