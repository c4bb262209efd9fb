import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.ts'
import { runNode, tool } from './run.ts'

/** Brings a database to the newest schema; creates it where it is missing. */
export async function migrate(url: string, signal?: AbortSignal): Promise<void> {
  const environment = { ...process.env, DATABASE_URL: url, NO_COLOR: '1' }
  await runNode([tool('prisma/build/index.js'), 'migrate', 'deploy'], { environment, signal })
}

/** A short name for the state of all migrations: another state, another name. */
export function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const file of globSync('prisma/migrations/*/migration.sql', { cwd: checkout }).sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(checkout, file)))
      .update('\0')
  }
  return hash.digest('hex').slice(0, 12)
}
