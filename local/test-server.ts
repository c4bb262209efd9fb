import { join } from 'node:path'
import pg from 'pg'
import { checkout } from './checkout.ts'
import { withLock } from './file-lock.ts'
import { migrate, migrationsHash } from './migrations.ts'
import { createDatabase, databaseUrl, dropDatabase, startPostgres } from './postgres.ts'
import { processIdentity } from './process-identity.ts'

/** A server for tests with a migrated template in it; test runs that overlap share it. */
export interface TestServer {
  url: string
  template: string
  stop: () => Promise<void>
}

export const testDirectory = join(checkout, '.data', 'test')

export async function startTestServer(directory = testDirectory): Promise<TestServer> {
  const server = await startPostgres({
    directory,
    url: process.env.TEST_DATABASE_URL,
    database: 'postgres',
    isDurable: false,
  })
  const template = `template_${migrationsHash()}`
  const known = await databaseNames(server.url)
  await Promise.all(known.filter(isLeftOver).map((name) => dropDatabase(server.url, name)))
  await ensureTemplate({ server: server.url, name: template, fill: migrate }, directory)
  return { ...server, template }
}

interface Template {
  server: string
  name: string
  /** Nothing may be connected to it afterwards. */
  fill: (url: string) => Promise<void>
  /** The template that it begins as. */
  from?: string
}

/** Whoever comes first makes it, for all. */
export async function ensureTemplate(
  { server, name, fill, from }: Template,
  directory = testDirectory,
): Promise<void> {
  await withLock(join(directory, 'template.lock'), async () => {
    if ((await databaseNames(server)).includes(name)) return
    const unfinished = `unfinished_${name}`
    await dropDatabase(server, unfinished)
    await fill(await createDatabase(server, unfinished, from))
    await query(server, `ALTER DATABASE ${unfinished} RENAME TO ${name}`)
  })
}

/** Databases of test processes that were killed before they could clean up, and what a whole run has begun with. */
function isLeftOver(name: string): boolean {
  const pid = /^(?:unfinished_)?test_(\d+)_/.exec(name)?.[1]
  return pid !== undefined && processIdentity(Number(pid)) === undefined
}

async function databaseNames(url: string): Promise<string[]> {
  const { rows } = await query(url, 'SELECT datname FROM pg_database')
  return rows.map((row: { datname: string }) => row.datname)
}

async function query(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: databaseUrl(url, 'postgres') })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}
