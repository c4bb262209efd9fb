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
  await withLock(join(directory, 'template.lock'), async () => {
    const known = await databaseNames(server.url)
    await Promise.all(known.filter(isLeftOver).map((name) => dropDatabase(server.url, name)))
    if (!known.includes(template)) await makeTemplate(server.url, template)
  })
  return { ...server, template }
}

async function makeTemplate(url: string, template: string): Promise<void> {
  const unfinished = `unfinished_${template}`
  await dropDatabase(url, unfinished)
  await migrate(await createDatabase(url, unfinished))
  await query(url, `ALTER DATABASE ${unfinished} RENAME TO ${template}`)
}

/** Databases of test processes that were killed before they could clean up. */
function isLeftOver(name: string): boolean {
  const pid = /^test_(\d+)_/.exec(name)?.[1]
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
