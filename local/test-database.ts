import { createDatabase, dropDatabase } from './postgres.ts'
import { ensureTemplate } from './test-server.ts'

/** A fresh, migrated database of one test file or one test. */
export interface TestDatabase {
  url: string
  drop: () => Promise<void>
}

/** What many test files begin with: filled in once a run, by the first of them, with nothing connected to it afterwards. */
export interface Beginning {
  name: string
  fill: (url: string) => Promise<void>
}

let made = 0

/** Clones the migrated template that Vitest's `database` project prepares (`local/test-setup.ts`), or one filled from it. */
export async function createTestDatabase(beginning?: Beginning): Promise<TestDatabase> {
  const { TEST_DATABASE_URL: server, TEST_DATABASE_TEMPLATE: migrated, TEST_RUN: run } = process.env
  if (!server || !migrated || !run)
    throw new Error('Name the test file *.db.test.ts: only those are given a database server')
  const template = beginning ? `test_${run}_${beginning.name}` : migrated
  if (beginning) await ensureTemplate({ server, name: template, fill: beginning.fill, from: migrated })
  const name = `test_${process.pid}_${++made}_${crypto.randomUUID().slice(0, 8)}`
  const url = await createDatabase(server, name, template)
  return { url, drop: () => dropDatabase(server, name) }
}
