import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './checkout.ts'

/** Brings a database to the newest schema; creates it where it is missing. Answers what Prisma said. */
export async function migrate(url: string): Promise<string> {
  return prisma(['migrate', 'deploy'], { DATABASE_URL: url })
}

/** Runs a command of Prisma; a failure is thrown with all that it printed. */
export async function prisma(words: string[], environment: Record<string, string> = {}): Promise<string> {
  const program = join(checkout, 'node_modules', 'prisma', 'build', 'index.js')
  const child = spawn(process.execPath, [program, ...words], {
    cwd: checkout,
    // The schema engine is a program of its own that looks for `node` in the PATH.
    env: {
      ...process.env,
      ...environment,
      PATH: `${join(checkout, 'node_modules', '.bin')}:${process.env.PATH}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (part) => (output += part))
  child.stderr.on('data', (part) => (output += part))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`prisma ${words.join(' ')} failed:\n${output.trim()}`)
  return output
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
